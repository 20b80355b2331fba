// The site against real folders: what is signed is what is online, what is withdrawn is gone in one
// step, and what holds a trace of a caller never gets out.

import Delivering
import Desk
import Discretion
import Foundation
import Journal
import LeakScan
import Logging
import Masking
import Membership
import Publishing
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct PublisherTests {
  @Test func `what was signed is online, and nothing of the caller`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()

    let page = try #require(try await room.page(id))
    #expect(page.contains("文化路口的路灯坏了半个月") && page.contains("已经修好"))
    let pages = try room.pages()
    #expect(pages.count > 12)
    for (name, text) in pages {
      for secret in ["秦海波", "13800138015", "L26-"] {
        #expect(!text.contains(secret) && !name.contains(secret), "\(name) names \(secret)")
      }
    }
    #expect(room.desk.publisher.heldBack.isEmpty)
    #expect(room.desk.shared.board.troubles[.siteFailing] == nil)
  }

  @Test func `a preview is the same bytes and does not touch the site`() async throws {
    let room = try await Newsroom()
    let id = try await room.answered()
    let hash = try await room.approved(id, question: "路灯坏了。", answer: "已经修好。")
    _ = try await room.desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    let files = try await room.desk.publisher.preview().files
    _ = try await room.desk.publisher.preview(into: room.folder.path(of: "preview"))
    #expect(!FileManager.default.fileExists(atPath: room.folder.path(of: "site")))

    try await room.publish()

    #expect(files.count > 12)
    for file in files {
      let written = try room.folder.bytes(of: "site/" + file.path.text)
      #expect(written == file.bytes)
      #expect(try room.folder.bytes(of: "preview/" + file.path.text) == written)
    }
    #expect(try room.pages().filter { !$0.key.contains(".hotline") }.count == files.count)
  }

  @Test func `a withdrawal leaves a tombstone within one step`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let other = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")

    _ = try await room.desk.publication.withdraw(id, .wrong, by: Newsroom.wang)
    try await room.publish()

    let page = try #require(try await room.page(id))
    #expect(page.contains("内容有误，已撤回") && !page.contains("路灯坏了半个月"))
    for (name, text) in try room.pages() {
      #expect(!text.contains("路灯坏了半个月"), "\(name) still shows it")
    }
    #expect(try await room.page(other)?.contains("人民公园") == true)
  }

  @Test func `whoever no longer agrees is off the site at once, words and all`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let slug = try await room.slug(id)

    _ = try await room.desk.publication.changeConsent(
      id, to: Consent(disclosure: .none), by: Newsroom.lin)
    try await room.publish()

    #expect(try await room.question(id).disclosure.stage == .withdrawn)
    #expect(try await room.page(id)?.contains("已撤回") == true)
    let library = try PublicLibrary(path: room.folder.path(of: "hotline.sqlite"))
    #expect(try library.question(slug) == nil)
    let needle = try #require(Needle("words", Array("路灯坏了半个月".utf8)))
    let proof = try room.desk.storage.scrub([needle]).proof
    #expect(proof.isClean, "\(proof.traces)")
    // And it never comes back.
    await #expect(throws: DeskError.self) {
      _ = try await room.desk.review.decide(
        id, .public, reason: "x", basis: "y", by: Newsroom.gao)
    }
  }

  @Test func `a correction is a new version with a note at the same address`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    let before = try await room.slug(id)
    let hash = try await room.approved(
      id, question: "文化路口的路灯坏了。", answer: "5月20日修好。", note: "更正修复日期。")

    _ = try await room.desk.publication.correct(id, hash: hash, by: Newsroom.wang)
    try await room.publish()

    #expect(try await room.slug(id) == before)
    let page = try #require(try await room.page(id))
    #expect(page.contains("更正修复日期") && page.contains("5月20日修好"))
  }

  @Test func `an incomplete site says what is missing and publishes nothing`() async throws {
    let room = try await Newsroom { $0.publication.site.siteIDCode = "" }
    let id = try await room.answered()
    let hash = try await room.approved(id, question: "路灯坏了。", answer: "已经修好。")

    await #expect {
      _ = try await room.desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    } throws: { error in
      (error as? DeskError)?.wording.contains("标识码") == true
    }
    try await room.publish()
    #expect(try room.pages().keys.allSatisfy { $0.hasPrefix(".hotline") })
    #expect(room.desk.shared.board.troubles[.siteFailing]?.contains("标识码") == true)
  }

  @Test func `one change touches only its own pages`() async throws {
    let room = try await Newsroom()
    try await room.published()
    let before = try stamps(room)
    try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")

    let after = try stamps(room)
    let same = after.filter { before[$0.key] == $0.value }.keys.sorted()
    #expect(same.contains("style.css"))
    #expect(same.contains { $0.hasPrefix("questions/") }, "the other question's page was touched")
    #expect(after.count == before.count + 1)
  }

  /// The inode of each file: a file that is written anew has another one.
  private func stamps(_ room: Newsroom) throws -> [String: UInt64] {
    var found: [String: UInt64] = [:]
    for name in try room.pages().keys {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: room.folder.path(of: "site/" + name))
      found[name] = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
    }
    return found
  }
}

