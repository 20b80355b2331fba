// Lists that are written twice: the cases of an enum stand in a CHECK of the store and in the manual.
// A case without its mirror image is found here, not by a reader or at the first insert.

/// The rules about lists that mirror one another.
enum MirrorRule {
  /// Enums that operators meet in `why`, in the health page or in the journal: the manual explains
  /// each value.
  static let explained = [
    "DeliveryState", "SkipReason", "AbandonReason", "WithdrawReason", "ReminderState",
    "ReminderSkip", "ReminderWithdrawal", "UncertainCause", "ConnectionFault", "HealthPart",
    "HealthTrouble", "DiagnosticID", "JournalAct", "JournalFaultKind", "TraceKind",
    "HandlingStage", "DisclosureStage", "DisclosureExtent", "DeclineReason", "RefusalCode",
    "IntakeFault", "Unreadable", "SensitiveMatter", "ChaseCode",
  ]

  /// Enums whose values the store checks.
  static let stored = ["DeliveryState", "ReminderState"]

  /// The raw values of the enum `name`, wherever it is declared; nil when it is not.
  static func values(of name: String, in files: [SourceFile]) -> [String]? {
    let head = "enum \(name):"
    guard let file = files.first(where: { $0.isSource && $0.text.contains(head) }),
      let start = file.lines.firstIndex(where: { $0.contains(head) })
    else { return nil }
    let indent = file.lines[start].prefix { $0 == " " }
    var values: [String] = []
    for line in file.lines[(start + 1)...] {
      if line.hasPrefix(indent + "}") { break }
      guard line.hasPrefix(indent + "  case ") else { continue }
      values += line.dropFirst(indent.count + 7).split(separator: ",").map(value(of:))
    }
    return values
  }

  /// `one = "number-one"` → `number-one`, `` `two` `` → `two`.
  private static func value(of element: Substring) -> String {
    let sides = element.split(separator: "=").map { side in
      String(side.filter { !" \"`".contains($0) })
    }
    return sides.last ?? ""
  }

  /// Values of `enums` that no page of `manual` names between backticks.
  static func unexplained(
    _ enums: [String], in files: [SourceFile], manual: [SourceFile]
  ) -> [Violation] {
    let text = manual.map(\.text).joined(separator: "\n")
    return enums.flatMap { name -> [Violation] in
      guard let values = values(of: name, in: files) else {
        return [Violation(path: "Sources", line: 1, message: "no enum `\(name)` is declared")]
      }
      return values.filter { !text.contains("`" + $0 + "`") }.map {
        Violation(path: "manual", line: 1, message: "`\($0)` of \(name) is not explained")
      }
    }
  }

  /// Enums of `enums` whose values are no list of a CHECK in the store.
  static func unchecked(_ enums: [String], in files: [SourceFile]) -> [Violation] {
    let lists = files.filter { $0.path.hasPrefix("Sources/Storage/Migrations/") }
      .flatMap { checkedLists(in: $0.text) }
    return enums.compactMap { name in
      let values = values(of: name, in: files).map(Set.init) ?? []
      if lists.contains(values) { return nil }
      return Violation(
        path: "Sources/Storage/Migrations", line: 1,
        message: "no CHECK lists the values of \(name): \(values.sorted())")
    }
  }

  /// The lists of `IN ('a', 'b')`.
  private static func checkedLists(in text: String) -> [Set<String>] {
    text.split(separator: "IN (").dropFirst().map { rest in
      let list = rest.prefix { $0 != ")" }
      return Set(list.split(separator: ",").map { $0.filter { !" '\n".contains($0) } })
    }
  }
}
