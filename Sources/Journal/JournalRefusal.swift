// What can't be written into the journal, and what to do instead.

/// Why an act was not taken into the journal. Whoever gets it must not carry the act out.
package enum JournalRefusal: Error, Hashable, Sendable {
  /// What the act is about is no identity.
  case badSubject
  /// Who did it is no identity.
  case badMember
  /// The name of a particular is not one.
  case badDetailName(String)
  /// A particular is free text.
  case freeText(detail: String)
  /// A reason without a visible character.
  case emptyReason
  /// A reason of more than 200 characters.
  case reasonTooLong
  /// A reason with a long number in it.
  case numberInReason
}
