// Questions for programs: logging one, reading some, and the acts of handling, each thin over the desk.
// The description at `/api/openapi.json` names every one of these.

import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Scheduling
import Timekeeping

/// The HTTP interface of questions.
struct IntakeRoutes: PageRoutes {
  private static let filters: Set<String> = [
    "programme", "episode", "nature", "topic", "area", "channel", "urgency", "handling", "lead",
    "campaign", "from", "to", "limit", "cursor",
  ]

  func add(to routes: MemberRoutes) {
    let answers = IntakeAnswers()
    routes.command("api/questions", needs: .may(.logQuestion), isQuick: true) {
      try await answers.log($0)
    }
    routes.read("api/questions", needs: .may(.seeQuestions), query: Self.filters) {
      try await answers.list($0)
    }
    routes.read("api/questions/:number", needs: .may(.seeQuestions)) {
      try await answers.sheet($0)
    }
    for act in QuestionCommand.allCases where routes.audience == .console || act.isAtCommandLine {
      routes.command("api/questions/:number/" + act.rawValue, needs: .may(act.permission)) {
        visit in
        try await answers.act(act, visit)
      }
    }
  }
}

/// The answers about questions.
struct IntakeAnswers: Sendable {
  /// 201 when it is on disk, 200 when it was there already under the same key.
  func log(_ visit: Visit) async throws -> Response {
    let key = try IntakeKey.read(visit.request)
    var wish = try await visit.wish(IntakeWish.fields)
    // The instant may be that of the sending: it makes no other question of the same words.
    let receipt = try await visit.logged(wish.sent(except: "receivedAt"), key: key) {
      try IntakeWish.form(&wish, visit.desk, at: visit.now)
    }
    return .json(written: ReceiptAnswer(receipt).written, status: receipt.isRepeat ? .ok : .created)
  }

  func list(_ visit: Visit) async throws -> Response {
    let query = visit.query
    var wish = RegisterWish()
    wish.programmes = try query.text("programme").map { [ProgrammeCode(rawValue: $0)] }
    wish.episode = try query.text("episode").map { EpisodeCode(rawValue: $0) }
    wish.nature = try query.choice("nature", Nature.self)
    wish.topic = try query.text("topic")
    wish.area = try query.text("area")
    wish.channel = try query.choice("channel", Channel.self)
    wish.urgency = try query.choice("urgency", Urgency.self)
    wish.stages = try query.choice("handling", Handling.Stage.self).map { [$0] }
    wish.lead = try query.text("lead").map { DepartmentCode(rawValue: $0) }
    wish.campaign = try query.text("campaign")
    let zone = visit.desk.settings.zone
    wish.receivedFrom = try query.day("from").map { zone.timestamp(of: .midnight(of: $0)) }
    wish.receivedBefore = try query.day("to").map {
      zone.timestamp(of: .midnight(of: $0.adding(days: 1)))
    }
    let place = try query.text("cursor")
    guard place?.allSatisfy({ $0.isASCII && $0.isNumber }) ?? true else {
      throw Refusal.badQuery("参数“cursor”要用上一页给的值。")
    }
    let page = try await visit.desk.register.list(
      wish, before: place, limit: try query.number("limit", in: 1...200) ?? 50,
      for: visit.member)
    let departments = visit.departments
    return try .json(
      QuestionListAnswer(
        questions: page.questions.map { listed($0, visit, departments) }, next: page.next,
        unreadableCount: page.unreadableCount))
  }

  func sheet(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.desk.register.sheet(numbered: try number(visit), for: visit.member)
    let words = visit.desk.register.words(of: sheet.question, for: visit.member)
    return try .json(QuestionSheetAnswer(sheet, words, visit.departments, now: visit.now))
  }

  func act(_ command: QuestionCommand, _ visit: Visit) async throws -> Response {
    let id = try await visit.desk.register.id(numbered: try number(visit), for: visit.member)
    var wish = try await visit.wish(command.fields)
    let question = try await command.perform(on: id, &wish, visit)
    return try .json(ActAnswer(question: answer(question, visit, visit.departments)))
  }

