// The register as a sheet: what stands in the list, line by line, made harmless for spreadsheet
// programs, with callers only for whoever asked and may see them. Each export leaves a line in the
// journal before its bytes leave the house; they leave page by page, so that a year of calls takes no
// more memory than a day.

import Discretion
import Journal
import Masking
package import Membership
import Questions
import Scheduling
import Storage
import Timekeeping
import Writing

/// A sheet that is exported: the questions that were there when it was asked for. Each page of it is read
/// when it leaves, and shows its questions as they are then.
package struct RegisterSheet: Sendable {
  /// Its name.
  package let name: String
  /// How many questions are in it, as the journal has it.
  package let count: Int
  fileprivate let room: RegisterRoom
  fileprivate let member: Member
  fileprivate let withCallers: Bool
  fileprivate let filter: QuestionFilter?
  fileprivate let end: QuestionCursor?
}

extension RegisterSheet: AsyncSequence {
  /// Its pieces, the heading in the first: CSV in UTF-8 with a byte order mark.
  package struct AsyncIterator: AsyncIteratorProtocol {
    private let sheet: RegisterSheet
    private var csv: CSVWriter
    private var rest: Int
    private var place: QuestionCursor?

    fileprivate init(_ sheet: RegisterSheet) {
      self.sheet = sheet
      csv = CSVWriter(
        headings: ExportLine.heads + (sheet.withCallers ? ExportLine.callerHeads : []))
      rest = sheet.count
      place = sheet.end
    }

    /// The next piece.
    package mutating func next() async throws -> [UInt8]? {
      while rest > 0, let place {
        let limit = Swift.min(rest, Limits.exportPiece)
        let piece = try await sheet.room.reading("export the register") { [sheet] ledger in
          try sheet.room.piece(of: sheet, before: place, limit: limit, ledger)
        }
        for cells in piece.lines { csv.row(cells.map(CSVWriter.Field.text)) }
        rest -= limit
        self.place = piece.next
        if !piece.lines.isEmpty { return csv.drain() }
      }
      let left = csv.drain()
      return left.isEmpty ? nil : left
    }
  }

  /// Begins to read it.
  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension RegisterRoom {
  /// The most questions of one sheet.
  package static let exportLimit = 100_000

  /// The questions of `wish` that the member may see, as CSV. `withCallers` adds names, numbers and
  /// words as they were said; it takes the permission to see callers.
  package func export(
    _ wish: RegisterWish, withCallers: Bool, by member: Member
  ) async throws(DeskError) -> RegisterSheet {
    let filter = wish.filter
    guard member.maySomewhere(.export), !withCallers || member.maySomewhere(.seeCaller) else {
      throw .notAllowed
    }
    let now = clock.now
    let (narrow, extent) = try await reading("export the register") { ledger in
      let narrow = try narrowed(filter, to: member).flatMap {
        try narrowed($0, to: member, for: .export)
      }
      return (narrow, try narrow.map { try ledger.extent(of: $0, limit: Self.exportLimit) })
    }
    let count = extent?.count ?? 0
    do {
      _ = try await storage.write("note an export") { ledger in
        try ledger.append(
          JournalEvent(
            .exported, subject: HousePart.register.rawValue, by: member.id.rawValue, at: now,
            details: ["count": String(count), "callers": withCallers ? "yes" : "no"]))
      }
    } catch {
      throw shared.deskError(error, doing: "note an export")
    }
    let day = settings.zone.local(of: now).day
    return RegisterSheet(
      name: "questions-\(day).csv", count: count, room: self, member: member,
      withCallers: withCallers, filter: narrow, end: extent?.end)
  }

  fileprivate func piece(
    of sheet: RegisterSheet, before place: QuestionCursor, limit: Int, _ ledger: Ledger
  ) throws -> (lines: [[String]], next: QuestionCursor?) {
    guard let filter = sheet.filter else { return ([], nil) }
    let page = try ledger.questions(filter, before: place, limit: limit)
    let lines = try page.questions
      .filter { QuestionAccess.access(.export, of: sheet.member, over: $0) == .granted }
      .map { try line($0, withCallers: sheet.withCallers, sheet.member, ledger) }
    return (lines, page.next)
  }

  private func line(
    _ question: Question, withCallers: Bool, _ member: Member, _ ledger: Ledger
  ) throws -> [String] {
    let zone = zone(of: question.programme)
    let gist =
      question.clearedGist?.reveal(for: .exporting)
      ?? masker.proposed(question.gist.reveal(for: .masking))
    let programme = schedule?.programmes[ProgrammeID(rawValue: question.programme.rawValue)]?.name
    let line = ExportLine(
      question: question, zone: zone, programme: programme ?? question.programme.rawValue,
      departments: DepartmentLookup(schedule?.directory)
    ).cells(gist: gist)
    guard withCallers else { return line }
    guard QuestionAccess.access(.seeCaller, of: member, over: question) == .granted else {
      return line + ["", "", "", ""]
    }
    let callers = try ledger.callers(of: question.id).map { $0.reveal(for: .exporting) }
    func all(_ field: KeyPath<Caller.Hidden, String?>) -> String {
      callers.compactMap { $0[keyPath: field] }.joined(separator: "；")
    }
    return line
      + [all(\.name), all(\.phone), all(\.homeAddress), question.text.reveal(for: .exporting)]
  }
}

/// One line of the sheet.
private struct ExportLine {
  let question: Question
  let zone: Zone
  let programme: String
  let departments: DepartmentLookup

  static let heads = [
    "受理编号", "受理时间", "节目", "场次", "渠道", "性质", "事项", "地区", "要点（已遮盖）", "紧急程度", "反映次数",
    "办理状态", "主办单位", "协办单位", "转办时间", "原定期限", "期限", "期限暂定", "延期次数", "退单次数", "答复时间",
    "结束时间", "回访结果", "公开意愿", "公开决定", "公开状态", "活动",
  ]
  static let callerHeads = ["姓名", "电话", "住址", "原话"]

  func cells(gist: String) -> [String] {
    let assignment = question.handling.assignment ?? question.history.assignments.last
    return [
      question.number.description, moment(question.receivedAt), programme,
      question.episode?.rawValue ?? "", question.channel.wording, question.nature.wording,
      question.topic ?? "", question.area ?? "", gist, question.urgency.wording,
      String(question.contactCount), question.handling.stage.wording,
      assignment.map { departments.name(of: $0.lead) } ?? "",
      assignment?.co.map(departments.name).joined(separator: "、") ?? "",
      moment(assignment?.assignedAt), assignment?.originalDueOn.day.description ?? "",
      assignment?.dueOn.day.description ?? "",
      assignment.map { $0.dueOn.isProvisional ? "是" : "否" } ?? "",
      String(assignment?.extensions.count ?? 0), String(question.history.returns.count),
      moment(question.answers.last?.at), moment(question.endedAt),
      question.followUps.last?.verdict.wording ?? "", question.consent.disclosure.wording,
      question.disclosure.decision?.extent.wording ?? "", question.disclosure.stage.wording,
      question.campaignTags.joined(separator: "、"),
    ]
  }

  private func moment(_ instant: Timestamp?) -> String {
    instant.map { zone.local(of: $0).description } ?? ""
  }
}
