// The register as a sheet: what stands in the list, line by line, made harmless for spreadsheet
// programs, with callers only for whoever asked and may see them. Each export leaves a line in the
// journal before its bytes leave the house.

import Discretion
import Journal
import Masking
package import Membership
import Questions
import Storage
import Timekeeping
import Writing

/// A sheet that was exported.
package struct RegisterSheet: Sendable {
  /// Its name.
  package let name: String
  /// CSV in UTF-8 with a byte order mark.
  package let bytes: [UInt8]
  /// How many questions are in it.
  package let count: Int
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
    let (bytes, count) = try await reading("export the register") { ledger in
      try sheet(filter, withCallers: withCallers, member, ledger)
    }
    do {
      _ = try await storage.write("note an export") { ledger in
        try ledger.append(
          JournalEvent(
            .exported, subject: "register", by: member.id.rawValue, at: now,
            details: ["count": String(count), "callers": withCallers ? "yes" : "no"]))
      }
    } catch {
      throw shared.deskError(error, doing: "note an export")
    }
    let day = settings.zone.local(of: now).day
    return RegisterSheet(name: "questions-\(day).csv", bytes: bytes, count: count)
  }

  private func sheet(
    _ filter: QuestionFilter, withCallers: Bool, _ member: Member, _ ledger: Ledger
  ) throws -> ([UInt8], Int) {
    var csv = CSVWriter(
      headings: ExportLine.heads + (withCallers ? ExportLine.callerHeads : []))
    guard let filter = try narrowed(filter, to: member) else { return (csv.bytes, 0) }
    var cursor: QuestionCursor?
    var count = 0
    repeat {
      let page = try ledger.questions(filter, before: cursor, limit: 500)
      for question in page.questions
      where QuestionAccess.access(.export, of: member, over: question) == .granted {
        let cells = try line(question, withCallers: withCallers, member, ledger)
        csv.row(cells.map(CSVWriter.Field.text))
        count += 1
      }
      cursor = page.next
    } while cursor != nil && count < Self.exportLimit
    return (csv.bytes, count)
  }

  private func line(
    _ question: Question, withCallers: Bool, _ member: Member, _ ledger: Ledger
  ) throws -> [String] {
    let zone = zone(of: question.programme)
    let gist =
      question.clearedGist?.reveal(for: .exporting)
      ?? masker.proposed(question.gist.reveal(for: .masking))
    let line = ExportLine(question: question, zone: zone).cells(gist: gist)
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

  static let heads = [
    "受理编号", "受理时间", "节目", "场次", "渠道", "性质", "事项", "地区", "要点（已遮盖）", "紧急程度", "反映次数",
    "办理状态", "主办单位", "协办单位", "转办时间", "原定期限", "期限", "期限暂定", "延期次数", "退单次数", "答复时间",
    "结束时间", "回访结果", "公开意愿", "公开决定", "公开状态", "活动",
  ]
  static let callerHeads = ["姓名", "电话", "住址", "原话"]

  func cells(gist: String) -> [String] {
    let assignment = question.handling.assignment ?? question.history.assignments.last
    return [
      question.number.description, moment(question.receivedAt), question.programme.rawValue,
      question.episode?.rawValue ?? "", question.channel.wording, question.nature.wording,
      question.topic ?? "", question.area ?? "", gist, question.urgency.wording,
      String(question.contactCount), question.handling.stage.wording,
      assignment?.lead.rawValue ?? "",
      assignment?.co.map(\.rawValue).joined(separator: "、") ?? "",
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