// MARK: - The gate

extension PublisherTests {
  @Test func `a caller's phone in an approved text is held back and names itself`() async throws {
    var room = try await Newsroom()
    let clean = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子。", answer: "下月添置。")

    var other = Newsroom.form("公园的灯坏了。")
    other.phone = Private("13900139016")
    other.name = Private("欧阳春梅")
    let third = try await room.log(other)

    // The question's own caller would have been refused in the draft; another one is found here.
    let leaking = try await room.published(
      question: "路灯坏了，请打13900139016。", answer: "已经修好。", keepingAll: true)

    #expect(try await room.page(leaking) == nil)
    #expect(try room.pages().values.allSatisfy { !$0.contains("13900139016") })
    let held = try #require(room.desk.publisher.heldBack.first)
    #expect(held.traces.contains { $0.kind == .knownPhone })
    #expect(try await held.slug == room.slug(leaking))
    let number = try await room.question(third).number.description
    #expect(held.traces.contains { $0.label == number })
    #expect(room.desk.shared.board.troubles[.outputBlocked]?.contains(number) == true)
    let acts = try await room.read { try $0.journal(about: leaking.rawValue).map(\.act) }
    #expect(acts.contains(.blocked))
    let alarms = try await room.deliveries(.alarm).compactMap(\.message)
    #expect(alarms.contains { $0.lines.joined().contains("已拦下") })
    #expect(alarms.allSatisfy { !$0.lines.joined().contains("13900139016") })

    // The rest of the site goes on, and so does a withdrawal.
    _ = try await room.desk.publication.withdraw(clean, .outdated, by: Newsroom.wang)
    try await room.publish()
    #expect(try await room.page(clean)?.contains("情况已有变化") == true)
    #expect(try room.pages().values.allSatisfy { !$0.contains("公园少椅子") })

    // A start finds the same, and tells nobody twice of what lies there.
    try await room.restart()
    try await room.publish()
    #expect(try await room.page(leaking) == nil)
    #expect(room.desk.publisher.heldBack.count == 1)
    #expect(try await blockedCount(room) == 1)
  }

  /// How often the journal says that something was held back.
  private func blockedCount(_ room: Newsroom) async throws -> Int {
    try await room.read { try $0.journal(limit: 1_000).count { $0.event.act == .blocked } }
  }

  @Test func `what is held back is said once, whatever is published beside it`() async throws {
    var room = try await Newsroom()
    // A shape that no question owns: each list that carries it is held by itself.
    try await room.published(question: "路灯坏了，请打13911112222。", keepingAll: true)
    let first = try await blockedCount(room)
    #expect(first > 0)

    for number in 1...3 {
      try await room.published(
        Newsroom.form("人民公园少椅子\(number)。"), question: "人民公园少椅子\(number)。", answer: "下月添置。")
    }
    try await room.restart()
    try await room.publish()

    #expect(try await blockedCount(room) == first)
    room.desk.publisher.lookAnew()
    try await room.publish()
    #expect(try await blockedCount(room) == first)
  }

  @Test func `who calls later and stands on a page already is found the next day`() async throws {
    let room = try await Newsroom()
    let id = try await room.published(
      Newsroom.form("人民公园少椅子。"), question: "人民公园少椅子，欧阳春梅也这样说。", answer: "下月添置。")
    try #require(room.desk.publisher.heldBack.isEmpty)
    var form = Newsroom.form("路灯坏了。")
    form.name = Private("欧阳春梅")
    try await room.log(form)

    room.set("2026-05-15 09:00")
    try await room.publish()

    let held = try #require(room.desk.publisher.heldBack.first)
    #expect(held.slug == (try await room.slug(id)))
  }

