// `hotline check`: everything that is wrong with the schedule files, at once, with place and remedy.

import Desk
import Foundation
import Language
import Scheduling
package import Timekeeping

/// Checks a schedule folder or single files.
package struct CheckCommand: Sendable {
  /// How the answer is given.
  package enum Format: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs.
    case json
  }

  private let paths: [String]
  private let today: CalendarDay
  private let format: Format
  private let output: CommandOutput

  /// A check of `paths`: one folder, or files that are looked at together.
  package init(paths: [String], today: CalendarDay, format: Format, output: CommandOutput) {
    self.paths = paths
    self.today = today
    self.format = format
    self.output = output
  }

  /// Prints the complaints. Throws `CommandFailure(.badInput)` when one of them is an error.
  package func run() throws {
    let schedule = try read()
    if let problem = schedule.folderProblem { throw CommandFailure(.inputOutput, problem) }
    switch format {
    case .json: output.text(DiagnosticJSON.document(schedule.diagnostics).text)
    case .text: printPictures(schedule)
    }
    if schedule.diagnostics.contains(where: { $0.severity == .error }) {
      throw CommandFailure(.badInput, "")
    }
  }

  private func read() throws -> OfflineSchedule {
    var isFolder: ObjCBool = false
    if paths.count == 1, FileManager.default.fileExists(atPath: paths[0], isDirectory: &isFolder),
      isFolder.boolValue
    {
      return OfflineSchedule(path: paths[0], today: today)
    }
    return OfflineSchedule(files: try paths.map { try PlanFile(path: $0) }, today: today)
  }

  private func printPictures(_ schedule: OfflineSchedule) {
    let picture = schedule.picture(colour: output.colour)
    for diagnostic in schedule.diagnostics {
      output.picture(picture.text(diagnostic))
      output.line()
    }
    for report in schedule.assembly.fileReports where report.rows > 0 {
      output.line(
        "\(report.file)：\(report.rows) 行，\(report.adoptedRows) 行可用，"
          + "\(report.heldRows) 行待改，\(report.state.wording)。")
    }
    let counts = Severity.allCases.reversed().map { severity in
      "\(severity.wording) \(schedule.diagnostics.filter { $0.severity == severity }.count)"
    }
    output.line(
      "读了 \(schedule.readings.count) 个文件，\(schedule.assembly.schedule.episodes.count) 期；"
        + counts.joined(separator: "，") + "。")
  }
}
