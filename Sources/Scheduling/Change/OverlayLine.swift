// Lines of the overlay that are ready to be pasted: what tables cannot carry is offered in the form
// in which it is read.

package import Timekeeping

/// Writes entries of 变更.yaml.
package enum OverlayLine {
  /// 答复: the row is that episode.
  package static func answer(row: EpisodeReference, is episode: EpisodeID) -> String {
    "- {\(reference(row)), 答复: \(quoted(episode.rawValue))}"
  }

  /// 改期: another day, the clock time stays.
  package static func reschedule(_ episode: EpisodeID, to day: CalendarDay) -> String {
    "- {\(reference(.id(episode.rawValue))), 改期: \(day)}"
  }

  /// 豁免: silences one conflict; the reason is to be filled in.
  package static func waive(_ diagnostic: String, of episode: EpisodeID) -> String {
    "- {\(reference(.id(episode.rawValue))), 豁免: \(diagnostic), 原因: 请写明理由}"
  }

  /// 停播; the reason is to be filled in.
  package static func cancel(_ episode: EpisodeID) -> String {
    "- {\(reference(.id(episode.rawValue))), 停播: 是, 原因: 请写明原因}"
  }

  private static func reference(_ reference: EpisodeReference) -> String {
    switch reference {
    case .id(let text): "编号: \(quoted(text))"
    case .dayAndDepartment(let day, let name): "日期: \(day), 单位: \(quoted(name))"
    }
  }

  /// Quoted where a flow mapping would read it otherwise.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber } ?? false
      && !text.contains { ",:#{}[]&*!|>'\"%@`".contains($0) }
    return isPlain ? text : "'" + text.replacing("'", with: "''") + "'"
  }
}
