// The people and things that the tests speak of: Lin screens calls, Gao is the clerk and first reviewer,
// Ma and He sign levels two and three, Zhou is a department's liaison.

import Discretion
import Foundation
import Masking
import Questions
import Reminding
import Testing
import Timekeeping

/// A cast and its calendar.
enum Cast {
  static let lin = "lin"
  static let gao = "gao"
  static let ma = "ma"
  static let he = "he"
  static let zhou = "zhou"
  static let limin = ProgrammeCode(rawValue: "limin")
  static let water = DepartmentCode(rawValue: "shuiwu")
  static let housing = DepartmentCode(rawValue: "zhujian")

  /// The instant at which a wall clock in Shanghai shows `text`: `2026-05-14 09:18`.
  static func at(_ text: String) throws -> Timestamp {
    let parts = text.split(separator: " ")
    let day = try #require(CalendarDay(iso: parts[0]))
    let time = parts.count == 1 ? TimeOfDay.midnight : try #require(TimeOfDay(iso: parts[1]))
    return Zone.shanghai.timestamp(of: LocalDateTime(day: day, time: time))
  }

  static func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

  /// Days off of 2026 as the sample's notice says.
  static func calendar2026() throws -> HolidayCalendar { try #require(readCalendar) }

  private static let readCalendar = try? calendar()

  private static func calendar() throws -> HolidayCalendar {
    let text = try String(
      contentsOfFile: root() + "/schedules/放假通知2026.txt", encoding: .utf8)
    guard case .notice(let notice) = HolidayNotice.parse(text, file: "2026.txt") else {
      Issue.record("the sample's notice is refused")
      return HolidayCalendar(notices: [])
    }
    return HolidayCalendar(notices: [notice])
  }

  static func reckoner() throws -> DueReckoner { DueReckoner(try calendar2026()) }

  static func root() throws -> String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    return parts[..<tests].joined(separator: "/")
  }

  static func form(
    _ text: String = "村里停水五天了。", at: String = "2026-05-14 09:45",
    consent: Consent.Extent = .publish
  ) throws -> IntakeForm {
    var form = IntakeForm(programme: limin, receivedAt: try Cast.at(at))
    form.text = Private(text)
    form.nature = .help
    form.consent = Consent(disclosure: consent)
    return form
  }

  static func intake(_ form: IntakeForm, number serial: Int = 12) throws -> LoggedIntake {
    let number = try #require(CaseNumber(letter: "L", year: 26, serial: serial))
    return try form.checked().logged(
      as: IntakeIdentities(
        question: QuestionID(rawValue: "q\(serial)"), contact: ContactID(rawValue: "c\(serial)"),
        caller: CallerID(rawValue: "p\(serial)")), number: number, by: lin, at: form.receivedAt)
  }

  static func question(
    _ text: String = "村里停水五天了。", number: Int = 12, consent: Consent.Extent = .publish
  ) throws -> Question {
    try intake(form(text, consent: consent), number: number).question
  }

  static func masked(_ text: String) throws -> MaskedText {
    try MaskedText(original: text, findings: [], resolutions: [:])
  }

  static func words(_ answer: String = "已恢复供水。") throws -> PublicWords {
    PublicWords(
      title: try masked("村里停水"), question: try masked("村里停水五天了。"),
      answer: try masked(answer))
  }

  static let slug = PublicSlug(rawValue: "abcdefgh23456789")
  static let answer = AnswerForm(
    text: Private("已恢复供水。"), policyReferences: ["供水条例"], approvedBy: "刘建国", department: water)
}

// MARK: - Ways that are gone often

extension Question {
  /// Given to the water bureau when it came in.
  mutating func assignToWater(at now: Timestamp? = nil) throws {
    _ = try assign(
      to: Dispatch(lead: Cast.water), in: .usual, reckoner: try Cast.reckoner(), by: Cast.lin,
      at: now ?? receivedAt)
  }

  /// Answered on air, and a public text of it signed at all of three levels.
  mutating func approve(at now: Timestamp) throws {
    if handling.stage == .logged { _ = try answerOnAir(Cast.answer, by: Cast.lin, at: now) }
    if disclosure.stage == .undecided {
      _ = try decide(.public, reason: "无个人信息", basis: "政府信息公开条例", by: Cast.gao, at: now)
    }
    _ = try draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    try signAll(at: now)
  }

  /// Handed in and signed at all of three levels.
  mutating func signAll(reply: String? = nil, at now: Timestamp) throws {
    _ = try submit(under: ReviewPolicy(), reply: reply, by: Cast.lin, at: now)
    let hash = try #require(disclosure.preparation?.draft.text.hash)
    for (level, person) in zip(ReviewLevel.allCases, [Cast.gao, Cast.ma, Cast.he]) {
      _ = try sign(Signature(by: person), level: level, hash: hash, at: now)
    }
  }

  /// On the site.
  mutating func publishAll(at now: Timestamp) throws {
    try approve(at: now)
    let hash = try #require(disclosure.preparation?.draft.text.hash)
    _ = try publish(hash, at: Cast.slug, by: Cast.gao, at: now)
  }

  /// What is kept and read back.
  func reread() throws -> Question {
    let open = try JSONDecoder().decode(Question.Open.self, from: JSONEncoder().encode(self.open))
    let hidden = try JSONDecoder().decode(
      Question.Hidden.self, from: JSONEncoder().encode(reveal(for: .storing)))
    return try Question(open: open, hidden: hidden)
  }
}

extension Question {
  /// Drafts words in which nothing was left that the rules saw.
  mutating func draft(
    _ words: PublicWords, sensitive: Set<SensitiveMatter>, note: String? = nil, by member: String,
    at now: Timestamp
  ) throws(Refusal) -> QuestionEvent {
    try draft(words, DraftCare(sensitive: sensitive, note: note), by: member, at: now)
  }
}
