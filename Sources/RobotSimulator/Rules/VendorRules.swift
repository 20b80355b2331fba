// The frame in which every dialect judges a POST: the vendor's checks in the vendor's order, then
// the idempotency key, then the vendor's answer.

/// The checks of one vendor for one POST.
protocol VendorRules {
  init(_ arrival: Arrival, in group: SimulatedGroup)

  /// The idempotency key, where the vendor has one and the sender gave one.
  var messageID: String? { get }

  /// The words of the message, however wrong the rest may be.
  var words: String? { get }

  /// What a member would see, or why the message itself is refused.
  func message() throws(Refusal) -> ShownMessage

  /// All checks in the vendor's order.
  func admit(memory: inout GroupMemory, now: Int64) throws(Refusal) -> ShownMessage

  /// The vendor's answer to what it takes.
  static var success: Answer { get }

  /// The vendor's words for a refusal.
  static func answer(to refusal: Refusal) -> Answer
}

/// What came of a POST and what is answered.
struct Judgement {
  var verdict: PostVerdict
  var answer: Answer
  var message: ShownMessage?
  var messageID: String?
}

/// What a robot remembers between POSTs.
struct GroupMemory {
  var rate = RateMemory()
  var knownIDs: Set<String> = []
}

extension VendorRules {
  /// What the message would have shown; of one that is refused for itself, its words.
  var preview: ShownMessage? {
    if let message = try? message() { return message }
    return words.map { ShownMessage(runs: [MessageRun($0)]) }
  }

  /// Judges a POST.
  func judgement(memory: inout GroupMemory, now: Int64) -> Judgement {
    do {
      let message = try admit(memory: &memory, now: now)
      let isNew = messageID.map { memory.knownIDs.insert($0).inserted } ?? true
      return Judgement(
        verdict: isNew ? .accepted : .duplicate, answer: Self.success, message: message,
        messageID: messageID)
    } catch {
      return Judgement(
        verdict: .refused(code: error.code, message: error.message),
        answer: Self.answer(to: error), message: preview, messageID: messageID)
    }
  }
}

// MARK: - Choice of a vendor

extension SimulatedDialect {
  /// Judges a POST by this vendor's rules.
  func judgement(
    of arrival: Arrival, in group: SimulatedGroup, memory: inout GroupMemory, now: Int64
  ) -> Judgement {
    switch self {
    case .weCom: WeComRules(arrival, in: group).judgement(memory: &memory, now: now)
    case .dingTalk: DingTalkRules(arrival, in: group).judgement(memory: &memory, now: now)
    case .feishu: FeishuRules(arrival, in: group).judgement(memory: &memory, now: now)
    case .standardWebhooks:
      StandardWebhooksRules(arrival, in: group).judgement(memory: &memory, now: now)
    }
  }

  /// What a message would have shown, whatever the vendor thinks of it, and its id.
  func preview(of arrival: Arrival, in group: SimulatedGroup) -> (ShownMessage?, id: String?) {
    func preview(_ rules: some VendorRules) -> (ShownMessage?, id: String?) {
      (rules.preview, rules.messageID)
    }
    return switch self {
    case .weCom: preview(WeComRules(arrival, in: group))
    case .dingTalk: preview(DingTalkRules(arrival, in: group))
    case .feishu: preview(FeishuRules(arrival, in: group))
    case .standardWebhooks: preview(StandardWebhooksRules(arrival, in: group))
    }
  }

  /// The vendor's words for a refusal.
  func answer(to refusal: Refusal) -> Answer {
    switch self {
    case .weCom: WeComRules.answer(to: refusal)
    case .dingTalk: DingTalkRules.answer(to: refusal)
    case .feishu: FeishuRules.answer(to: refusal)
    case .standardWebhooks: StandardWebhooksRules.answer(to: refusal)
    }
  }
}

extension Array where Element == String {
  /// Whether a text contains one of these keywords; no keywords means that all texts pass.
  func areSatisfied(by text: String) -> Bool {
    isEmpty || contains { text.contains($0) }
  }
}

extension Int64 {
  /// Whether two moments are at most so far apart; no number overflows.
  func isWithin(_ tolerance: Int64, of moment: Int64) -> Bool {
    self >= moment - tolerance && self <= moment + tolerance
  }
}

extension JSONValue {
  /// The first text worth reading: `content` or `text`, however deep.
  var words: String? {
    switch self {
    case .string, .null, .bool, .number: return nil
    case .array(let elements): return elements.lazy.compactMap(\.words).first
    case .object(let members):
      if let own = members["content"]?.string ?? members["text"]?.string { return own }
      return members.sorted { $0.key < $1.key }.lazy.compactMap(\.value.words).first
    }
  }
}
