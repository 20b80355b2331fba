// What the gate is told to look for. It is the one place where callers' data go into a check of what
// goes out, so nothing here can be printed: descriptions, dumps and traces carry the label alone.

/// The kinds of private data that can be known.
package enum KnownKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A person's whole name.
  case name
  /// A telephone number, mobile or landline, with or without area code and extension.
  case phone
  /// Where somebody lives.
  case homeAddress
  /// Where somebody works.
  case workplace
  /// An identity number of 18 or 15 places.
  case identityNumber
  /// The number of a bank card or account.
  case bankCard
  /// A vehicle's plate.
  case plate
  /// An e-mail address.
  case email
  /// A name or number at QQ, WeChat or another service.
  case account
  /// Words that were not approved for the outside: a raw text, a gist, a nickname's remark.
  case passage
}

/// One private datum that must not be in any output.
package struct KnownDatum: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// What it is.
  package let kind: KnownKind
  /// The datum itself, as the caller gave it.
  package let value: String
  /// What may be said of it: the question's or the person's id. It is shown in traces.
  package let label: String

  /// The datum `value`, of which traces say `label`.
  package init(_ kind: KnownKind, _ value: String, label: String) {
    self.kind = kind
    self.value = value
    self.label = label
  }

  package var description: String { "\(kind.rawValue)(\(label))" }

  /// Kind and label: a dump shows no value.
  package var customMirror: Mirror {
    Mirror(self, children: ["kind": kind, "label": label])
  }
}
