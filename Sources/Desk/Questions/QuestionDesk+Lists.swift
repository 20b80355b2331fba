// Lists from other channels: messages, comments, letters typed off. All lines are taken in or none, in
// one transaction; the file and each of its lines are known again by keyed digests, so handing in the
// same list twice, or a longer one, makes no doubles. But two people may write the same: a line that has
// neither a number nor a time of its own is known again in its own file only.

import Journal
package import Membership
import Questions
import Scheduling
import Storage
import Timekeeping

extension QuestionDesk {
  /// Takes in the list in `bytes`, or says of each line what is wrong.
  package func importList(
    _ bytes: [UInt8], as form: ListForm, _ options: ListOptions, by member: Member
  ) async throws(DeskError) -> ImportReceipt {
    try QuestionAccess.require(.importLists, of: member, in: options.programme)
    try requireKnown(options.programme)
    guard let vault = storage.vault else { throw storage.lacksKey }
    let source = options.programme.rawValue + "\u{1F}" + options.channel.rawValue
    let mark = vault.mark("import", Array(source.utf8) + [0] + bytes)
    do {
      if let known = try await known(mark) { return known }
      let now = clock.now
      let reading = ListReader.read(bytes, as: form)
      var checker = ListChecker(
        options, DepartmentLookup(schedule?.directory), shared.schedule.days,
        zone: zone(of: options.programme), at: now)
      let checked = reading.lines.map { ($0, checker.check($0)) }
      let complaints = (reading.complaints + checker.complaints).sorted { $0.line < $1.line }
      let notes = reading.notes + checker.notes
      guard complaints.isEmpty, !options.isTrial else {
        return ImportReceipt(
          isTaken: false, isRepeat: false,
          lines: checked.map {
            ImportReceipt.Line(number: $0.0.number, outcome: $0.1 == nil ? .refused : .good)
          }, complaints: complaints, notes: notes)
      }
      let lines = try await write(
        checked.compactMap { line, form in form.map { (line, $0) } }, mark, by: member, at: now)
      events.emit(.show(options.programme.rawValue))
      events.emit(.register(options.programme.rawValue))
      return ImportReceipt(
        isTaken: true, isRepeat: false, lines: lines, complaints: [], notes: notes)
    } catch {
      throw shared.deskError(error, doing: "import a list")
    }
  }

  /// A number of a programme that nobody runs could never be taken back.
  private func requireKnown(_ programme: ProgrammeCode) throws(DeskError) {
    guard let schedule, schedule.programmes[ProgrammeID(rawValue: programme.rawValue)] == nil else {
      return
    }
    let known = schedule.programmes.keys.map(\.rawValue).sorted().joined(separator: "、")
    throw .invalid(
      field: "programme", wording: "没有节目“\(programme.rawValue)”，一件也没有登记。可用的节目代码：\(known)。")
  }

  /// The receipts of a file that was taken in before.
  private func known(_ mark: [UInt8]) async throws -> ImportReceipt? {
    try await storage.read("look whether a list was taken in") { ledger in
      guard let record = try ledger.importRecord(mark) else { return nil }
      let lines = try record.lines.map { line -> ImportReceipt.Line in
        guard let id = line.question, let question = try ledger.question(id) else {
          return ImportReceipt.Line(number: line.number, outcome: .refused)
        }
        return ImportReceipt.Line(number: line.number, outcome: .repeated(id, question.number))
      }
      return ImportReceipt(isTaken: true, isRepeat: true, lines: lines, complaints: [], notes: [])
    }
  }

  private func write(
    _ forms: [(ListLine, CheckedIntake)], _ mark: [UInt8], by member: Member, at now: Timestamp
  ) async throws -> [ImportReceipt.Line] {
    guard let vault = storage.vault else { throw storage.lacksKey }
    var occurrences: [String: Int] = [:]
    var marks: [[UInt8]] = []
    let batch = try forms.map { line, form -> SealedQuestion in
      let source = form.form.programme.rawValue + "\u{1F}" + form.form.channel.rawValue
      let text = source + "\u{1F}" + line.mark
      // Two people may say the same: the second of two equal lines is another one.
      let count = occurrences[text, default: 0]
      occurrences[text] = count + 1
      let bytes = Array("\(count)\u{1F}\(text)".utf8) + (line.isTellingItself ? [] : [0] + mark)
      marks.append(vault.mark("import line", bytes))
      let key = vault.intakeKey(
        bytes, scope: "list", request: bytes, expiresAt: now + QuestionDesk.lineMemory)
      return try prepared(form, by: member, intakeKey: key, at: now)
    }
    let lineMarks = marks
    let numbers = forms.map(\.0.number)
    return try await storage.write("import a list") { ledger in
      let outcomes = try ledger.log(batch)
      // All lines or none.
      for case .numbersUsedUp(let letter) in outcomes { throw DeskError.numbersUsedUp(letter) }
      let lines = zip(numbers, outcomes).map { number, outcome in
        ImportReceipt.Line(number: number, outcome: ImportReceipt.Outcome(outcome))
      }
      try ledger.keep(
        ImportRecord(
          mark: mark, importedAt: now, importedBy: member.id.rawValue,
          lines: zip(lines, lineMarks).map { line, mark in
            ImportRecord.Line(
              number: line.number, mark: mark, outcome: line.outcome.code,
              question: line.outcome.id)
          }))
      try ledger.append(
        JournalEvent(
          .imported, subject: HousePart.list.rawValue, by: member.id.rawValue, at: now,
          details: ["lines": String(lines.count)]))
      return lines
    }
  }

  /// How long a line is known again: lists are exported anew for a year at most.
  private static let lineMemory: Duration = .seconds(400 * 86_400)
}

extension ImportReceipt.Outcome {
  fileprivate init(_ outcome: LogOutcome) {
    switch outcome {
    case .logged(let id, let number): self = .logged(id, number)
    case .repeated(let id, let number): self = .repeated(id, number)
    case .keyReused, .numbersUsedUp: self = .refused
    }
  }

  /// The code that is kept.
  fileprivate var code: String {
    switch self {
    case .logged: "logged"
    case .repeated: "repeated"
    case .good: "good"
    case .refused: "refused"
    }
  }

  /// The question that it became.
  fileprivate var id: QuestionID? {
    switch self {
    case .logged(let id, _), .repeated(let id, _): id
    case .good, .refused: nil
    }
  }
}
