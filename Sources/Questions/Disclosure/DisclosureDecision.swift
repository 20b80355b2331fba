// "Who may see it?" The caller's consent is a field, and no one downstream can read past it: a decision
// to publish can't be made without it.

package import Timekeeping

/// How far a matter is made public.
package enum DisclosureExtent: String, CaseIterable, Hashable, Sendable, Codable {
  /// 主动公开
  case `public`
  /// 部分公开: what must not be public is left out, the rest is published.
  case partial
  /// 只答复本人
  case callerOnly
  /// 不予公开
  case withheld

  /// Something is shown to everybody.
  package var isPublic: Bool { self == .public || self == .partial }
}

/// A decision, with its reason and its basis.
package struct DisclosureDecision: Hashable, Sendable, Codable {
  /// How far.
  package let extent: DisclosureExtent
  /// Why, in words.
  package let reason: String
  /// The rule it rests on.
  package let basis: String
  /// Who decided.
  package let by: String
  /// When.
  package let at: Timestamp
}

/// Matters for which a second person must look, whatever the policy says.
package enum SensitiveMatter: String, CaseIterable, Hashable, Sendable, Codable {
  /// A child.
  case minor
  /// An illness or disability.
  case illness
  /// A religion.
  case religion
  /// A specific identity: identity number, passport.
  case identity
}
