// Every list has its Chinese words, each of them once, and every refusal says what to do.

import Questions
import Reminding
import Testing
import Timekeeping

struct WordingTests {
  private func check<Case: CaseIterable>(_: Case.Type, _ wording: (Case) -> String) {
    let words = Case.allCases.map(wording)
    #expect(words.allSatisfy { !$0.isEmpty })
    #expect(Set(words).count == words.count, "\(Case.self)")
  }

  @Test func `each case of a list has words of its own`() {
    check(Channel.self) { $0.wording }
    check(ContactKind.self) { $0.wording }
    check(Nature.self) { $0.wording }
    check(Urgency.self) { $0.wording }
    check(Consent.Extent.self) { $0.wording }
    check(AirStage.self) { $0.wording }
    check(IntakeField.self) { $0.wording }
    check(EmergencyHint.Kind.self) { $0.wording }
    check(Answer.Kind.self) { $0.wording }
    check(FollowUp.Verdict.self) { $0.wording }
    check(Handling.Stage.self) { $0.wording }
    check(DeclineReason.self) { $0.wording }
    check(DisclosureExtent.self) { $0.wording }
    check(Disclosure.Stage.self) { $0.wording }
    check(SensitiveMatter.self) { $0.wording }
    check(ReviewLevel.self) { $0.wording }
    check(ReviewStep.Verdict.self) { $0.wording }
    check(Withdrawal.Reason.self) { $0.wording }
    check(CaseNumber.Complaint.self) { $0.wording }
  }

  @Test func `each refusal has its code and its sentence`() throws {
    let day = DueDay(try Cast.day("2026-05-21"))
    let all: [Question.Refusal] = [
      .notNow(.closed), .merged(into: QuestionID(rawValue: "q")), .mergesIntoItself, .targetMerged,
      .hasMerged, .notMerged, .notMergedThere, .otherProgramme, .textUnderWay, .reasonMissing,
      .unnamed,
      .answerEmpty, .answerTooLong(limit: 8_000), .tooManyPolicies(limit: 20),
      .policyTooLong(limit: 200), .approverTooLong(limit: 60), .limitOver(day),
      .extensionsUsedUp(limit: 1),
      .extensionLength(limit: 5, unit: .workingDays), .returnTooLate(days: 1), .appointed,
      .notAnswered, .emergency,
      .notOnAir, .notInQueue, .noConsent, .notDisclosable(.published), .notPublic, .onTheSite,
      .wordsEmpty, .textChanged, .unchangedText, .notThisLevel(expected: .second), .alreadyApproved,
      .wroteItThemselves, .signedAlready, .notApproved, .notTheSignedText, .unsoundSlug,
      .noteMissing, .forgotten,
    ]

    #expect(all.map(\.code) == Question.Refusal.Code.allCases)
    #expect(Set(all.map(\.wording)).count == all.count)
    for refusal in all { #expect(refusal.wording.hasSuffix("。")) }
  }

  @Test func `the natures of the table of limits are those of the questions`() {
    #expect(TimeLimitMatter.allCases.map(\.rawValue) == Nature.allCases.map(\.rawValue))
  }
}
