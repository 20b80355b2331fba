// The departments of one cell: several joined by signs or line breaks, and words that stand for no
// department at all.

import Language

/// Departments and group words of one cell, as written.
package struct DepartmentNames: Hashable, Sendable {
  /// Names to be looked up in the directory.
  package private(set) var departments: [String] = []
  /// Words such as 各街道办 and 待定 that stand for no department.
  package private(set) var groupWords: [String] = []

  /// Reads the whole of `text`.
  package init(_ text: String) {
    var piece = ""
    var depth = 0
    for character in text {
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth -= 1 }
      if depth <= 0, "、，,;；/／\n".contains(character) || character.isNewline {
        add(piece)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    add(piece)
  }

  private mutating func add(_ piece: String) {
    var name = piece.filter { !$0.isWhitespace && $0 != "\u{200B}" }
    for prefix in ["牵头单位：", "牵头：", "主办：", "协办：", "配合：", "主办单位：", "协办单位："]
    where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if name.hasSuffix("等") { name.removeLast() }
    guard !name.isEmpty else { return }
    if DepartmentNames.isGroupWord(name) {
      if !groupWords.contains(name) { groupWords.append(name) }
      return
    }
    for suffix in ["(市)", "（市）"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    if !name.isEmpty, !departments.contains(name) { departments.append(name) }
  }

  /// Whether `name` stands for no single department.
  package static func isGroupWord(_ name: String) -> Bool {
    if ["待定", "未定", "另定", "机动", "待商定", "待通知", "市领导", "县领导", "区领导"].contains(name) {
      return true
    }
    for prefix in ["各", "相关", "有关", "属地", "全市", "全县", "全区", "市领导", "县领导", "区领导", "其他"]
    where name.hasPrefix(prefix) {
      return true
    }
    return name.hasSuffix("专场") || name.contains("待定")
  }
}
