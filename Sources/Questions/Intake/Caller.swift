// The person behind a question. Everything about a person is hidden; nothing here can be encoded or
// printed, and the store gets one closed form to seal.

package import Discretion

/// The caller. Each field may be missing: anonymous and without a number is a valid caller.
package struct Caller: Hashable, Sendable, Identifiable {
  /// Random; says nothing.
  package let id: CallerID
  /// As the screener typed it: 孙先生.
  package var name: Private<String>?
  /// As it was shown or told.
  package var phone: Private<String>?
  /// Where the caller lives; another field than the place of the incident, with another rule.
  package var homeAddress: Private<String>?
  /// Where the caller works.
  package var workplace: Private<String>?

  /// A caller; see the properties.
  package init(
    id: CallerID, name: Private<String>? = nil, phone: Private<String>? = nil,
    homeAddress: Private<String>? = nil, workplace: Private<String>? = nil
  ) {
    self.id = id
    self.name = name
    self.phone = phone
    self.homeAddress = homeAddress
    self.workplace = workplace
  }

  /// Nothing is known of this person.
  package var isUnknown: Bool {
    name == nil && phone == nil && homeAddress == nil && workplace == nil
  }
}

// MARK: - For the seal

extension Caller {
  /// What is sealed: plain strings, made for that moment only and never kept or printed.
  package struct Hidden: Hashable, Sendable, Codable {
    /// The name.
    package var name: String?
    /// The number.
    package var phone: String?
    /// The address.
    package var homeAddress: String?
    /// The place of work.
    package var workplace: String?
  }

  /// The caller in plain strings, to be sealed, scanned for, or recognised.
  package func reveal(for purpose: Purpose) -> Hidden {
    Hidden(
      name: name?.reveal(for: purpose), phone: phone?.reveal(for: purpose),
      homeAddress: homeAddress?.reveal(for: purpose), workplace: workplace?.reveal(for: purpose))
  }

  /// The caller that was sealed.
  package init(id: CallerID, hidden: Hidden) {
    self.init(
      id: id, name: hidden.name.map { Private($0) }, phone: hidden.phone.map { Private($0) },
      homeAddress: hidden.homeAddress.map { Private($0) },
      workplace: hidden.workplace.map { Private($0) })
  }

  /// The number as digits alone, with the country's code dropped: what a repeat caller is recognised
  /// by. Nil when there is none, or too short to be one.
  package var recognisableNumber: Private<String>? {
    guard let phone else { return nil }
    var digits = phone.reveal(for: .recognising).compactMap { $0.wholeNumberValue }
    if digits.count == 15, digits.starts(with: [0, 0, 8, 6]) { digits.removeFirst(4) }
    if digits.count == 13, digits.starts(with: [8, 6]) { digits.removeFirst(2) }
    guard digits.count >= 7, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    return Private(digits.map(String.init).joined())
  }
}
