// From a ringing phone to a number that can be read out: checked, sealed, joined with whatever else
// comes in at this moment, on disk, acknowledged. What is judged comes later.

import Discretion
package import Membership
package import Questions
import Storage
import Timekeeping

/// What the screener, the program or the list is told of a question that is on disk.
package struct LogReceipt: Hashable, Sendable {
  /// The question.
  package let id: QuestionID
  /// Its number.
  package let number: CaseNumber
  /// It was logged before with the same key; nothing was written now.
  package let isRepeat: Bool
  /// How often this telephone number has rung or written in the last year, this time included.
  package let contactsOfCaller: Int
  /// The matter must not wait: to which line it goes.
  package let emergency: EmergencyHint?
}

extension QuestionDesk {
  /// Logs what came in and answers when it is on disk.
  ///
  /// With a `key`, the same content sent again gives the same receipt; other content is a conflict.
  /// `sent` is the content as it came in, before anything was looked up in the schedule: what is made
  /// of the same words may be another thing after the schedule was edited.
  package func log(
    _ form: IntakeForm, by member: Member, key: String? = nil, sent: SentFields? = nil
  ) async throws(DeskError) -> LogReceipt {
    try QuestionAccess.require(.logQuestion, of: member, in: form.programme)
    let now = clock.now
    do {
      let checked = try form.checked()
      let intakeKey = key.flatMap { key in
        storage.vault?.intakeKey(
          key, scope: member.id.rawValue, request: sent?.bytes ?? form.fingerprint,
          expiresAt: now + settings.questions.keyLifetime)
      }
      let sealed = try prepared(checked, by: member, intakeKey: intakeKey, at: now)
      let receipt = try receipt(for: try await intake.commit(sealed), of: checked)
      if !receipt.isRepeat {
        events.emit(.show(form.programme.rawValue))
        events.emit(.register(form.programme.rawValue))
      }
      return receipt
    } catch {
      throw shared.deskError(error, doing: "log a question")
    }
  }

  /// The receipt of what was logged with `key` and the same content; nil when nothing was.
  package func known(
    _ key: String, sent: SentFields, by member: Member
  ) async throws(DeskError) -> LogReceipt? {
    guard let vault = storage.vault else { return nil }
    let now = clock.now
    let intakeKey = vault.intakeKey(
      key, scope: member.id.rawValue, request: sent.bytes, expiresAt: now)
    do {
      return try await storage.read("look up a key") { ledger in
        guard case .repeated(let id, let number)? = try ledger.outcome(of: intakeKey),
          let question = try ledger.question(id)
        else { return nil }
        // Whose question was merged into this one is somebody else.
        let own = try ledger.contacts(of: id).first { $0.questionID == id }?.caller
        let mark = try ledger.callers(of: id).first { $0.id == own }
          .flatMap { vault.phoneMark(of: $0) }
        let year = now - Limits.contactsCounted
        return LogReceipt(
          id: id, number: number, isRepeat: true,
          contactsOfCaller: try mark.map { try ledger.contactCount(marked: $0, since: year) } ?? 0,
          emergency: EmergencyHint(
            in: question.gist.reveal(for: .masking) + "\n" + question.text.reveal(for: .masking)))
      }
    } catch {
      throw shared.deskError(error, doing: "look up a key")
    }
  }

  /// Everything that costs time before the writer is asked.
  func prepared(
    _ checked: CheckedIntake, by member: Member, intakeKey: IntakeKey?, at now: Timestamp
  ) throws -> SealedQuestion {
    guard let vault = storage.vault else { throw storage.lacksKey }
    let identities = IntakeIdentities(
      question: QuestionID(rawValue: FreshIdentity.text(at: now)),
      contact: ContactID(rawValue: FreshIdentity.text(at: now)),
      caller: CallerID(rawValue: FreshIdentity.text(at: now)))
    let programme = checked.form.programme
    guard
      let number = CaseNumber(
        letter: QuestionDesk.letter(of: programme),
        year: zone(of: programme).local(of: now).day.civil.year % 100, serial: 1)
    else { throw DeskError.invalid(field: "programme", wording: "节目代码不能用来编号。") }
    let logged = checked.logged(
      as: identities, number: number, by: member.id.rawValue, at: now)
    return try vault.prepared(logged, key: intakeKey)
  }

  /// The letter before the number: the first letter of the programme's code.
  static func letter(of programme: ProgrammeCode) -> Character {
    let first = programme.rawValue.uppercased().first { ("A"..."Z").contains($0) }
    return first ?? "Q"
  }

  private func receipt(for logged: Logged, of checked: CheckedIntake) throws -> LogReceipt {
    switch logged.outcome {
    case .keyReused:
      throw DeskError.conflict(wording: "这个 Idempotency-Key 已经用于另一件诉求，没有重复登记。请换一个。")
    case .numbersUsedUp(let letter): throw DeskError.numbersUsedUp(letter)
    case .logged(let id, let number), .repeated(let id, let number):
      let isRepeat = if case .repeated = logged.outcome { true } else { false }
      return LogReceipt(
        id: id, number: number, isRepeat: isRepeat, contactsOfCaller: logged.contactsOfCaller,
        emergency: checked.emergency)
    }
  }
}

extension DeskError {
  /// A letter has no number left this year.
  static func numbersUsedUp(_ letter: Character) -> DeskError {
    .refused(
      code: "numbersUsedUp",
      wording: "今年 \(letter) 字头的受理编号已经用完，没有登记。请先记在纸上，并通知系统管理员为节目换一个首字母不同的代码。")
  }
}

/// The fields of a request as they were sent, for telling the same request from another one. They are
/// digested with a key at once and kept nowhere.
package struct SentFields: Sendable {
  private var parts: [String] = []

  /// No fields.
  package init() {}

  /// Adds the next one; the order counts.
  package mutating func add(_ name: String, _ words: String) {
    parts.append(name)
    parts.append(words)
  }

  /// Every part with its length before it, so that no two lists read the same.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 8 })
    for part in parts {
      withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part.utf8)
    }
    return bytes
  }
}

extension IntakeForm {
  /// All that was understood, for telling the same request from another one. It is digested with a key at
  /// once and kept nowhere.
  var fingerprint: [UInt8] {
    let parts = [
      programme.rawValue, episode?.rawValue ?? "", kind.rawValue, channel.rawValue,
      gist.reveal(for: .comparing), text.reveal(for: .comparing), nature.rawValue, topic, area,
      incidentPlace.reveal(for: .comparing), urgency.rawValue, suggestedDepartment?.rawValue ?? "",
      consent.disclosure.rawValue, "\(consent.mayAir)", "\(consent.isAnonymous)",
      name.reveal(for: .comparing), phone.reveal(for: .comparing),
      homeAddress.reveal(for: .comparing), workplace.reveal(for: .comparing),
      campaignTags.joined(separator: "\u{1F}"), "\(entersQueue)",
    ]
    return Array(parts.joined(separator: "\u{1E}").utf8)
  }
}
