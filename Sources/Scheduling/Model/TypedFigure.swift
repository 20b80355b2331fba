// A number that no register knows: views on a platform, leaflets handed out, visitors received.

/// A figure typed by hand, with the one who answers for it.
package struct TypedFigure: Hashable, Sendable, Codable {
  /// What is counted.
  package let name: String
  /// The unit: 人次, 份.
  package let unit: String
  /// The number; nil until somebody fills it in, which the report shows.
  package let number: Int?
  /// Who says so.
  package let source: String

  /// A typed figure.
  package init(name: String, unit: String, number: Int?, source: String) {
    self.name = name
    self.unit = unit
    self.number = number
    self.source = source
  }
}
