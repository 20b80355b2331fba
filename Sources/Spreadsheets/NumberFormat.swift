// Which number formats are dates or times: the built-in ones of Chinese spreadsheet programs, and
// custom ones such as [$-804]m"月"d"日"(aaaa).

import Language

/// What a number format shows of a date.
enum NumberFormat {
  /// The formats that files name by number only; 27 to 36 and 50 to 58 are the Chinese ones.
  static func builtIn(_ id: Int) -> TableCell.DateFormat {
    switch id {
    case 14, 15, 30, 31, 36: [.year, .month, .day]
    case 16, 28, 29, 51, 53, 54, 58: [.month, .day]
    case 17, 27, 50, 52, 57: [.year, .month]
    case 18...21, 32...35, 45...47, 55, 56: [.time]
    case 22: [.year, .month, .day, .time]
    default: []
    }
  }

  /// What a custom format shows; empty when it is no date.
  static func dateFormat(code: String) -> TableCell.DateFormat {
    let letters = significant(code)
    if letters.contains("0.00e") || letters.contains("#e") || letters.contains("0e") { return [] }
    var format: TableCell.DateFormat = []
    let marks = Array(letters)
    for (index, mark) in marks.enumerated() {
      switch mark {
      case "y", "e", "b": format.insert(.year)
      case "d": format.insert(.day)
      case "a": format.insert(.day)
      case "h", "s": format.insert(.time)
      case "m": format.insert(isMinute(index, in: marks) ? .time : .month)
      default: break
      }
    }
    return format
  }

  /// An m is a minute behind an hour or before a second; anything else is a month.
  private static func isMinute(_ index: Int, in marks: [Character]) -> Bool {
    let clock: Set<Character> = ["h", "s"]
    let ours: Set<Character> = ["y", "e", "b", "d", "a", "h", "s"]
    if let before = marks[..<index].last(where: ours.contains), before == "h" { return true }
    let after = marks[(index + 1)...].first(where: { ours.contains($0) || $0 == "m" })
    if after == "s" { return true }
    // A run of m: the whole of it is what its last one is.
    if after == "m" { return isMinute(index + 1, in: marks) }
    return marks[..<index].last.map(clock.contains) ?? false
  }

  /// The first section without what is quoted, escaped or in brackets, in lower case; an elapsed
  /// time such as [h] keeps its letter.
  private static func significant(_ code: String) -> String {
    var result = ""
    var characters = code.lowercased().prefix(512)[...]
    while let character = characters.popFirst() {
      switch character {
      case ";": return plain(result)
      case "\"": characters = characters.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": characters = characters.dropFirst()
      case "[":
        let inside = characters.prefix { $0 != "]" }
        characters = characters.dropFirst(inside.count + 1)
        if !inside.isEmpty, inside.allSatisfy({ $0 == inside.first }),
          let unit = inside.first, "hms".contains(unit)
        {
          result.append(unit)
        }
      default: result.append(character)
      }
    }
    return plain(result)
  }

  /// Without words whose letters are no marks.
  private static func plain(_ text: String) -> String {
    if text.contains("general") || text == "@" { return "" }
    var text = text
    for word in ["am/pm", "a/p", "上午/下午"] {
      while let range = text.firstRange(of: word) { text.replaceSubrange(range, with: "h") }
    }
    return text
  }
}
