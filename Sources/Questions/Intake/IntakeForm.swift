// What a screener types in ten seconds, or what a list from another channel holds, before anybody has
// judged it. Nothing is demanded that a caller may refuse; what was said is kept as it was said.

package import Discretion
package import Timekeeping

/// Something to be logged. Names and numbers in it are as private as in a question.
package struct IntakeForm: Sendable {
  /// Whose programme.
  package var programme: ProgrammeCode
  /// The running episode.
  package var episode: EpisodeCode?
  /// What it is.
  package var kind: ContactKind = .call
  /// How it came in.
  package var channel: Channel = .phone
  /// When it came in.
  package var receivedAt: Timestamp
  /// One line for the host; made from the text when it is empty.
  package var gist = Private("")
  /// What the caller said; the gist when it is empty.
  package var text = Private("")
  /// Its nature.
  package var nature: Nature = .inquiry
  /// Its topic.
  package var topic = ""
  /// The district.
  package var area = ""
  /// Where it happened.
  package var incidentPlace = Private("")
  /// How urgent it is.
  package var urgency: Urgency = .normal
  /// The department that the screener thinks of.
  package var suggestedDepartment: DepartmentCode?
  /// What the caller allows.
  package var consent = Consent(disclosure: .none)
  /// The caller's name; empty is valid.
  package var name = Private("")
  /// The caller's number; empty is valid.
  package var phone = Private("")
  /// Where the caller lives; empty is valid.
  package var homeAddress = Private("")
  /// Where the caller works; empty is valid.
  package var workplace = Private("")
  /// The campaigns it belongs to.
  package var campaignTags: [String] = []
  /// It goes into the queue of the running show.
  package var entersQueue = false

  /// An empty form.
  package init(programme: ProgrammeCode, receivedAt: Timestamp) {
    self.programme = programme
    self.receivedAt = receivedAt
  }
}

/// The fields of a form.
package enum IntakeField: String, CaseIterable, Hashable, Sendable, Codable {
  /// 要点
  case gist
  /// 内容
  case text
  /// 姓名
  case name
  /// 电话
  case phone
  /// 住址
  case homeAddress
  /// 工作单位
  case workplace
  /// 事发地点
  case incidentPlace
  /// 地区
  case area
  /// 事项
  case topic

  /// The longest it may be, in characters as people count them.
  package var limit: Int {
    switch self {
    case .gist: 60
    case .text: 4_000
    case .name, .phone, .area, .topic: 40
    case .homeAddress, .workplace, .incidentPlace: 200
    }
  }
}

/// Why a form is not taken. The text itself is not in it: whoever showed the form still has it.
package struct IntakeComplaint: Error, Hashable, Sendable {
  /// What is wrong with one field.
  package struct Problem: Hashable, Sendable {
    /// Which field.
    package let field: IntakeField
    /// What is wrong.
    package let code: Code
    /// How many characters it has.
    package let length: Int
  }

  /// What can be wrong with a field.
  package typealias Code = IntakeFault

  /// Every problem, in the order of the form.
  package let problems: [Problem]
}

/// What can be wrong with a field.
package enum IntakeFault: String, CaseIterable, Hashable, Sendable, Codable {
  /// Nothing is seen of it.
  case empty
  /// It is longer than its limit.
  case tooLong
  /// It holds a NUL, which no text has.
  case unreadable
}

/// A form that was checked. It can be made in no other way.
package struct CheckedIntake: Sendable {
  /// The form, with its lines trimmed and its gist made.
  package let form: IntakeForm
  /// A hint that the matter must not wait in any queue.
  package let emergency: EmergencyHint?

  fileprivate init(_ form: IntakeForm) {
    self.form = form
    self.emergency = EmergencyHint(
      in: form.gist.reveal(for: .masking) + "\n" + form.text.reveal(for: .masking))
  }
}

// MARK: - Checking

extension IntakeForm {
  /// Checks every field and collects all that is wrong.
  package func checked() throws(IntakeComplaint) -> CheckedIntake {
    var form = self
    form.gist = Private(Blanks.oneLine(gist.reveal(for: .storing)))
    form.topic = Blanks.oneLine(topic)
    form.area = Blanks.oneLine(area)
    for path in [\IntakeForm.incidentPlace, \.name, \.phone, \.homeAddress, \.workplace] {
      form[keyPath: path] = Private(Blanks.oneLine(form[keyPath: path].reveal(for: .storing)))
    }
    if RefusedName.isWritten(form.name.reveal(for: .storing)) {
      form.name = Private("")
      form.consent.isAnonymous = true
    }
    form.completeFromEachOther()
    let problems = IntakeField.allCases.compactMap { form.problem(with: $0) }
    guard problems.isEmpty else { throw IntakeComplaint(problems: problems) }
    return CheckedIntake(form)
  }

  /// A gist is made from the text's beginning, a text from the gist.
  private mutating func completeFromEachOther() {
    let words = text.reveal(for: .storing)
    let line = gist.reveal(for: .storing)
    if Blanks.isEmpty(words) {
      text = Private(line)
    } else if line.isEmpty {
      let flat = Blanks.oneLine(words)
      let limit = IntakeField.gist.limit
      gist = Private(Blanks.isShort(flat, limit) ? flat : flat.prefix(limit - 1) + "…")
    }
  }

  private func problem(with field: IntakeField) -> IntakeComplaint.Problem? {
    let value = value(of: field)
    func problem(_ code: IntakeComplaint.Code) -> IntakeComplaint.Problem {
      IntakeComplaint.Problem(field: field, code: code, length: value.count)
    }
    if field == .text, Blanks.isEmpty(value) { return problem(.empty) }
    guard Blanks.fits(value, in: field.limit) else { return problem(.tooLong) }
    return value.utf8.contains(0) ? problem(.unreadable) : nil
  }

  private func value(of field: IntakeField) -> String {
    switch field {
    case .gist: gist.reveal(for: .storing)
    case .text: text.reveal(for: .storing)
    case .name: name.reveal(for: .storing)
    case .phone: phone.reveal(for: .storing)
    case .homeAddress: homeAddress.reveal(for: .storing)
    case .workplace: workplace.reveal(for: .storing)
    case .incidentPlace: incidentPlace.reveal(for: .storing)
    case .area: area
    case .topic: topic
    }
  }
}
