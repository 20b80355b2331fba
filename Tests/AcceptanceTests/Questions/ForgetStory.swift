// Somebody asks to be forgotten: at the command line, over the control socket, with the search of the
// bytes that proves it; and afterwards nothing that was planted comes out anywhere.

import Console
import Desk
import Discretion
import Foundation
import HotlineDaemon
import Journal
import Questions
import Storage
import TestSupport
import Testing
import Timekeeping

@Suite struct ForgetStory {
  @Test func `whoever is forgotten is in no byte, and the answer shows the search`() async throws {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      let form = flock.form(at: office.clock.now)
      let receipt = try await office.desk.questions.log(form, by: Crew.screener)
      for _ in 0..<30 {
        _ = try await office.desk.questions.log(
          flock.form(at: office.clock.now), by: Crew.screener)
      }
      let printed = Printed()
      let number = receipt.number.description
      try await office.listening(.controlSocket) { path in
        let commands = ControlCommands(socket: path, format: .text, output: printed.output)
        try commands.showQuestion(number)
        #expect(Canaries.found(in: printed.out).count >= 5, "whoever may see callers does")
        try commands.forget(number, reason: "本人申请", takingDown: false)
        try commands.showQuestion(number)
      }

      let parts = printed.out.split(separator: "已删除来电人资料", maxSplits: 1)
      let after = String(parts.last ?? "")
      #expect(after.contains("命中 0 处") && after.contains("hotline.sqlite"), "\(after)")
      #expect(Canaries.found(in: after) == [])
      let question = try #require(
        try await office.desk.storage.read("look") { try $0.question(receipt.id) })
      #expect(question.isForgotten)
      let check = try office.desk.check()
      #expect(check.isWell, "\(check.lines)")
      let acts = try await office.desk.storage.read("look") {
        try $0.journal(about: receipt.id.rawValue).map(\.act.rawValue)
      }
      #expect(acts.contains("forgotten") && acts.contains("read"), "\(acts)")
    }
  }

  @Test func `what staff wrote of a call is forgotten with it, and every copy is named`()
    async throws
  {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      var flock = Canaries()
      let form = flock.form(at: office.clock.now)
      let name = form.name.reveal(for: .showing)
      let desk = office.desk.questions
      let receipt = try await desk.log(form, by: Crew.screener)
      await #expect(throws: DeskError.self) {
        _ = try await desk.decline(
          receipt.id, .repeated, note: "已告知\(name)", by: Crew.producer)
      }
      // The name in a spelling that nobody compares: it is in the row, and goes with it.
      let note = "已告知那位姓雀的来电人"
      _ = try await desk.decline(receipt.id, .repeated, note: note, by: Crew.producer)
      let printed = Printed()
      let copy = office.folder.path(of: "away.db")
      try await office.listening(.controlSocket) { path in
        let commands = ControlCommands(socket: path, format: .text, output: printed.output)
        try commands.backUp(to: copy)
        try commands.forget(receipt.number.description, reason: "本人申请", takingDown: false)
        try commands.showQuestion(receipt.number.description)
      }

      let parts = printed.out.split(separator: "已删除来电人资料", maxSplits: 1)
      let after = String(parts.last ?? "")
      #expect(after.contains("命中 0 处") && after.contains("解开加密逐字检索 1 件"), "\(after)")
      #expect(after.contains("\(copy) 仍含此人资料"), "\(after)")
      #expect(!after.contains(note))
      let question = try #require(
        try await office.desk.storage.read("look") { try $0.question(receipt.id) })
      #expect(!String(describing: question.handling).contains("雀"))
    }
  }

  @Test func `what one asks without a right or by a wrong number is refused in words`() async throws
  {
    try await Office.open(at: "2026-05-14 08:30") { office in
      try await office.run(until: "2026-05-14 08:31")
      try await office.listening(.controlSocket) { path in
        let commands = ControlCommands(socket: path, format: .text, output: Printed().output)
        for number in ["L26-99999", "x", "L26-00011/../../x"] {
          #expect(throws: CommandFailure.self) {
            try commands.forget(number, reason: "本人申请", takingDown: false)
          }
        }
        #expect(throws: CommandFailure.self) { try commands.publish(preview: "relative") }
        #expect(throws: CommandFailure.self) {
          try commands.act("assign", on: "L26-99999", QuestionFields())
        }
      }
      try await office.listening(.console, as: Crew.liaison) { path in
        let client = ControlClient(path: path)
        for target in ["/api/publish", "/api/lists", "/api/journal", "/api/members/add"] {
          let status = try client.ask("POST", target).status
          #expect(status >= 400, "\(target)")
        }
      }
    }
  }
}
