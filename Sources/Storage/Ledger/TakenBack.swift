// What was taken back: callers who were forgotten, pages that were withdrawn, consents that were narrowed.
// A copy of the database does not know what was taken back after it was made, and must not bring it back.

package import Questions

/// What was taken back, by identities alone: nothing private stands in it.
package struct TakenBack: Hashable, Sendable, Codable {
  /// A page that was withdrawn.
  package struct Page: Hashable, Sendable, Codable {
    /// What stands at its address.
    package let tombstone: Tombstone
    /// The raw value of the reason; nil when nobody knows it any more.
    package let reason: String?
  }

  /// Questions whose words were erased.
  package internal(set) var questions: Set<QuestionID> = []
  /// Contacts whose callers were erased with them; in a copy, those callers.
  package internal(set) var callers: Set<String> = []
  /// Pages that were withdrawn.
  package internal(set) var pages: [PublicSlug: Page] = [:]
  /// Questions about which no more is allowed than this.
  package internal(set) var consents: [QuestionID: Consent.Extent] = [:]
  /// Questions whose callers may not be put on air any more.
  package internal(set) var unaired: Set<QuestionID> = []
  /// Questions whose callers may not even be hinted at any more.
  package internal(set) var anonymous: Set<QuestionID> = []
  /// All of it was tried with a data key, and what is left can't be opened by it.
  package var wasTried = false
  /// Somebody has begun to do it: what was erased may still lie in free pages.
  package var hasBegun = false

  /// Nothing.
  package init() {}

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    questions = try values.decode(Set<QuestionID>.self, forKey: .questions)
    callers = try values.decode(Set<String>.self, forKey: .callers)
    pages = try values.decode([PublicSlug: Page].self, forKey: .pages)
    consents = try values.decode([QuestionID: Consent.Extent].self, forKey: .consents)
    // Notes of before have none of these.
    unaired = try values.decodeIfPresent(Set<QuestionID>.self, forKey: .unaired) ?? []
    anonymous = try values.decodeIfPresent(Set<QuestionID>.self, forKey: .anonymous) ?? []
    wasTried = try values.decodeIfPresent(Bool.self, forKey: .wasTried) ?? false
    hasBegun = try values.decodeIfPresent(Bool.self, forKey: .hasBegun) ?? false
  }

  /// Whether nothing is left to take back.
  package var isEmpty: Bool {
    questions.isEmpty && callers.isEmpty && pages.isEmpty && narrowed.isEmpty
  }

  /// The questions about which less is allowed.
  package var narrowed: Set<QuestionID> { Set(consents.keys).union(unaired).union(anonymous) }

  /// What is left of `consent` to `id`.
  package func narrowing(_ consent: Consent, to id: QuestionID) -> Consent {
    var consent = consent
    if let extent = consents[id], consent.disclosure.allowsMore(than: extent) {
      consent.disclosure = extent
    }
    if unaired.contains(id) { consent.mayAir = false }
    if anonymous.contains(id) { consent.isAnonymous = true }
    return consent
  }
}

// MARK: - Less and more

extension TakenBack {
  /// A page is down again.
  package mutating func drop(page: PublicSlug) { pages[page] = nil }
  /// No more is allowed again.
  package mutating func drop(consent: QuestionID) {
    consents[consent] = nil
    unaired.remove(consent)
    anonymous.remove(consent)
  }
  /// A caller is erased again.
  package mutating func drop(caller: String) { callers.remove(caller) }
  /// The words of a question are erased again.
  package mutating func drop(question: QuestionID) { questions.remove(question) }

  /// Adds what can't be undone by anybody, and is so whoever says it.
  package mutating func add(lasting other: TakenBack) {
    questions.formUnion(other.questions)
    callers.formUnion(other.callers)
    pages.merge(other.pages) { own, _ in own }
  }

  /// Adds what callers allow; where both say something, no more than either allows.
  package mutating func add(consentsOf other: TakenBack) {
    consents.merge(other.consents) { own, new in own.allowsMore(than: new) ? new : own }
    unaired.formUnion(other.unaired)
    anonymous.formUnion(other.anonymous)
  }
}

extension Consent.Extent {
  func allowsMore(than other: Consent.Extent) -> Bool {
    func reach(_ extent: Consent.Extent) -> Int {
      switch extent {
      case .none: 0
      case .forwardOnly: 1
      case .publish: 2
      }
    }
    return reach(self) > reach(other)
  }
}
