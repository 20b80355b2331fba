// Personal data: a caller's name or number, a liaison's mobile. Hidden like a secret, but a value of
// the field that is stored and compared, so it is a type of its own.

/// Personal data. Printing shows a mask; reading needs a purpose.
package struct Private<Value: Sendable>: Sendable {
  private let value: @Sendable () -> Value

  /// Hides `value`.
  package init(_ value: Value) {
    self.value = { value }
  }

  /// The value itself, for one named purpose.
  package func reveal(for purpose: Purpose) -> Value { value() }
}

extension Private: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹private›" }
  package var debugDescription: String { "‹private›" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Private: Equatable where Value: Equatable {
  package static func == (left: Private, right: Private) -> Bool { left.value() == right.value() }
}

extension Private: Hashable where Value: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(value()) }
}
