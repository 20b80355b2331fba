// Lists from other channels over the control socket, for `hotline question import`: one line of JSON with
// what holds for the whole list, then the file as it is, whatever its encoding.

import Desk
import Foundation
import HTTPTypes
import HummingbirdCore
import Membership
import NIOCore
import Questions

/// The command that takes in a list.
struct ListControlRoutes: PageRoutes {
  /// The largest list, and the line before it.
  static let bytes = 17 << 20

  func add(to routes: MemberRoutes) {
    routes.command(
      "api/lists", needs: .may(.importLists), types: ["application/octet-stream"],
      bodyBytes: Self.bytes
    ) { visit in
      let (wish, file) = try await ListControlRoutes.read(visit)
      guard let form = ListForm(rawValue: wish.form) else {
        let known = ListForm.allCases.map(\.rawValue).joined(separator: "、")
        throw Refusal(.badRequest, "格式要写 \(known) 之一。", code: "wrongField", field: "form")
      }
      let options = ListOptions(
        programme: ProgrammeCode(rawValue: wish.programme), channel: wish.channel ?? .collected,
        consent: wish.consent ?? .none, isTrial: wish.trial == "1")
      let receipt = try await visit.desk.questions.importList(
        file, as: form, options, by: visit.member)
      return try .json(ListReceiptAnswer(receipt))
    }
  }

  private static func read(_ visit: Visit) async throws -> (wish: ListWish, file: [UInt8]) {
    guard let body = try? await visit.request.body.collect(upTo: bytes) else {
      throw Refusal(.contentTooLarge, "清单太大，最多 16 MiB。")
    }
    let all = Array(body.readableBytesView)
    guard let end = all.firstIndex(of: 10),
      let wish = try? JSONDecoder().decode(ListWish.self, from: Data(all[..<end]))
    else { throw Refusal(.badRequest, "第一行要是清单的说明（JSON），后面才是文件。") }
    return (wish, Array(all[(end + 1)...]))
  }
}

/// What holds for a whole list.
struct ListWish: Decodable, Sendable {
  let form: String
  let programme: String
  let channel: Questions.Channel?
  let consent: Consent.Extent?
  let trial: String?
}

/// What became of a list, line by line.
struct ListReceiptAnswer: Encodable {
  struct Line: Encodable {
    let line: Int
    /// `logged`, `repeated`, `good` or `refused`.
    let outcome: String
    let number: String?
  }

  struct Complaint: Encodable {
    let line: Int
    let field: String?
    let message: String
    let remedy: String

    init(_ complaint: ListComplaint) {
      line = complaint.line
      field = complaint.field?.wording
      message = complaint.wording
      remedy = complaint.remedy
    }
  }

  let schemaVersion = 1
  let isTaken: Bool
  let isRepeat: Bool
  let logged: Int
  let lines: [Line]
  let complaints: [Complaint]
  let notes: [Complaint]

  init(_ receipt: ImportReceipt) {
    isTaken = receipt.isTaken
    isRepeat = receipt.isRepeat
    logged = receipt.loggedCount
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
