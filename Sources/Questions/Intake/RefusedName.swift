// What people write where a name is asked for and none is given: 拒绝透露, 匿名. It is no name, in whichever
// way the matter came in, and whoever says so is not to be named.

/// Words in the place of a name.
enum RefusedName {
  private static let words: Set<String> = [
    "拒绝透露", "匿名", "不愿透露", "保密", "不详", "未知", "无",
  ]

  /// Whether `written` says that there is no name.
  static func isWritten(_ written: String) -> Bool {
    words.contains(written.filter { !$0.isWhitespace && !"（）()".contains($0) })
  }
}
