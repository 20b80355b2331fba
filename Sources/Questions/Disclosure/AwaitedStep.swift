// What a question waits for on its way to the public, beside a signature. Lists of what waits are asked
// for by this and not by stages: among a hundred decided questions most are for nobody but their caller,
// and would hide the one that waits.

/// A step that somebody has to take.
package enum AwaitedStep: String, CaseIterable, Hashable, Sendable {
  /// It is answered and may be published, and nobody has decided who may see it.
  case decision
  /// It is to be public, and its text, or the correction of its text, is not written or was handed back.
  case draft
  /// All have signed what is to go online.
  case publication
}

extension Question {
  /// Whether it waits for `step`.
  package func awaits(_ step: AwaitedStep) -> Bool {
    switch step {
    case .decision:
      return disclosure == .undecided && consent.disclosure == .publish && !isForgotten
        && [.answeredOnAir, .answered, .closed].contains(handling.stage)
    case .draft:
      if isForgotten { return false }
      if case .drafted = disclosure.preparation { return true }
      if case .decided(let decision) = disclosure { return decision.extent.isPublic }
      return false
    case .publication:
      if case .approved = disclosure.preparation { return true }
      return false
    }
  }
}
