// Calls, callers and questions in few words, at every stage of their life.

import Discretion
import Masking
import Questions
import Reminding
import Storage
import Testing
import Timekeeping

/// Keys of the store.
enum Keys {
  static func key(_ byte: UInt8) -> Secret<[UInt8]> { Secret([UInt8](repeating: byte, count: 32)) }

  static func vault(_ byte: UInt8 = 1, older: [UInt8] = []) throws -> Vault {
    try Vault(dataKey: key(byte), olderKeys: older.map(key), lookupKey: key(99))
  }
}

/// What rings in.
enum Calls {
  static let morning = Timestamp(seconds: 1_778_000_000)
  static let programme = ProgrammeCode(rawValue: "limin")

  static func form(_ number: Int, secret: String = "") -> IntakeForm {
    var form = IntakeForm(programme: programme, receivedAt: morning + .seconds(number))
    form.episode = EpisodeCode(rawValue: "LM-2026-\(number / 50)")
    form.gist = Private("暖气不热\(secret)")
    form.text = Private("家里暖气三天不热，物业没人管，孩子冻病了。\n“请帮忙”\\\t第\(number)次\(secret)")
    form.incidentPlace = Private("双塔街\(number)号\(secret)")
    form.topic = "供暖"
    form.area = "双塔区"
    form.nature = .help
    form.consent = Consent(disclosure: .publish)
    form.name = Private("孙先生\(secret)")
    form.phone = Private("139\(10_000_000 + number)")
    form.homeAddress = Private("凌河路\(number)号楼\(secret)")
    form.workplace = Private("机械厂\(secret)")
    return form
  }

  static func intake(_ number: Int, _ form: IntakeForm? = nil) throws -> LoggedIntake {
    let identities = IntakeIdentities(
      question: question(number), contact: ContactID(rawValue: "c\(number)"), caller: caller(number)
    )
    return try (form ?? self.form(number)).checked().logged(
      as: identities, number: provisional, by: "lin", at: morning + .seconds(number))
  }

  static func question(_ number: Int) -> QuestionID { QuestionID(rawValue: "q\(number)") }
  static func caller(_ number: Int) -> CallerID { CallerID(rawValue: "p\(number)") }

  static var provisional: CaseNumber {
    get throws { try #require(CaseNumber(letter: "L", year: 26, serial: 1)) }
  }
}

extension Storage {
  /// Logs one call and gives the question as the store has it.
  @discardableResult
  func log(_ intake: LoggedIntake, key: IntakeKey? = nil) throws -> LogOutcome {
    guard let vault else { throw VaultError.noKey }
    let sealed = try vault.prepared(intake, key: key)
    let outcomes = try writeNow("log") { try $0.log([sealed]) }
    return outcomes[0]
  }

  /// Loads a question, changes it, and saves it with what was done.
  @discardableResult
  func change(
    _ id: QuestionID, _ body: (inout Question) throws -> [QuestionEvent]
  ) throws -> Question {
    try writeNow("change") { ledger in
      guard var question = try ledger.question(id) else { throw VaultError.noKey }
      let events = try body(&question)
      try ledger.save(question, events)
      return question
    }
  }
}

// MARK: - Lives

/// How far a question has come.
enum Life: String, CaseIterable, Sendable {
  case logged, answeredOnAir, assigned, extended, returned, answered, followedUp, closed, reopened
  case declined, transferred, merged, withheld, decided, drafted, inReview, approved, published
  case corrected, withdrawn, forgotten

  /// Brings question `number` of `storage` so far.
  @discardableResult
  func lead(_ number: Int, in storage: Storage) throws -> Question {
    try storage.log(try Calls.intake(number))
    if self == .merged { try storage.log(try Calls.intake(number + 1)) }
    let id = Calls.question(number)
    for step in steps { try storage.change(id) { try step.act(on: &$0, in: storage) } }
    return try #require(try storage.readNow("read") { try $0.question(id) })
  }

  private var steps: [Life] {
    switch self {
    case .logged: []
    case .answeredOnAir, .assigned, .declined, .transferred, .withheld, .decided, .merged,
      .forgotten:
      [self]
    case .extended, .returned, .answered: [.assigned, self]
    case .followedUp, .closed: [.assigned, .answered, self]
    case .reopened: [.assigned, .answered, .closed, self]
    case .drafted: [.answeredOnAir, .decided, self]
    case .inReview, .approved, .published, .corrected, .withdrawn:
      Life.wayToThePublic.prefix { $0 != self } + [self]
    }
  }

