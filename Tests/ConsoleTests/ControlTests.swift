// What changes state: over the socket only, with a sentence for each outcome.

import Console
import Delivering
import Desk
import Foundation
import Glibc
import Journal
import Membership
import NIOPosix
import Storage
import TestSupport
import Testing
import Timekeeping

// One at a time: each opens an office of its own, and a hundred at once would starve the servers.
@Suite(.serialized) struct ControlTests {
  private static let changes = [
    "/api/confirm/losses", "/api/confirm/clock", "/api/robots/bumen/reinstate", "/api/backup",
    "/api/verify",
  ]

  @Test(arguments: changes)
  func `nothing can be changed over loopback`(target: String) async throws {
    let office = try Office()

    let (get, post) = try await office.desk.onLoopback {
      (await $0.get(target), await $0.post(target, #"{"path":"/tmp/x"}"#))
    }

    #expect(get.status == 404)
    #expect(post.status == 404)
  }

  @Test(arguments: changes)
  func `nothing is changed by reading`(target: String) async throws {
    let office = try Office()

    let heard = try await office.desk.onSocket(office.folder.path(of: "s")) {
      await $0.get(target)
    }

    #expect(heard.status == 405)
    #expect(heard.headers["allow"] == "POST")
  }

  /// All that the command line asks; nothing else listens there.
  private static let routes = [
    "GET /api/journal", "GET /api/members", "GET /api/questions", "GET /api/questions/:number",
    "GET /api/why", "GET /status", "POST /api/backup", "POST /api/confirm/clock",
    "POST /api/confirm/key", "POST /api/confirm/losses", "POST /api/confirm/site",
    "POST /api/lists", "POST /api/members/add", "POST /api/members/change",
    "POST /api/members/first-start", "POST /api/members/link",
    "POST /api/members/sign-out", "POST /api/members/tokens/add", "POST /api/members/tokens/end",
    "POST /api/publish", "POST /api/publish/preview", "POST /api/questions",
    "POST /api/questions/:number/answer", "POST /api/questions/:number/answer-on-air",
    "POST /api/questions/:number/assign", "POST /api/questions/:number/close",
    "POST /api/questions/:number/consent", "POST /api/questions/:number/decline",
    "POST /api/questions/:number/extend", "POST /api/questions/:number/follow-up",
    "POST /api/questions/:number/forget", "POST /api/questions/:number/merge",
    "POST /api/questions/:number/reopen", "POST /api/questions/:number/return",
    "POST /api/questions/:number/transfer", "POST /api/questions/:number/unmerge",
    "POST /api/report", "POST /api/robots/:name/reinstate", "POST /api/verify",
  ]

  @Test func `the socket has what the command line asks, and no page of the console`()
    async throws
  {
    let office = try Office()
    let staff = Staff(office)
    let socket = ConsoleApplication(
      desk: office.desk, audience: .controlSocket, access: .accounts(staff.members))
    #expect(socket.routes == Self.routes)
    let others = Set(staff.console.routes).subtracting(socket.routes).sorted()
    try await office.desk.onSocket(
      office.folder.path(of: "s"), access: .accounts(staff.members)
    ) { visitor in
      for name in others {
        let target = String(name.drop { $0 != " " }.dropFirst())
        let heard = name.hasPrefix("GET") ? await visitor.get(target) : await visitor.post(target)
        let isRead = socket.routes.contains("GET " + target)
        #expect(heard.status == (isRead ? 405 : 404), "\(name)")
      }
    }
  }

  @Test func `what is done over the socket stands in the journal with the user who did it`()
    async throws
  {
    var office = try Office()
    try await office.work(until: "2026-05-14 09:10")
    let staff = Staff(office)
    let copy = office.folder.path(of: "copy.sqlite")
    try await office.desk.onSocket(
      office.folder.path(of: "s"), access: .accounts(staff.members)
    ) { visitor in
      for (target, body) in [
        ("/api/questions", #"{"programme":"limin","text":"路灯坏了"}"#),
        ("/api/members/add", #"{"account":"liu","name":"刘","roles":[{"role":"host"}]}"#),
        ("/api/backup", #"{"path":"\#(copy)"}"#), ("/api/verify", ""),
        ("/api/confirm/clock", ""), ("/api/robots/bumen/reinstate", ""),
      ] {
        #expect([200, 201].contains(await visitor.post(target, body).status), "\(target)")
      }
      let told = await visitor.get("/api/journal").body
      #expect(told.contains(getuid() == 0 ? "本机管理员（root）" : "本机管理员（用户号 \(getuid())）"))
    }
    let entries = try await office.desk.storage.read("test") {
      try $0.journal(before: .max, limit: 50)
    }
    let acts = Set(
      entries.filter { $0.by.text == "system:control.uid\(getuid())" }.map(\.act.rawValue))
    #expect(
      acts == [
        "logged", "memberAdded", "passwordChanged", "backedUp", "verified", "clockConfirmed",
        "settingsChanged",
      ])
    #expect(!entries.contains { $0.by.text == "system:control" })
  }

  @Test func `a user's number of ten digits may stand in the journal`() throws {
    let member = Member.controlSocket(user: .max)
    #expect(member.id.rawValue == "system:control.uid4294967295")
    _ = try JournalEvent(
      .verified, subject: "database", by: member.id.rawValue, at: Office.instant("2026-05-13 08:00")
    )
  }

  @Test func `the socket is for the owner and the group, and a stale one is replaced`()
    async throws
  {
    let office = try Office()
    let path = office.folder.path(of: "hotline.sock")

    for _ in 1...2 {
      let mode = try await office.desk.onSocket(path) { visitor in
        #expect(await visitor.get("/status").status == 200)
        return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(mode == 0o660)
    }
  }

  @Test func `a copy is written once and never over a file`() async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")
    let copy = office.folder.path(of: "copy.sqlite")
    let body = #"{"path":"\#(copy)"}"#

    let (first, second) = try await office.desk.onSocket(office.folder.path(of: "s")) {
      (await $0.post("/api/backup", body), await $0.post("/api/backup", body))
    }

    #expect(first.status == 200)
    #expect(first.body.contains("已备份到"))
    #expect(second.status == 409)
    #expect(second.body.contains("已经存在"))
    #expect(FileManager.default.fileExists(atPath: copy))
  }

  @Test func `a copy that cannot be asked for is refused with a reason`() async throws {
    let office = try Office()

    try await office.desk.onSocket(office.folder.path(of: "s")) { visitor in
      #expect(await visitor.post("/api/backup", #"{"path":"copy"}"#).status == 400)
      #expect(await visitor.post("/api/backup", "{").status == 400)
      #expect(await visitor.post("/api/backup", #"{"path":7}"#).status == 400)
      #expect(await visitor.post("/api/backup", #"{"path":"/no/such/folder/x"}"#).status == 422)
      #expect(
        await visitor.post("/api/backup", #"{"path":"/x"}"#, type: "text/plain").status == 415)
      #expect(await visitor.post("/api/backup", #"{"path":"/x"}"#, type: nil).status == 415)
    }
  }

  @Test func `a chunked body that never ends is refused at its limit`() async throws {
    let office = try Office()
    let chunk = "1000\r\n" + String(repeating: "a", count: 4_096) + "\r\n"

    let heard = try await office.desk.onSocket(office.folder.path(of: "s")) {
      await $0.say(
        "POST /api/backup HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          + String(repeating: chunk, count: 17))
    }

    #expect(heard.status == 413)
  }

  @Test func `a robot that was set aside is spoken to again`() async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")
    let name = RobotName(rawValue: "bumen")
    let now = office.clock.now
    try await office.desk.storage.write("set a robot aside") {
      try $0.setStanding(
        RobotStanding(
          pausedUntil: nil, trust: .setAside(since: now, code: "93000", probeAt: nil),
          slowInARow: 0), of: name)
    }
    office.desk.shared.board.set(.robotSetAside, to: "bumen")
    #expect(try await office.desk.reading.robots(at: now).contains { $0.standing.isSetAside })

    let (known, unknown, broken) = try await office.desk.onSocket(office.folder.path(of: "s")) {
      (
        await $0.post("/api/robots/bumen/reinstate"),
        await $0.post("/api/robots/%E6%97%A0/reinstate"),
        await $0.post("/api/robots/%ff/reinstate")
      )
    }

    #expect(known.status == 200)
    #expect(known.body.contains("已恢复"))
    #expect(unknown.status == 404)
    #expect(unknown.body.contains("bianji、bumen"))
    #expect(broken.status == 400)
    #expect(try await office.desk.reading.robots(at: now).allSatisfy { !$0.standing.isSetAside })
    #expect(office.desk.reading.health(at: now).troubles[.robotSetAside] == nil)
  }

  @Test func `the database is checked and found well`() async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")

    let heard = try await office.desk.onSocket(office.folder.path(of: "s")) {
      await $0.post("/api/verify")
    }

    #expect(heard.status == 200)
    #expect(heard.body == #"{"isWell":true,"message":"数据库完好。","schemaVersion":1}"#)
  }

  @Test func `losses and the clock are confirmed`() async throws {
    var office = try Office()
    try await office.work(until: "2026-05-13 08:01")
    try office.edit("节目.yaml", nil)
    try await office.work(until: "2026-05-13 08:02")
    #expect(office.desk.reading.health(at: office.clock.now).troubles[.lossesHeld] != nil)

    let answers = try await office.desk.onSocket(office.folder.path(of: "s")) { visitor in
      var answers: [Heard] = []
      for target in ["/api/confirm/losses", "/api/confirm/clock"] {
        answers.append(await visitor.post(target))
      }
      return answers
    }
    try await office.work(until: "2026-05-13 08:03")

    #expect(answers.map(\.status) == [200, 200])
    #expect(answers[0].body.contains("节目.yaml"))
    #expect(office.desk.reading.health(at: office.clock.now).troubles[.lossesHeld] == nil)
  }

  @Test func `what the command line lists is masked`() async throws {
    let office = try Office()

    let (logged, list) = try await office.desk.onSocket(office.folder.path(of: "s")) { visitor in
      let logged = await visitor.post(
        "/api/questions", #"{"programme":"limin","text":"我叫钱建国，电话13800138006，路灯坏了"}"#)
      return (logged, await visitor.get("/api/questions"))
    }

    #expect(logged.status == 201 && list.status == 200)
    #expect(list.body.contains("路灯坏了"))
    #expect(!list.body.contains("钱建国") && !list.body.contains("13800138006"))
  }

  // Whoever is connected stays until after the stop: a stop that waited would never end.
  @Test(.timeLimit(.minutes(2))) func `a stop does not wait for whoever is connected`() async throws
  {
    let office = try Office()
    var held: [CInt] = []

    try await office.desk.onLoopback { visitor in
      // One says nothing, one has begun its head, one its body; all stay.
      let head = "GET / HTTP/1.1\r\nHost: localhost\r\n"
      for bytes in ["", "GET / HTTP/1.1\r\nHost: local", head + "Content-Length: 9\r\n\r\nabc"] {
        held.append(visitor.hold(bytes))
      }
      #expect(await visitor.get("/assets/icon.svg").status == 200)
    }

    #expect(held.count == 3)
    for descriptor in held { close(descriptor) }
  }

  @Test func `another address than this machine's own is refused`() async throws {
    let office = try Office()
    let server = ConsoleServer(
      ConsoleApplication(
        desk: office.desk, audience: .console, access: .open(as: .everybody)),
      address: .loopback(host: "0.0.0.0", port: 0), on: .singletonMultiThreadedEventLoopGroup,
      logger: .silent)

    await #expect(throws: ConsoleServer.Failure.notLoopback("0.0.0.0")) { try await server.run() }
  }

  @Test func `a port that is taken is said in words`() async throws {
    let office = try Office()
    try await office.desk.onLoopback { visitor in
      guard case .port(let port) = visitor.place else { return }
      let second = ConsoleServer(
        ConsoleApplication(
          desk: office.desk, audience: .console, access: .open(as: .everybody)),
        address: .loopback(host: "127.0.0.1", port: port),
        on: .singletonMultiThreadedEventLoopGroup, logger: .silent)
      let error = await #expect(throws: ConsoleServer.Failure.self) { try await second.run() }
      #expect(error?.description.contains("127.0.0.1:\(port)") == true)
    }
  }
}
