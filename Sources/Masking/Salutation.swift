// How a caller is addressed. The screener notes it beside the name; masks of names use it.

/// How a person is addressed.
package enum Salutation: String, CaseIterable, Codable, Sendable {
  /// 先生.
  case gentleman
  /// 女士.
  case lady

  /// Reads it from what a screener typed for the caller, such as 周女士.
  package init?(caller: String) {
    if caller.hasSuffix("先生") {
      self = .gentleman
    } else if caller.hasSuffix("女士") || caller.hasSuffix("小姐") {
      self = .lady
    } else {
      return nil
    }
  }

  /// The Chinese word.
  package var wording: String {
    switch self {
    case .gentleman: "先生"
    case .lady: "女士"
    }
  }
}