  private static let wayToThePublic: [Life] = [
    .answeredOnAir, .decided, .drafted, .inReview, .approved, .published,
  ]

  private func act(on question: inout Question, in storage: Storage) throws -> [QuestionEvent] {
    let at = Calls.morning + .seconds(3_600)
    let reckoner = DueReckoner(HolidayCalendar(notices: []))
    switch self {
    case .logged: return []
    case .answeredOnAir:
      let form = AnswerForm(
        text: Private("当场答复：今天下午派人上门。"), department: DepartmentCode(rawValue: "gongre"))
      return [try question.answerOnAir(form, by: "lin", at: at)]
    case .assigned:
      let dispatch = Dispatch(
        lead: DepartmentCode(rawValue: "gongre"), co: [DepartmentCode(rawValue: "zhujian")])
      return try question.assign(
        to: dispatch, in: .usual, reckoner: reckoner, by: "lin", at: at)
    case .extended:
      return [
        try question.extend(
          by: 2, reason: "管网施工", approvedBy: "分管负责人", reckoner: reckoner, recordedBy: "zhou", at: at
        )
      ]
    case .returned:
      return [
        try question.returnToDesk(reason: "不归我局", reckoner: reckoner, by: "zhou", at: at)
      ]
    case .answered:
      let form = AnswerForm(
        text: Private("经查，换热站水泵故障，已修复。"), policyReferences: ["供热条例"], approvedBy: "王局长",
        department: DepartmentCode(rawValue: "gongre"))
      return [try question.answer(form, by: "zhou", at: at)]
    case .followedUp:
      return try question.followUp(
        .satisfied, in: .usual, reckoner: reckoner, by: "lin", at: at)
    case .closed: return [try question.close(by: "lin", at: at)]
    case .reopened: return [try question.reopen(reason: "又不热了", by: "lin", at: at)]
    case .declined:
      return [try question.decline(.litigation, note: "法院已受理", by: "lin", at: at)]
    case .transferred: return [try question.transfer(to: "119", by: "lin", at: at)]
    case .merged: return try merge(&question, in: storage, at)
    case .withheld:
      return [try question.decide(.withheld, reason: "涉及隐私", basis: "条例十五条", by: "gao", at: at)]
    case .decided:
      return [try question.decide(.public, reason: "典型", basis: "条例十九条", by: "gao", at: at)]
    case .drafted: return [try question.draft(try words("一"), DraftCare(), by: "gao", at: at)]
    case .inReview: return [try question.submit(under: ReviewPolicy(), by: "gao", at: at)]
    case .approved: return try signAll(&question, at)
    case .published:
      guard case .approved(let text) = question.disclosure else { return [] }
      let slug = PublicSlug(rawValue: "s000000" + question.id.rawValue)
      return [try question.publish(text.hash, at: slug, by: "bian", at: at)]
    case .corrected:
      return [
        try question.draft(
          try words("二"), DraftCare(note: "更正日期"), by: "gao", at: at)
      ]
    case .withdrawn:
      return [try question.withdraw(.outdated, publicReason: "情况有变", by: "bian", at: at)]
    case .forgotten: return [try question.forget(reason: "本人要求", by: "guan", at: at)]
    }
  }

  private func merge(
    _ question: inout Question, in storage: Storage, _ at: Timestamp
  ) throws -> [QuestionEvent] {
    let other = QuestionID(
      rawValue: "q" + String((Int(question.id.rawValue.dropFirst()) ?? 0) + 1))
    guard var target = try storage.readNow("read", { try $0.question(other) }) else { return [] }
    return try question.merge(into: &target, by: "lin", at: at)
  }

  private func words(_ version: String) throws -> PublicWords {
    func clean(_ text: String) throws -> MaskedText {
      try MaskedText(original: text, findings: [], resolutions: [:])
    }
    return PublicWords(
      title: try clean("暖气不热怎么办" + version), question: try clean("某小区暖气不热"),
      answer: try clean("已修复"))
  }

  private func signAll(_ question: inout Question, _ at: Timestamp) throws -> [QuestionEvent] {
    guard case .inReview(let review) = question.disclosure else { return [] }
    return try zip(ReviewLevel.allCases, ["ma", "he", "zong"]).map { level, member in
      try question.sign(Signature(by: member), level: level, hash: review.text.hash, at: at)
    }
  }
}
