// Questions of the office, at every point of their life that a test needs, made by the desk itself.

import Desk
import Discretion
import Masking
import Membership
import Questions
import Timekeeping

/// Makes questions in an office.
struct Cases {
  let office: Office
  /// Who logs, assigns, answers, drafts.
  let producer: Member

  static let phone = "13800138006"
  static let said = "我叫钱建国，住凌河街道幸福小区3号楼2单元501室，电话13800138006，楼下烧烤店半夜吵。"
  static let answered = "已责令夜间停止外摆。联系人王海，电话13900139007。"

  private var desk: Desk { office.desk }

  /// A question as it was logged.
  func logged(_ consent: Consent.Extent = .publish) async throws -> Question {
    var form = IntakeForm(
      programme: ProgrammeCode(rawValue: "limin"), receivedAt: desk.clock.now)
    form.gist = Private("楼下烧烤店半夜吵，电话\(Cases.phone)")
    form.text = Private(Cases.said)
    form.name = Private("钱建国")
    form.phone = Private(Cases.phone)
    form.homeAddress = Private("凌河街道幸福小区3号楼2单元501室")
    form.nature = .complaint
    form.topic = "噪声"
    form.area = "双塔区"
    form.consent = Consent(disclosure: consent)
    let receipt = try await desk.questions.log(form, by: producer)
    return try await desk.register.sheet(receipt.id, for: producer).question
  }

  /// A question that a department has.
  func assigned(_ department: String = "yibao") async throws -> Question {
    let question = try await logged()
    return try await desk.questions.assign(
      question.id, to: Dispatch(lead: DepartmentCode(rawValue: department)), by: producer)
  }

  /// A question that was answered.
  func answered() async throws -> Question {
    let question = try await assigned()
    return try await desk.questions.answer(
      question.id,
      AnswerForm(
        text: Private(Cases.answered), policyReferences: ["噪声污染防治法"], approvedBy: "李主任"),
      by: producer)
  }

  /// A question whose publication was decided.
  func decided() async throws -> Question {
    let question = try await answered()
    return try await desk.review.decide(
      question.id, .public, reason: "有普遍意义", basis: "来电人同意公开", by: producer)
  }

  /// A question whose text waits for its first signature.
  func inReview() async throws -> Question {
    let question = try await decided()
    let sheet = try await desk.review.sheet(question.id, for: producer)
    var words: [DraftPart: DraftWords] = [:]
    for view in sheet.views {
      let masks = view.findings.indices.map { ($0, Resolution.mask) }
      words[view.part] = DraftWords(
        view.source, resolutions: Dictionary(uniqueKeysWithValues: masks))
    }
    _ = try await desk.review.draft(question.id, words, by: producer)
    return try await desk.review.submit(question.id, by: producer)
  }
}

extension Staff {
  /// A signed-in browser at the console.
  func browser(_ visitor: Visitor, _ account: String) async -> Browser {
    var browser = Browser(visitor)
    _ = await browser.signIn(account)
    return browser
  }
}
