// What the gate found. A trace names its place and never what stands there, for traces go into logs,
// pages and chat messages themselves.

/// What a trace is a trace of: a caller's known datum, or the shape of private data.
package enum TraceKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A caller's name.
  case knownName
  /// A caller's number, or seven and more digits of it.
  case knownPhone
  /// A caller's address below the street.
  case knownHomeAddress
  /// A caller's place of work.
  case knownWorkplace
  /// A caller's identity number or a part of it.
  case knownIdentityNumber
  /// A caller's card or account number or a part of it.
  case knownBankCard
  /// A caller's plate.
  case knownPlate
  /// A caller's e-mail address.
  case knownEmail
  /// A caller's account.
  case knownAccount
  /// Words that were not approved.
  case knownPassage
  /// Something like a mobile number.
  case mobile
  /// Something like a landline number with area code.
  case landline
  /// Something like a number abroad.
  case foreignPhone
  /// Something like an identity number.
  case identityNumber
  /// Something like a card number.
  case bankCard
  /// Something like a plate.
  case plate
  /// Something like an e-mail address.
  case email
  /// Something like a QQ number.
  case qq
  /// Something like a WeChat id.
  case weChat
  /// Bytes that are not UTF-8, so that nobody can say what is in them.
  case unreadable
}

/// One place of an output that holds it back.
package struct Trace: Hashable, Sendable, CustomStringConvertible {
  /// Where in an output it lies.
  package enum Place: String, Hashable, Sendable, Codable {
    /// In the bytes of the output.
    case content
    /// In its name.
    case name
  }

  /// The output's name; where the name itself holds the trace, only what may be said of it.
  package let output: String
  /// In the content or in the name.
  package let place: Place
  /// The byte at which it begins.
  package let offset: Int
  /// The number of bytes it covers, disguise included.
  package let length: Int
  /// The line of the content, from 1.
  package let line: Int
  /// What it is.
  package let kind: TraceKind
  /// The label of the known datum; nil for a shape.
  package let label: String?

  /// A trace; see the properties.
  package init(
    output: String, place: Place, offset: Int, length: Int, line: Int, kind: TraceKind,
    label: String?
  ) {
    self.output = output
    self.place = place
    self.offset = offset
    self.length = length
    self.line = line
    self.kind = kind
    self.label = label
  }

  package var description: String { wording }
}
