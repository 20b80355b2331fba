// `hotline import FILE`: what was understood of a plan, row by row, and what it would change. Nothing
// is written: a plan becomes active by being put into the folder.

import Desk
import Foundation
import Language
import Scheduling
package import Timekeeping

/// Previews one file.
package struct ImportCommand: Sendable {
  private let path: String
  private let folder: String?
  private let today: CalendarDay
  private let format: CheckCommand.Format
  private let output: CommandOutput

  /// A preview of the file at `path` beside the files of `folder`.
  package init(
    path: String, folder: String?, today: CalendarDay, format: CheckCommand.Format,
    output: CommandOutput
  ) {
    self.path = path
    self.folder = folder
    self.today = today
    self.format = format
    self.output = output
  }

  /// Prints the preview. Throws `CommandFailure(.badInput)` when the file holds an error.
  package func run() throws {
    let file = try PlanFile(path: path)
    let before = folder.map { OfflineSchedule(path: $0, today: today) }
    if let problem = before?.folderProblem { throw CommandFailure(.inputOutput, problem) }
    let after =
      folder.map { OfflineSchedule(path: $0, today: today, adding: file) }
      ?? OfflineSchedule(files: [file], today: today)
    guard let reading = after.readings.first(where: { $0.file == file.name }) else {
      throw CommandFailure(.badInput, "文件 \(file.name) 不是排期文件，看不出内容。")
    }
    let report = ImportReport(
      reading, in: after.assembly, adopted: before?.assembly.schedule.episodes ?? [],
      today: today)
    try show(report, after)
    if report.questions.contains(where: { $0.severity == .error }) {
      throw CommandFailure(.badInput, "")
    }
  }

  private func show(_ report: ImportReport, _ schedule: OfflineSchedule) throws {
    guard format == .text else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return output.line(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
    for line in report.lines { output.line(line) }
    let picture = schedule.picture(colour: output.colour)
    for question in report.questions {
      output.line()
      output.picture(picture.text(question))
    }
    if !report.remarks.isEmpty { output.line("\n另有说明 \(report.remarks.count) 条：") }
    for remark in report.remarks { output.line("  第\(remark.span.line)行：\(remark.message)") }
  }
}