  @Test func `a correction that leaks leaves the page as it was`() async throws {
    let room = try await Newsroom()
    var other = Newsroom.form("公园的灯坏了。")
    other.name = Private("欧阳春梅")
    try await room.log(other)
    let id = try await room.published()
    let hash = try await room.approved(
      id, question: "路灯坏了，欧阳春梅反映。", answer: "已经修好。", keepingAll: true, note: "补充。")
    _ = try await room.desk.publication.correct(id, hash: hash, by: Newsroom.wang)

    try await room.publish()

    let page = try #require(try await room.page(id))
    #expect(page.contains("路灯坏了半个月") && !page.contains("欧阳春梅"))
    #expect(room.desk.publisher.heldBack.count == 1)
    let pages = try room.pages()
    #expect(pages["index.html"]?.contains("路灯不亮") == true)
  }

  @Test func `a public reason with an address in it goes out in the usual words`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    _ = try await room.desk.publication.withdraw(
      id, .privacy, publicReason: "应 qinhaibo@example.com 的要求撤回", by: Newsroom.wang)

    try await room.publish()

    let page = try #require(try await room.page(id))
    #expect(page.contains("按有关规定") && !page.contains("qinhaibo"))
  }

  @Test func `with a wrong key what is up stays up, in the lists too`() async throws {
    var room = try await Newsroom()
    let id = try await room.published()
    let before = try room.pages()
    let page = "questions/" + (try await room.slug(id)).rawValue + ".html"

    try await room.restart(key: 5)
    try await room.publish()

    #expect(try room.pages()[page] != nil)
    let after = try room.pages()
    #expect(after.keys.sorted() == before.keys.sorted())
    #expect(after["index.html"] == before["index.html"])
  }

  @Test func `without a key nothing new goes out, but a withdrawal does`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    _ = try await room.desk.publication.withdraw(id, .outdated, by: Newsroom.wang)
    let keyless = Desk(
      storage: try Storage(
        path: room.folder.path(of: "hotline.sqlite"), durability: .none),
      settings: room.settings, clock: room.clock, transport: room.sink,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, judgesClock: false)

    _ = try await keyless.publisher.step(at: room.clock.now)

    #expect(try await room.page(id)?.contains("情况已有变化") == true)
  }
}

// MARK: - Rules that change

extension PublisherTests {
  @Test func `a stricter rule lists what is online and takes nothing down by itself`() async throws
  {
    var room = try await Newsroom { $0.publication.gate.numbers = ["0421-2911234"] }
    let id = try await room.published(
      question: "路灯坏了，报修打0421-2911234没人接。", keepingAll: true)
    #expect(try await room.page(id) != nil)

    try await room.restart { $0.publication.gate.numbers = [] }
    try await room.publish()

    #expect(try await room.page(id)?.contains("2911234") == true)
    #expect(room.desk.publisher.heldBack.count == 1)
    #expect(room.desk.publisher.heldBack.first?.isOnline == true)
    #expect(try room.pages()["index.html"]?.contains("2911234") != true)
  }

  @Test func `a caller's own data that is online goes at once`() async throws {
    var room = try await Newsroom { $0.publication.gate.phrases = ["秦海波"] }
    let id = try await room.published(question: "路灯坏了，秦海波反映。", keepingAll: true)
    #expect(try await room.page(id)?.contains("秦海波") == true)

    try await room.restart { $0.publication.gate.phrases = [] }
    try await room.publish()

    #expect(try await room.page(id) == nil)
    #expect(try room.pages().values.allSatisfy { !$0.contains("秦海波") })
    #expect(room.desk.shared.board.troubles[.outputBlocked] != nil)
  }
}

// MARK: - Editors

extension PublisherTests {
  @Test func `editors are told what waits, what is on the site and what went off it`() async throws
  {
    let room = try await Newsroom()
    let id = try await room.answered()
    let hash = try await room.approved(
      id, title: "路灯不亮", question: "路灯坏了。", answer: "已经修好。")
    let number = try await room.question(id).number.description
    #expect(try await words(room, waiting: true).map { $0.contains("待发布：\(number)") } == [true])

    _ = try await room.desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    let up = try await words(room, waiting: true)
    #expect(up.count == 1 && up[0].contains("已公开") && up[0].contains("路灯不亮"))
    #expect(up[0].contains("https://www.example.gov.cn/hotline/questions/"))

    _ = try await room.desk.publication.withdraw(id, .wrong, by: Newsroom.wang)
    #expect(try await words(room, waiting: true).map { $0.contains("已撤回") } == [true])
    let all = try await words(room, waiting: false)
    #expect(all.contains { $0.contains("等待初审") })
    #expect(all.allSatisfy { !$0.contains("秦") && !$0.contains("13800138015") })
  }

