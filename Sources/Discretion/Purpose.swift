// Why a hidden value is read. Naming the purpose at the place of reading makes every use greppable.

/// The reason for reading a `Secret` or a `Private`; each has one place in the program.
package enum Purpose: String, CaseIterable, Hashable, Sendable {
  /// To sign a request to a robot.
  case signing
  /// To open a connection to a robot.
  case connecting
  /// To put a mention into a message, so that a telephone rings.
  case mentioning
  /// To compare a stored digest with a credential.
  case comparing
}
