// What programs are told of questions. Words are masked for everybody who may not see callers; a number
// or a door never travels because a field was forgotten here.

import Desk
import Discretion
import Membership
import Questions
import Timekeeping
import Writing

/// A question that was logged.
struct ReceiptAnswer: Encodable {
  struct Emergency: Encodable {
    let kind: EmergencyHint.Kind
    let wording: String
    let line: String
  }

  let schemaVersion = 1
  let id: String
  let number: String
  let spoken: String
  /// It was logged before under the same key.
  let isRepeat: Bool
  /// How often this number has rung in the last year, this time included.
  let contactsOfCaller: Int
  let emergency: Emergency?

  init(_ receipt: LogReceipt) {
    id = receipt.id.rawValue
    number = receipt.number.description
    spoken = receipt.number.spoken
    isRepeat = receipt.isRepeat
    contactsOfCaller = receipt.contactsOfCaller
    emergency = receipt.emergency.map {
      Emergency(kind: $0.kind, wording: $0.kind.wording, line: $0.line)
    }
  }
}

extension ReceiptAnswer {
  /// The same as the general encoder writes with its keys in order, at a tenth of its cost.
  var written: [UInt8] {
    var text = JSONFields(capacity: 256)
    text.field("contactsOfCaller", Int64(contactsOfCaller))
    if let emergency { text.field("emergency", json: emergency.written) }
    text.field("id", id)
    text.field("isRepeat", isRepeat)
    text.field("number", number)
    text.field("schemaVersion", Int64(schemaVersion))
    text.field("spoken", spoken)
    return text.finished()
  }
}

extension ReceiptAnswer.Emergency {
  fileprivate var written: [UInt8] {
    var text = JSONFields(capacity: 128)
    text.field("kind", kind.rawValue)
    text.field("line", line)
    text.field("wording", wording)
    return text.finished()
  }
}

/// A question in a list.
struct QuestionAnswer: Encodable {
  let id: String
  let number: String
  let programme: String
  let episode: String?
  let channel: Channel
  let receivedAt: String
  let nature: Nature
  let topic: String?
  let area: String?
  let urgency: Urgency
  let handling: Handling.Stage
  let lead: String?
  /// What the department is called.
  let leadName: String?
  let dueOn: String?
  let isOverdue: Bool
  let isProvisional: Bool
  let disclosure: Disclosure.Stage
  let consent: Consent
  let contactCount: Int
  let airStage: AirStage?
  /// As it was said for those who may see callers, else masked.
  let gist: String

  init(
    _ question: Question, gist: String, _ departments: DepartmentLookup, zone: Zone, now: Timestamp
  ) {
    id = question.id.rawValue
    number = question.number.description
    programme = question.programme.rawValue
    episode = question.episode?.rawValue
    channel = question.channel
    receivedAt = question.receivedAt.description
    nature = question.nature
    topic = question.topic
    area = question.area
    urgency = question.urgency
    handling = question.handling.stage
    let leading = question.handling.openAssignment?.lead ?? question.leadDepartment
    lead = leading?.rawValue
    leadName = leading.map(departments.name)
    let due = question.handling.openAssignment?.dueOn
    dueOn = due.map { $0.day.description + ($0.time.map { " \($0.wording)" } ?? "") }
    isOverdue = question.isOverdue(at: zone.local(of: now))
    isProvisional = due?.isProvisional ?? false
    disclosure = question.disclosure.stage
    consent = question.consent
    contactCount = question.contactCount
    airStage = question.airStage
    self.gist = gist
  }
}

/// A list of questions.
struct QuestionListAnswer: Encodable {
  let schemaVersion = 1
  let questions: [QuestionAnswer]
  /// For the next page; nil when this is the last.
  let next: String?
  /// Rows that could not be opened with the keys that are here.
  let unreadableCount: Int
}

/// One question.
struct QuestionSheetAnswer: Encodable {
  struct Person: Encodable {
    let name: String?
    let phone: String?
    let homeAddress: String?
    let workplace: String?
  }

  struct Reply: Encodable {
    let kind: Answer.Kind
    let at: String
    /// The same as the clock on the wall shows it.
    let localAt: String
    let text: String
    let department: String?
    /// What the department is called.
    let departmentName: String?
    let policyReferences: [String]
  }

  let schemaVersion = 1
  let question: QuestionAnswer
  /// What the caller said: as it was said for those who may see callers, else masked.
  let text: String
  let isMasked: Bool
  let incidentPlace: String?
  /// Empty for those who may not see callers.
  let callers: [Person]
  let hidesCallers: Bool
  let answers: [Reply]
  let merged: [String]
  /// What the asker may do with it.
  let allowed: [String]

  init(
    _ sheet: QuestionSheet, _ words: ShownWords, _ departments: DepartmentLookup, now: Timestamp
  ) {
    let question = sheet.question
    self.question = QuestionAnswer(
      question, gist: words.gist, departments, zone: sheet.zone, now: now)
    text = words.text
    isMasked = words.isMasked
    incidentPlace = words.incidentPlace
    callers = sheet.callers.map {
      let hidden = $0.reveal(for: .showing)
      return Person(
        name: hidden.name, phone: hidden.phone, homeAddress: hidden.homeAddress,
        workplace: hidden.workplace)
    }
    hidesCallers = sheet.hidesCallers
    answers = zip(question.answers, words.answers).map { answer, text in
      Reply(
        kind: answer.kind, at: answer.at.description,
        localAt: sheet.zone.local(of: answer.at).description, text: text,
        department: answer.department?.rawValue,
        departmentName: answer.department.map(departments.name),
        policyReferences: answer.policyReferences)
    }
    merged = sheet.merged.map(\.description)
    allowed = sheet.allowed.map(\.rawValue).sorted()
  }
}

/// What became of a question.
struct ActAnswer: Encodable {
  let schemaVersion = 1
  let question: QuestionAnswer
}