  private func words(_ room: Newsroom, waiting: Bool) async throws -> [String] {
    try await room.deliveries(.publication).filter { !waiting || $0.endedAt == nil }
      .compactMap { $0.message?.lines.joined(separator: "\n") }
  }

  @Test func `a chase whose line names the caller leaves without it`() async throws {
    let room = try await Newsroom()
    let id = try await room.log(Newsroom.form("秦海波家停水。"))
    let gist = "秦海波家停水"
    let findings = room.desk.review.findings(in: Private(gist), part: .title)
    _ = try await room.desk.questions.clearGist(
      id,
      try MaskedText(
        original: gist, findings: findings,
        resolutions: Dictionary(
          uniqueKeysWithValues: findings.indices.map { ($0, .keep(reason: "本人同意")) })),
      by: Newsroom.gao)

    _ = try await room.desk.questions.assign(
      id, to: Dispatch(lead: DepartmentCode(rawValue: "shuiwu")), by: Newsroom.gao)

    let chases = try await room.deliveries(.chase).compactMap(\.message)
    #expect(chases.count == 4)
    #expect(chases.allSatisfy { !$0.lines.joined().contains("秦海波") })
    let acts = try await room.read { try $0.journal(about: id.rawValue).map(\.act) }
    #expect(acts.contains(.blocked))
  }
}

extension PublisherTests {
  @Test func `a number in a reason is refused in words, and nothing is changed`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()

    await #expect {
      _ = try await room.desk.publication.withdraw(
        id, .privacy, publicReason: "应13900139016要求", by: Newsroom.wang)
    } throws: { error in
      guard case .invalid(field: "reason", _)? = error as? DeskError else { return false }
      return true
    }
    #expect(try await room.question(id).disclosure.stage == .published)
  }
}

// MARK: - Crashes

extension PublisherTests {
  @Test func `a crash between rows and files is made good at the next start`() async throws {
    var room = try await Newsroom()
    let gone = try await room.published()
    let id = try await room.answered(Newsroom.form("人民公园少椅子。"), answer: "下月添置。")
    let hash = try await room.approved(id, title: "公园椅子", question: "人民公园少椅子。", answer: "下月添置。")
    _ = try await room.desk.publication.publish(id, hash: hash, by: Newsroom.wang)
    _ = try await room.desk.publication.withdraw(gone, .outdated, by: Newsroom.wang)
    // The program died here; half of a page lies beside its place, and an old one was damaged.
    try room.folder.write("<html>half", to: "site/questions/.hotline-new-3")
    try room.folder.write("", to: "site/index.html")
    try room.folder.write("old", to: "site/answers/no-longer.html")

    try await room.restart()
    try await room.publish()

    let pages = try room.pages()
    #expect(pages["questions/.hotline-new-3"] == nil && pages["answers/no-longer.html"] == nil)
    #expect(pages["index.html"]?.contains("公园椅子") == true)
    #expect(try await room.page(gone)?.contains("情况已有变化") == true)
    #expect(pages.values.allSatisfy { !$0.contains("路灯坏了半个月") })
  }

  @Test func `what is withdrawn goes although nothing can be written`() async throws {
    let room = try await Newsroom()
    let id = try await room.published()
    // Where a new file would be begun there is a folder: every write fails, a removal does not.
    for name in Set(try room.pages().keys.map { $0.split(separator: "/").dropLast().joined() }) {
      try FileManager.default.createDirectory(
        atPath: room.folder.path(of: "site/\(name)/.hotline-new-0"),
        withIntermediateDirectories: false)
    }

    _ = try await room.desk.publication.withdraw(id, .outdated, by: Newsroom.wang)
    try await room.publish()

    #expect(room.desk.shared.board.troubles[.siteFailing] != nil)
    #expect(try room.pages().values.allSatisfy { !$0.contains("路灯坏了半个月") })
  }

  @Test func `a folder with foreign files is refused and left alone`() async throws {
    let room = try await Newsroom()
    try room.folder.write("mine", to: "site/notes.html")

    try await room.published()

    #expect(try room.pages() == ["notes.html": "mine"])
    #expect(room.desk.shared.board.troubles[.siteFailing]?.contains("别的文件") == true)
  }
}