  /// What the command line lists is pasted into chats: its gists are masked whoever asks.
  private func listed(
    _ question: Question, _ visit: Visit, _ departments: DepartmentLookup
  ) -> QuestionAnswer {
    let register = visit.desk.register
    guard case .socket = visit.context.way else { return answer(question, visit, departments) }
    return answer(question, visit, departments, gist: register.maskedGist(of: question))
  }

  private func answer(
    _ question: Question, _ visit: Visit, _ departments: DepartmentLookup, gist: String? = nil
  ) -> QuestionAnswer {
    QuestionAnswer(
      question, gist: gist ?? visit.desk.register.gist(of: question, for: visit.member),
      departments, zone: visit.desk.settings.zone, now: visit.now)
  }

  private func number(_ visit: Visit) throws -> CaseNumber {
    do throws(CaseNumber.Complaint) {
      return try CaseNumber(parsing: try visitText(visit))
    } catch {
      throw error == .wrongCheckDigit
        ? Refusal(.notFound, "这个编号有一位数字不对，请核对。", code: "wrongCheckDigit")
        : Refusal.notFound
    }
  }

  private func visitText(_ visit: Visit) throws(CaseNumber.Complaint) -> String {
    guard let text = try? visit.parameter("number") else { throw .notANumber }
    return text
  }
}

/// The key under which a program may send the same question again.
enum IntakeKey {
  static let header = HTTPField.Name.named("Idempotency-Key")

  static func read(_ request: Request) throws(Refusal) -> String? {
    guard let key = request.headers[header] else { return nil }
    guard isSound(key) else {
      throw Refusal(
        .badRequest, "Idempotency-Key 要写 1 到 200 个可见的英文字符。", code: "wrongKey")
    }
    return key
  }

  static func isSound(_ key: String) -> Bool {
    (1...200).contains(key.utf8.count) && key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}

extension Visit {
  /// What departments are called now.
  var departments: DepartmentLookup {
    DepartmentLookup(desk.reading.schedule?.schedule.directory)
  }

  /// Logs the form that `read` makes of what was `sent`; says in the status when the disk is full.
  ///
  /// What is on disk under the same key is answered the same, also when the schedule has changed so
  /// that no form can be made of it any more.
  func logged(
    _ sent: SentFields, key: String?, _ read: () throws -> IntakeForm
  ) async throws -> LogReceipt {
    let form: IntakeForm
    do {
      form = try read()
    } catch {
      guard let key, let known = try await desk.questions.known(key, sent: sent, by: member)
      else { throw error }
      return known
    }
    do {
      return try await desk.questions.log(form, by: member, key: key, sent: sent)
    } catch DeskError.refused(code: "noSpace", let wording) {
      throw Refusal(HTTPResponse.Status(code: 507), wording, code: "noSpace")
    }
  }
}

extension Query {
  /// One of the cases of a list; nil when the key is missing.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(Refusal) -> Choice? where Choice.RawValue == String {
    guard let text = try text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: "、")
      throw .badQuery("参数“\(key)”要写 \(known) 之一。")
    }
    return choice
  }
}

extension LocalDateTime {
  fileprivate static func midnight(of day: CalendarDay) -> LocalDateTime {
    LocalDateTime(day: day, time: .midnight)
  }
}

/// The routes of the interface of questions, as its description writes them.
package enum QuestionAPI {
  /// The methods by path.
  package static let routes: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: [
      ("/api/questions", ["get", "post"]), ("/api/questions/{number}", ["get"]),
    ] + QuestionCommand.allCases.map { ("/api/questions/{number}/" + $0.rawValue, ["post"]) }
      + ImportWay.allCases.map {
        ("/api/questions/\($0.rawValue)/{programme}/{channel}", ["post"])
      })
}
