// What a change touches is exactly what differs between the two whole sites.

import Publishing
import Questions
import TestSupport
import Testing
import Timekeeping

@Suite struct ChangeTests {
  private let site = PublicSite(PublicationCast.settings)

  @Test(arguments: 1...6) func `what is touched is what differs`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var record = try PublicationCast.record()
    var after = try site.files(for: record)
    for step in 0..<4 {
      let (earlier, before) = (record, after)
      try change(&record, step: step, &dice)

      let change = try site.touched(from: earlier, to: record)

      after = try site.files(for: record)
      let old = Dictionary(uniqueKeysWithValues: before.map { ($0.path, $0.bytes) })
      let new = Dictionary(uniqueKeysWithValues: after.map { ($0.path, $0.bytes) })
      let expected = after.filter { old[$0.path] != $0.bytes }.map {
        PublicFile(path: $0.path, bytes: $0.bytes, isReplaced: old[$0.path] != nil)
      }
      #expect(change.files == expected)
      #expect(change.removed == before.map(\.path).filter { new[$0] == nil })
    }
  }

  @Test func `a new question touches its own pages alone, however many others there are`() throws {
    var record = try PublicationCast.record()
    for number in 0..<100 {
      record.questions.append(
        try PublicationCast.question(
          "old0000000000\(100 + number)", title: "问题\(number)", day: 1 + number % 28))
    }
    let earlier = record
    record.questions.append(
      try PublicationCast.question("brandnew00000001", title: "新问题", day: 40))

    let change = try site.touched(from: earlier, to: record)

    #expect(
      change.files.map(\.path.text) == [
        "archive/2026-06.html", "archive/index.html", "feed.json", "feed.xml", "index.html",
        "open/2026-06.csv", "open/2026-06.json", "open/index.json",
        "questions/brandnew00000001.html", "sitemaps/2026-06.xml",
      ])
    #expect(change.removed.isEmpty)
  }

  @Test func `nothing changed is nothing touched`() throws {
    let record = try PublicationCast.record()
    #expect(try site.touched(from: record, to: record).isEmpty)
  }

  @Test func `a withdrawal leaves its sentence and nothing else`() throws {
    let secret = "只在这一问里出现的话"
    var record = try PublicationCast.record()
    let kept = record
    record.questions.append(
      try PublicationCast.question(
        "t0bewithdrawn001", title: secret, text: secret, answer: secret,
        episode: "limin-2026-05-14", campaigns: [PublicationCast.campaign.name]))
    let shown = try site.files(for: record).filter { contains($0, secret) }.map(\.path.text)
    var later = kept
    later.tombstones.append(
      Tombstone(
        slug: PublicSlug(rawValue: "t0bewithdrawn001"), withdrawnAt: PublicationCast.at(30),
        publicReason: ""))

    let change = try site.touched(from: record, to: later)

    #expect(shown.count >= 11)
    #expect(Set(change.files.map(\.path.text)).isSuperset(of: shown))
    for file in try site.files(for: later) { #expect(!contains(file, secret), "\(file.path)") }
    let left = try #require(change.files.first { $0.path.text.contains("t0bewithdrawn001") })
    #expect(contains(left, "本条问答已由发布单位撤回"))
    #expect(contains(left, "noindex"))
    for file in try site.files(for: later) where file.path != left.path {
      #expect(!contains(file, "t0bewithdrawn001"), "\(file.path)")
    }
  }

  @Test func `a correction is seen with its version, and keeps its place`() throws {
    let earlier = try PublicationCast.record()
    var later = earlier
    later.questions[0] = try PublicationCast.question(
      "k3v7x2m9p4q8r1s5", title: "居民医保门诊费用怎么报销", episode: "limin-2026-05-14", day: 14,
      version: 4, note: "起付线标准更正。")

    let change = try site.touched(from: earlier, to: later)

    let page = try #require(change.files.first { $0.path.text.contains("k3v7x2m9p4q8r1s5") })
    let text = PageStructure(page.bytes).all("main").first?.text ?? ""
    #expect(text.contains("更正（第4版，2026年5月17日 16:30）"))
    #expect(text.contains("起付线标准更正。"))
    #expect(!change.files.contains { $0.path.text == "archive/2026-06.html" })
  }

  private func contains(_ file: PublicFile, _ text: String) -> Bool {
    String(decoding: file.bytes, as: UTF8.self).contains(text)
  }

  private func change(_ record: inout PublicRecord, step: Int, _ dice: inout Dice) throws {
    let slug = "rnd\(step)00000000\(100 + dice.below(900))"
    switch dice.below(10) {
    case 0...2:
      record.questions.append(
        try PublicationCast.question(
          slug, title: "问题\(step)", episode: dice.below(2) == 0 ? nil : "limin-2026-市人社局-1",
          day: 1 + dice.below(90)))
    case 3 where !record.questions.isEmpty:
      let gone = record.questions.remove(at: dice.below(record.questions.count))
      record.tombstones.append(
        Tombstone(
          slug: gone.slug, withdrawnAt: PublicationCast.at(60), publicReason: "申请撤回"))
    case 4 where !record.questions.isEmpty:
      record.questions.remove(at: dice.below(record.questions.count))
    case 5:
      let index = dice.below(record.episodes.count)
      record.episodes[index].theme = "主题\(dice.below(9))"
    case 6:
      let index = dice.below(record.episodes.count)
      record.episodes[index].state = dice.below(2) == 0 ? .aired : .cancelled(reason: "设备检修")
    case 7: record.figures.removeAll()
    case 8: record.departments[DepartmentCode(rawValue: "ybj")] = "市医保局\(dice.below(9))"
    default: record.episodes.remove(at: dice.below(record.episodes.count))
    }
  }
}
