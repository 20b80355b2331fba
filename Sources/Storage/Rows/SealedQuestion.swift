// A question made ready for the writer: everything that costs time (coding, sealing, digests) is done
// before the transaction begins, so that many are written in one.

import Discretion
package import Journal
package import Questions
package import Timekeeping

/// A question, its contact and its caller, sealed and ready to be written.
package struct SealedQuestion: Sendable {
  /// The question's identity.
  package let id: QuestionID
  /// The letter and year of the number that it will get.
  let number: CaseNumber
  let columns: QuestionColumns
  let body: Sealed
  let salt: [UInt8]
  let departments: [DepartmentCode]
  let campaigns: [String]
  let contact: Contact
  let caller: SealedCaller?
  /// The act, but for the number among its particulars.
  let event: JournalEvent
  let key: IntakeKey?
}

/// A caller ready to be written.
struct SealedCaller: Sendable {
  let id: CallerID
  let body: Sealed
  let salt: [UInt8]
  let mark: PhoneMark?
}

/// What a program sent along so that the same question is never written twice. Only keyed digests of it
/// are stored: programs put telephone numbers into such keys.
package struct IntakeKey: Hashable, Sendable {
  let mark: [UInt8]
  let request: [UInt8]
  let expiresAt: Timestamp
}

/// What became of one question of a batch.
package enum LogOutcome: Hashable, Sendable {
  /// Written, with its number.
  case logged(QuestionID, CaseNumber)
  /// It was written before with the same key: that one and its number.
  case repeated(QuestionID, CaseNumber)
  /// The key was used for another question: nothing was written.
  case keyReused
  /// The letter has no number left in this year: nothing was written.
  case numbersUsedUp(letter: Character)
}

extension Vault {
  /// The digests of an idempotency key: `scope` is who sent it, `request` all that was sent.
  package func intakeKey(
    _ key: String, scope: String, request: [UInt8], expiresAt: Timestamp
  ) -> IntakeKey {
    intakeKey(Array(key.utf8), scope: scope, request: request, expiresAt: expiresAt)
  }

  /// The same for a key that is no text.
  package func intakeKey(
    _ key: [UInt8], scope: String, request: [UInt8], expiresAt: Timestamp
  ) -> IntakeKey {
    IntakeKey(
      mark: mark("idempotency", Array(scope.utf8) + [0] + key),
      request: mark("request", request), expiresAt: expiresAt)
  }

  /// Makes `intake` ready for the writer. Its number is provisional: letter and year count, the serial
  /// is given when it is written.
  package func prepared(
    _ intake: LoggedIntake, key: IntakeKey? = nil
  ) throws -> SealedQuestion {
    let question = intake.question
    let salt = Vault.salt()
    let commitment = question.commitment(salt: salt)
    let event = try intake.event.journalled(commitment)
    return SealedQuestion(
      id: question.id, number: question.number, columns: QuestionColumns(question),
      body: try seal(
        try QuestionSeal.bytesWithoutNumber(of: question),
        for: SealPlace(.question, row: question.id.rawValue)),
      salt: salt, departments: question.departments, campaigns: question.campaignTags,
      contact: intake.contact, caller: try intake.caller.map(sealed), event: event,
      key: key)
  }

  func sealed(_ caller: Caller) throws -> SealedCaller {
    SealedCaller(
      id: caller.id,
      body: try seal(
        CallerSeal.bytes(of: caller), for: SealPlace(.caller, row: caller.id.rawValue)),
      salt: Vault.salt(), mark: phoneMark(of: caller))
  }
}

extension Question {
  /// What binds the journal to what the caller said, as long as `salt` exists.
  package func commitment(salt: [UInt8]) -> Commitment? {
    guard let salt = CommitmentSalt(salt) else { return nil }
    var bytes = CanonicalBytes("hotline.question", version: 1)
    bytes.append(gist.reveal(for: .storing))
    bytes.append(text.reveal(for: .storing))
    bytes.append(incidentPlace?.reveal(for: .storing))
    return Commitment(salt: salt, bytes: bytes.bytes)
  }
}
