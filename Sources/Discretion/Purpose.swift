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
  /// To seal it for the store, or to open what was sealed.
  case storing
  /// To compute the keyed digest by which a repeat caller is found.
  case recognising
  /// To show it to a person whose role may see it.
  case showing
  /// To find in it what must be masked.
  case masking
  /// To look for traces of it in finished bytes.
  case scanning
  /// To write it into a paper or export for a person whose role may see it.
  case exporting
}
