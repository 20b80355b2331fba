// The outbox: what waits, what ended last and how; and for one reference every decision about it with
// the words that were sent.

import Delivering
import Desk
import Timekeeping

/// 投递.
struct DeliveriesPage: Sendable {
  struct Line: Sendable {
    let lineAt: String?
    let lineText: String
  }

  struct Words: Sendable {
    let wordsTitle: String
    let words: String
  }

  struct View: Sendable {
    let reference: String?
    let asked: Bool
    let lines: [Line]
    let hasLines: Bool
    let said: [Words]
    let waiting: [MessagePiece]
    let hasWaiting: Bool
    let ended: [MessagePiece]
    let hasEnded: Bool
    let counts: String?
  }

  let frame: PageFrame
  private let reference: String?

  /// The page; with `ref`, what that is about on top.
  init(frame: PageFrame, query: Query) throws(Refusal) {
    self.frame = frame
    reference = try query.text("ref")
  }

  func html() async throws -> String {
    frame.page("投递", at: .deliveries, body: Templates.render(.deliveries, try await view()))
  }

  func view() async throws -> View {
    let moments = frame.moments
    let reading = frame.desk.reading
    let week = frame.now + .seconds(7 * 86_400)
    let waiting = try await reading.waiting(through: week, limit: 60)
    let ended = try await reading.latest(limit: 80)
    let counts = try await reading.counts()
    var lines: [Line] = []
    var said: [Words] = []
    if let reference {
      lines = try await reading.why(reference, at: frame.now).prefix(ConsoleLimits.rowsPerPage)
        .map { Line(lineAt: $0.at.map(moments.stamp), lineText: $0.text) }
      said = try await words(of: DeliveryID(rawValue: reference), moments)
    }
    return View(
      reference: reference, asked: reference != nil, lines: lines, hasLines: !lines.isEmpty,
      said: said, waiting: waiting.map(piece),
      hasWaiting: !waiting.isEmpty, ended: ended.map(piece),
      hasEnded: !ended.isEmpty,
      counts: counts.isEmpty
        ? nil
        : DeliveryState.allCases.compactMap { state in
          counts[state].map { "\(state.mark.words) \($0)" }
        }.joined(separator: "，"))
  }

  private func piece(_ sheet: DeliverySheet) -> MessagePiece {
    MessagePiece(sheet, frame.moments, path: frame.whyPath(sheet.id.rawValue))
  }

  /// What was sent, attempt by attempt; before the first one, what would be.
  private func words(of id: DeliveryID, _ moments: Moments) async throws -> [Words] {
    guard let sheet = try await frame.desk.reading.sheets(of: [id])[id] else { return [] }
    if !sheet.tries.isEmpty {
      return sheet.tries.map {
        Words(
          wordsTitle: "第 \($0.number) 次，\(moments.near($0.startedAt)) 发出的原文", words: $0.text)
      }
    }
    guard sheet.state == .waiting || sheet.state == .claimed,
      let message = try await frame.desk.preview(id)
    else { return [] }
    return [
      Words(
        wordsTitle: "到时将发送（以发送时的最新内容为准）", words: message.lines.joined(separator: "\n"))
    ]
  }
}
