// From the table as it is written to the table that is used: departments by code.

import Reminding

extension TimeLimitDraft {
  /// The table; nil when not one line could be read. A line whose departments are all unknown is left
  /// out rather than held for everybody.
  func table(names: DirectoryNames) -> TimeLimitTable? {
    guard !rules.isEmpty else { return nil }
    let known = rules.compactMap { rule -> TimeLimitRule? in
      var rule = rule
      let codes = rule.departments.compactMap { names.department(named: $0)?.rawValue }
      if codes.isEmpty, !rule.departments.isEmpty { return nil }
      rule.departments = codes
      return rule
    }
    return TimeLimitTable(
      rules: known, dispatchesBeforeAppointing: dispatches ?? 3,
      chase: chase ?? TimeLimitTable.usualChase, copyGroup: copyGroup?.rawValue)
  }
}
