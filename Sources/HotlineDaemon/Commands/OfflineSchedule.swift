// The schedule folder without a daemon: what `check`, `import`, `agenda` and `rehearse` look at. The
// same reader, the same assembly and the same planner as the daemon's.

package import Desk
import Foundation
package import Language
package import Scheduling
import Spreadsheets
package import Timekeeping

/// A schedule folder, read once.
package struct OfflineSchedule: Sendable {
  /// What each file holds.
  package let readings: [PlanReading]
  /// The folder, put together.
  package let assembly: Assembly
  /// All complaints, in order of place.
  package let diagnostics: [PlanDiagnostic]
  /// The sheets of the workbooks, for pictures.
  private let sheets: [String: [Table]]
  /// Why the folder cannot be used; nil when it can.
  package let folderProblem: String?

  /// Reads the folder at `path`. `adding` is a file that is looked at as if it lay in the folder.
  package init(
    path: String, zone: Zone = .shanghai, today: CalendarDay, adding: PlanFile? = nil
  ) {
    let folder = PlanFolder(path: path).read()
    let files = folder.files.filter { $0.name != adding?.name } + (adding.map { [$0] } ?? [])
    self.init(files: files, zone: zone, today: today, before: folder)
  }

  /// Reads `files` alone.
  package init(files: [PlanFile], zone: Zone = .shanghai, today: CalendarDay) {
    self.init(files: files, zone: zone, today: today, before: FolderReading())
  }

  private init(files: [PlanFile], zone: Zone, today: CalendarDay, before: FolderReading) {
    let reader = PlanFileReader(defaultZone: zone)
    let files = files.sorted { $0.name < $1.name }
    let readings = files.map { reader.read(name: $0.name, bytes: $0.bytes) }
    let assembly = ScheduleAssembly.assemble(readings, adopted: [], today: today)
    let workbooks = files.filter { PlanParser.FileKind(name: $0.name) == .workbook }
    self.sheets = Dictionary(
      workbooks.map { ($0.name, Workbook.read($0.bytes, file: $0.name).tables) }
    ) { first, _ in first }
    self.readings = readings
    self.assembly = assembly
    self.folderProblem = before.folderProblem
    self.diagnostics =
      (before.diagnostics + readings.flatMap(\.diagnostics) + assembly.diagnostics)
      .sorted { ($0.span, $0.id) < ($1.span, $1.id) }
  }

  /// Pictures of complaints with the lines of these files.
  package func picture(colour: DiagnosticPicture.Colour) -> DiagnosticPicture {
    let texts = readings.compactMap { reading in
      reading.text.map { (reading.file, PictureSource.text($0)) }
    }
    let tables = sheets.mapValues { PictureSource.sheets($0) }
    return DiagnosticPicture(
      sources: Dictionary(texts) { first, _ in first }.merging(tables) { text, _ in text },
      colour: colour)
  }
}

extension PlanFile {
  /// The file at `path`; throws `CommandFailure` when it cannot be read.
  package init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.inputOutput, "文件 \(path) 读不出来，请检查路径和权限。")
    }
    self.init(
      name: path.split(separator: "/").last.map(String.init) ?? path, bytes: [UInt8](data))
  }
}
