// `hotline rehearse`: every message of a stretch of time, in full, as `serve` would send it.

import Delivering
package import Desk
import Foundation
package import Timekeeping

/// Rehearses a stretch of time.
package struct RehearseCommand: Sendable {
  /// How much of each message is shown.
  package enum Form: String, CaseIterable, Sendable {
    /// The text as the group sees it.
    case messages
    /// The request bodies too.
    case bodies
  }

  /// Where the messages go.
  package enum Stage: String, CaseIterable, Sendable {
    /// They are printed.
    case paper
    /// They are played into simulated chat groups.
    case simulator
  }

  private let settings: DeskSettings
  private let from: Timestamp
  private let to: Timestamp
  private let form: Form
  private let format: CheckCommand.Format
  private let output: CommandOutput

  /// A rehearsal from `from` on and before `to`.
  package init(
    settings: DeskSettings, from: Timestamp, to: Timestamp, form: Form,
    format: CheckCommand.Format, output: CommandOutput
  ) {
    self.settings = settings
    self.from = from
    self.to = to
    self.form = form
    self.format = format
    self.output = output
  }

  /// Runs it.
  package func run(_ stage: Stage) async throws {
    guard from < to else { throw CommandFailure(.usage, "--to 要在 --from 之后。") }
    switch stage {
    case .paper:
      try await show(Rehearsal(settings: settings, at: from).messages(from: from, to: to))
    case .simulator: try await RehearsalShow(settings: settings, output: output).play(from, to)
    }
  }

  private func show(_ messages: [RehearsedMessage]) throws {
    guard format == .text else { return try showJSON(messages) }
    for message in messages {
      let local = settings.zone.local(of: message.at)
      output.line(
        "── \(local.day)（\(local.day.weekday.wording)）\(clock(message.at))　\(message.chatGroup)　经 \(message.robot.rawValue)"
      )
      output.line(message.text)
      if form == .bodies { output.line(String(decoding: message.body, as: UTF8.self)) }
      output.line()
    }
    output.line("共 \(messages.count) 条。")
  }

  private func clock(_ instant: Timestamp) -> String {
    let seconds = Int((instant.seconds % 60 + 60) % 60)
    return settings.zone.local(of: instant).time.description + (seconds < 10 ? ":0" : ":")
      + String(seconds)
  }

  private func showJSON(_ messages: [RehearsedMessage]) throws {
    struct Answer: Encodable {
      let schemaVersion = 1
      let messages: [Line]
      struct Line: Encodable {
        let at: String
        let robot: String
        let group: String
        let text: String
        let body: String?
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let answer = Answer(
      messages: messages.map {
        .init(
          at: $0.at.description, robot: $0.robot.rawValue, group: $0.chatGroup, text: $0.text,
          body: form == .bodies ? String(decoding: $0.body, as: UTF8.self) : nil)
      })
    output.line(String(decoding: try encoder.encode(answer), as: UTF8.self))
  }
}
