// Every "no" to an act on a question, with what its message needs. The code without payload
// stands in `RefusalCode.swift`, the Chinese words in `RefusalWording.swift`.

package import Reminding

extension Question {
  /// Why an act is refused.
  package enum Refusal: Error, Hashable, Sendable {
    /// The question is at a stage of handling where this can't be done.
    case notNow(Handling.Stage)
    /// The question was merged; what is done is done to the other one.
    case merged(into: QuestionID)
    /// A question can't be merged into itself.
    case mergesIntoItself
    /// The question it should be merged into was merged itself.
    case targetMerged
    /// Others were merged into this one; they would be lost.
    case hasMerged
    /// It is merged into none.
    case notMerged
    /// It is not merged into that one.
    case notMergedThere
    /// The two belong to different programmes.
    case otherProgramme
    /// A text of it is on its way to the public, or there already.
    case textUnderWay
    /// A reason is missing.
    case reasonMissing
    /// The name of whoever approved, signed or took it is missing.
    case unnamed
    /// The answer is empty.
    case answerEmpty
    /// The answer is longer than so many characters.
    case answerTooLong(limit: Int)
    /// More documents are named than so many.
    case tooManyPolicies(limit: Int)
    /// The name of a document is longer than so many characters.
    case policyTooLong(limit: Int)
    /// The name of whoever approved is longer than so many characters.
    case approverTooLong(limit: Int)
    /// An extension was asked for after the time was over.
    case limitOver(DueDay)
    /// No more extensions.
    case extensionsUsedUp(limit: Int)
    /// The extension is longer than allowed, or not longer than nothing.
    case extensionLength(limit: Int, unit: TimeLimit.Unit)
    /// The time for returning it is over.
    case returnTooLate(days: Int)
    /// The desk appointed this department.
    case appointed
    /// Nobody has answered yet.
    case notAnswered
    /// An emergency never enters the queue.
    case emergency
    /// The caller does not want to be on air.
    case notOnAir
    /// It is not in the queue, or the queue does not go that way.
    case notInQueue
    /// The caller did not agree to publication.
    case noConsent
    /// The question is at a stage of disclosure where this can't be done.
    case notDisclosable(Disclosure.Stage)
    /// It was decided that it is not public.
    case notPublic
    /// It is on the site: withdraw it first.
    case onTheSite
    /// A part of the public text is empty.
    case wordsEmpty
    /// The text is not the one the reviewer read.
    case textChanged
    /// The very words that were sent back are handed in again, without a word about it.
    case unchangedText
    /// Another level signs first.
    case notThisLevel(expected: ReviewLevel)
    /// All levels have signed.
    case alreadyApproved
    /// Whoever wrote the text can't sign it.
    case wroteItThemselves
    /// The same person signed another level.
    case signedAlready
    /// Not all have signed.
    case notApproved
    /// The text to be published is not the one that was signed.
    case notTheSignedText
    /// The address is no address.
    case unsoundSlug
    /// A correction needs a note for its readers.
    case noteMissing
    /// What the caller said was erased.
    case forgotten

    /// The same without payload.
    package typealias Code = RefusalCode
  }
}
