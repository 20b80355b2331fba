// Lists from other channels, handed in by a program or the command line: all lines or none, with a
// receipt for each. Programme and channel stand in the path, the form of the list in its type.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import NIOCore
import Questions

/// The ways of lists.
struct ImportRoutes: PageRoutes {
  /// As many bytes as a schedule file may have.
  private static let bodyBytes = 16 * 1_024 * 1_024

  func add(to routes: MemberRoutes) {
    for way in ImportWay.allCases {
      routes.command(
        "api/questions/\(way.rawValue)/:programme/:channel", needs: .may(.importLists),
        types: ImportType.allCases.map(\.rawValue), bodyBytes: Self.bodyBytes
      ) { visit in
        try await take(visit, way)
      }
    }
  }

  private func take(_ visit: Visit, _ way: ImportWay) async throws -> Response {
    guard let channel = Channel(rawValue: try visit.parameter("channel")) else {
      throw Refusal(
        .notFound, "没有这个渠道。可用的：\(Channel.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    let type = (visit.request.headers[.contentType] ?? "").lowercased().prefix { $0 != ";" }
    guard let form = ImportType(rawValue: String(type.filter { $0 != " " }))?.form else {
      throw Refusal(.unsupportedMediaType, "不认识这种列表。")
    }
    guard let body = try? await visit.request.body.collect(upTo: Self.bodyBytes) else {
      throw Refusal(.contentTooLarge, "列表太大，最多 16 MiB。")
    }
    let programme = ProgrammeCode(rawValue: try visit.parameter("programme"))
    let receipt = try await visit.desk.questions.importList(
      Array(body.readableBytesView), as: form,
      ListOptions(programme: programme, channel: channel, isTrial: way == .check),
      by: visit.member)
    let isRefused = !receipt.isTaken && !receipt.complaints.isEmpty
    return try .json(ImportAnswer(receipt), status: isRefused ? .unprocessableContent : .ok)
  }
}

/// Whether a list is taken in or only checked.
enum ImportWay: String, CaseIterable, Sendable {
  case take = "import"
  case check
}

/// The types of lists.
enum ImportType: String, CaseIterable, Sendable {
  case csv = "text/csv"
  case tsv = "text/tab-separated-values"
  case lines = "application/x-ndjson"
  case workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  var form: ListForm {
    switch self {
    case .csv: .csv
    case .tsv: .tsv
    case .lines: .jsonLines
    case .workbook: .xlsx
    }
  }
}

/// What became of a list.
struct ImportAnswer: Encodable {
  struct Line: Encodable {
    let line: Int
    let outcome: String
    let number: String?
  }

  struct Complaint: Encodable {
    let line: Int
    let field: ListField?
    let message: String
    let remedy: String

    init(_ complaint: ListComplaint) {
      line = complaint.line
      field = complaint.field
      message = complaint.wording
      remedy = complaint.remedy
    }
  }

  let schemaVersion = 1
  let message: String
  let isTaken: Bool
  let isRepeat: Bool
  let lines: [Line]
  let complaints: [Complaint]
  let notes: [Complaint]

  init(_ receipt: ImportReceipt) {
    isTaken = receipt.isTaken
    isRepeat = receipt.isRepeat
    message =
      receipt.isRepeat
      ? "这份列表早先已经收下，没有重复登记。"
      : receipt.isTaken
        ? "已登记 \(receipt.loggedCount) 条。"
        : receipt.complaints.isEmpty
          ? "检查通过，没有登记。" : "有 \(receipt.complaints.count) 处不对，一条也没有登记。"
    lines = receipt.lines.map { line in
      switch line.outcome {
      case .logged(_, let number):
        Line(line: line.number, outcome: "logged", number: number.description)
      case .repeated(_, let number):
        Line(line: line.number, outcome: "repeated", number: number.description)
      case .good: Line(line: line.number, outcome: "good", number: nil)
      case .refused: Line(line: line.number, outcome: "refused", number: nil)
      }
    }
    complaints = receipt.complaints.map(Complaint.init)
    notes = receipt.notes.map(Complaint.init)
  }
}
