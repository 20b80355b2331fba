// The refusals by name alone: what logs, metrics and answers of the interface carry, and what the manual
// explains.

/// A refusal without its payload: what logs, metrics and answers of the interface carry.
package enum RefusalCode: String, CaseIterable, Hashable, Sendable, Codable {
  case notNow, merged, mergesIntoItself, targetMerged, hasMerged, notMerged, notMergedThere
  case otherProgramme, textUnderWay, reasonMissing, unnamed, answerEmpty, answerTooLong
  case tooManyPolicies, policyTooLong, approverTooLong
  case limitOver, extensionsUsedUp, extensionLength, returnTooLate, appointed, notAnswered
  case emergency, notOnAir, notInQueue, noConsent, notDisclosable, notPublic, onTheSite
  case wordsEmpty, textChanged, unchangedText, notThisLevel, alreadyApproved, wroteItThemselves
  case signedAlready, notApproved, notTheSignedText, unsoundSlug, noteMissing, forgotten
}

extension Question.Refusal {
  /// The same without payload.
  package var code: Code {
    switch self {
    case .notNow: .notNow
    case .merged: .merged
    case .mergesIntoItself: .mergesIntoItself
    case .targetMerged: .targetMerged
    case .hasMerged: .hasMerged
    case .notMerged: .notMerged
    case .notMergedThere: .notMergedThere
    case .otherProgramme: .otherProgramme
    case .textUnderWay: .textUnderWay
    case .reasonMissing: .reasonMissing
    case .unnamed: .unnamed
    case .answerEmpty: .answerEmpty
    case .answerTooLong: .answerTooLong
    case .tooManyPolicies: .tooManyPolicies
    case .policyTooLong: .policyTooLong
    case .approverTooLong: .approverTooLong
    case .limitOver: .limitOver
    case .extensionsUsedUp: .extensionsUsedUp
    case .extensionLength: .extensionLength
    case .returnTooLate: .returnTooLate
    case .appointed: .appointed
    case .notAnswered: .notAnswered
    case .emergency: .emergency
    case .notOnAir: .notOnAir
    case .notInQueue: .notInQueue
    case .noConsent: .noConsent
    case .notDisclosable: .notDisclosable
    case .notPublic: .notPublic
    case .onTheSite: .onTheSite
    case .wordsEmpty: .wordsEmpty
    case .textChanged: .textChanged
    case .unchangedText: .unchangedText
    case .notThisLevel: .notThisLevel
    case .alreadyApproved: .alreadyApproved
    case .wroteItThemselves: .wroteItThemselves
    case .signedAlready: .signedAlready
    case .notApproved: .notApproved
    case .notTheSignedText: .notTheSignedText
    case .unsoundSlug: .unsoundSlug
    case .noteMissing: .noteMissing
    case .forgotten: .forgotten
    }
  }
}
