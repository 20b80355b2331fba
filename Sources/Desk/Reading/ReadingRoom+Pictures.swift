// Complaints with the lines they are about. The files are read only when somebody looks; the schedule
// in memory keeps no text.

package import Language
import Scheduling

extension ReadingRoom {
  /// Pictures of the complaints about the files as they lie in the folder now. A complaint of a file
  /// that cannot be read any more is shown without its line.
  package func pictures() -> DiagnosticPicture {
    let names = Set(schedule?.diagnostics.map(\.span.file) ?? [])
    guard !names.isEmpty else { return DiagnosticPicture() }
    let reader = PlanFileReader(defaultZone: settings.zone)
    var sources: [String: PictureSource] = [:]
    for file in PlanFolder(path: settings.scheduleFolder).read().files
    where names.contains(file.name) {
      if let text = reader.read(name: file.name, bytes: file.bytes).text {
        sources[file.name] = .text(text)
      }
    }
    return DiagnosticPicture(sources: sources)
  }
}
