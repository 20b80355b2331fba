// What an office may choose about masking. No rule of the state fixes these formats, so each is a
// setting; the defaults show the least.

/// How much of each kind remains readable, and what is left alone.
package struct MaskingSettings: Hashable, Codable, Sendable {
  /// How many digits of a number remain at its two ends.
  package struct Ends: Hashable, Codable, Sendable {
    /// Digits that remain at the beginning.
    package var head: Int
    /// Digits that remain at the end.
    package var tail: Int

    /// Keeps `head` digits at the beginning and `tail` at the end; less than none is none.
    package init(head: Int, tail: Int) {
      self.head = max(0, head)
      self.tail = max(0, tail)
    }
  }

  /// Mobile telephones: `138****8003`.
  package var mobile = Ends(head: 3, tail: 4)
  /// Identity numbers: the first two and the last three.
  package var identityNumber = Ends(head: 2, tail: 3)
  /// Bank cards: the last four.
  package var bankCard = Ends(head: 0, tail: 4)
  /// Landlines: digits of the number itself that remain at the end, after the area code.
  package var landlineTail = 3
  /// Whether the area code of a landline remains.
  package var keepsAreaCode = true
  /// Whether province and city letter of a plate remain: `辽N·*****`.
  package var keepsPlateRegion = true
  /// Whether the domain of a mail address remains: `***@example.com`.
  package var keepsMailDomain = true
  /// What stands for something hidden whole.
  package var hidden = "***"
  /// Digits of telephones that belong to offices; they are left alone.
  package var officialNumbers: Set<String> = []
  /// Names of offices that are no one's home or workplace to be hidden.
  package var officialNames: Set<String> = []

  /// The strictest settings, without any office's numbers.
  package init() {}
}
