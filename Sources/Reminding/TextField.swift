// The fields that a rule's text may contain in 〔〕, so that checking and wording agree on them.

/// A field such as `〔主题〕` in the text of a milestone rule.
package enum TextField: String, CaseIterable, Hashable, Sendable {
  /// The programme's name.
  case programme = "节目"
  /// The departments on air.
  case departments = "单位"
  /// The day on air.
  case day = "日期"
  /// The clock time on air.
  case time = "时间"
  /// The topic.
  case theme = "主题"
  /// The guests.
  case guests = "嘉宾"
  /// The hosts.
  case hosts = "主持人"
  /// By when the thing is due.
  case dueBy = "截止"
  /// When the next feedback edition is on.
  case feedback = "回音壁"

  /// The names in 〔〕 that stand in `text` and are no field; for checking.
  package static func unknownFields(in text: String) -> [String] {
    text.split(separator: "〔", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      guard let end = piece.firstIndex(of: "〕") else { return String(piece) }
      let name = String(piece[..<end])
      return TextField(rawValue: name) == nil ? name : nil
    }
  }
}
