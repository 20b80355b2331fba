// What the script of the log hears: a number to read out, or what was understood of a line that is
// still being typed.

import Desk
import Discretion
import Hummingbird
import HummingbirdCore
import Questions
import Scheduling
import Timekeeping

/// The answers to the log's script.
enum OnAirAnswers {
  /// For how long an entry may have waited in a browser; as long as its key is remembered.
  private static let longestWait = 7 * 86_400

  struct Receipt: Encodable {
    let schemaVersion = 1
    let receipt: ReceiptAnswer
    let gist: String
    /// Numbers of the same programme that may be about the same matter.
    let likelySame: [String]
  }

  /// Logs one entry; the same entry sent again is answered the same.
  static func log(_ visit: Visit) async throws -> Response {
    guard let key = try IntakeKey.read(visit.request) else {
      throw Refusal(.badRequest, "缺少 Idempotency-Key。", code: "wrongKey")
    }
    var wish = try await visit.wish(OnAirEntry.names + ["programme", "age"])
    let programme = try ShowChoice(visit, named: try wish.needed("programme")).needed()
    let age = try wish.number("age", in: 0...longestWait)
    let entry = try OnAirEntry(&wish)
    let receipt = try await visit.logged(entry.sent(for: programme), key: key) {
      try entry.form(for: programme, visit.desk, at: visit.now - .seconds(age))
    }
    let sameness = try await Sameness(visit, programme)
    // What was just logged is among the latest; what is sent again may be older.
    var question = sameness.question(receipt.id)
    if question == nil {
      question = try await visit.desk.register.question(receipt.id, for: visit.member)
    }
    return try .json(
      Receipt(
        receipt: ReceiptAnswer(receipt),
        gist: question.map { visit.desk.register.gist(of: $0, for: visit.member) } ?? "",
        likelySame: sameness.candidates(for: receipt.id).map(\.number.description)),
      status: receipt.isRepeat ? .ok : .created)
  }

  struct Reading: Encodable {
    struct Part: Encodable {
      let label: String
      let words: String
      /// Something that a person should look at.
      var isDoubtful = false
    }

    let schemaVersion = 1
    let parts: [Part]
  }

  /// What was understood of a line.
  static func reading(_ visit: Visit) async throws -> Response {
    var wish = try await visit.wish(["line"])
    let line = QuickLine(try wish.text("line") ?? "", areas: OnAirEntry.areas(visit.desk))
    let departments = DepartmentLookup(visit.desk.reading.schedule?.schedule.directory)
    return try .json(Reading(parts: parts(of: line, departments)))
  }

  private static func parts(
    of line: QuickLine, _ departments: DepartmentLookup
  ) -> [Reading.Part] {
    func shown(_ words: Private<String>?) -> String? { words?.reveal(for: .showing) }
    let plain: [(String, String?)] = [
      ("姓名", shown(line.name)), ("电话", shown(line.phone)), ("地区", line.area),
      ("地点", shown(line.incidentPlace)), ("住址", shown(line.homeAddress)),
      ("工作单位", shown(line.workplace)), ("性质", line.nature?.wording), ("事项", line.topic),
      ("紧急", line.urgency.flatMap { $0 == .normal ? nil : $0.wording }),
      ("公开", line.disclosure?.wording),
      ("播出", line.mayAir.map { $0 ? "可播出" : "不播出" }),
      ("匿名", line.isAnonymous == true ? "是" : nil),
      ("队列", line.entersQueue == true ? "登记后进入队列" : nil),
    ]
    var parts = plain.compactMap { label, words in
      words.map { Reading.Part(label: label, words: $0) }
    }
    if let words = line.departmentWords {
      let code = departments.code(of: words)
      parts.append(
        Reading.Part(
          label: "单位", words: code.map(departments.name) ?? "名录里找不到“\(words)”，留在内容里",
          isDoubtful: code == nil))
    }
    let text = line.text.reveal(for: .showing)
    parts.append(
      Reading.Part(label: "内容", words: text.isEmpty ? "还没有" : text, isDoubtful: text.isEmpty))
    if let hint = EmergencyHint(in: text) {
      parts.insert(
        Reading.Part(label: hint.kind.wording, words: "转 " + hint.line, isDoubtful: true), at: 0)
    }
    return parts
  }
}

/// Which of the latest matters may be the same.
struct Sameness: Sendable {
  private let questions: [Question]

  init(_ questions: [Question]) { self.questions = questions }

  /// Among the latest of `programme` that the member may see.
  init(_ visit: Visit, _ programme: ProgrammeCode) async throws {
    self.init(try await visit.latest(of: programme, limit: 50))
  }

  /// The question of this identity, if it is among them.
  func question(_ id: QuestionID) -> Question? { questions.first { $0.id == id } }

  /// The most alike first; none that was merged.
  func candidates(for id: QuestionID) -> [Question] { question(id).map(candidates) ?? [] }

  func candidates(for question: Question) -> [Question] {
    let gist = question.gist.reveal(for: .comparing)
    return
      questions
      .filter {
        $0.id != question.id && $0.handling.stage != .merged && $0.number < question.number
          && ($0.area == nil || question.area == nil || $0.area == question.area)
      }
      .map { ($0, Likeness.between(gist, $0.gist.reveal(for: .comparing))) }
      .filter { $0.1 >= Likeness.worthALook }
      .sorted { $0.1 > $1.1 }.prefix(3).map(\.0)
  }
}
