// A value that must never be printed: robot addresses, signing keys, tokens.

/// A credential. It has no useful description, reflection shows nothing, it cannot be encoded; the
/// only way in is `reveal(for:)`, which names why.
package struct Secret<Value: Sendable>: Sendable {
  private let value: @Sendable () -> Value

  /// Hides `value`.
  package init(_ value: Value) {
    // A closure keeps the value out of mirrors, so that `dump` and crash reporters see nothing.
    self.value = { value }
  }

  /// The value itself, for one named purpose. The caller may not store or print it.
  package func reveal(for purpose: Purpose) -> Value { value() }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹secret›" }
  package var debugDescription: String { "‹secret›" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: Equatable where Value: Equatable {
  package static func == (left: Secret, right: Secret) -> Bool { left.value() == right.value() }
}

extension Secret: Hashable where Value: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(value()) }
}
