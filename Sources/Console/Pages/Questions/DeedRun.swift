// Carries an act out: the form's fields as the desk wants them. What the desk refuses goes back to the
// page, with what was typed.

import Desk
import Discretion
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Questions

/// One act that somebody wants.
struct DeedRun: Sendable {
  let visit: Visit
  let deed: Deed
  let form: Form
  let question: Question

  /// Does it; the proof, where somebody was forgotten. Throws `DeskError` when the desk says no.
  func run() async throws -> ForgetReport? {
    switch deed {
    case .assign, .answer, .amendAnswer, .extend, .giveBack, .followUp, .close, .reopen:
      try await handle()
    case .decline, .transfer, .merge, .unmerge, .dispute: try await settle()
    case .clearGist, .consent: try await touchCaller()
    case .forget: return try await forget()
    }
    return nil
  }

  private func required(_ name: String, _ wording: String) throws -> String {
    guard let text = try form.text(name) else {
      throw DeskError.invalid(field: name, wording: wording)
    }
    return text
  }

  private func chosen<Choice: RawRepresentable>(
    _ name: String, _ type: Choice.Type, _ wording: String
  ) throws -> Choice where Choice.RawValue == String {
    guard let choice = try form.choice(name, type) else {
      throw DeskError.invalid(field: name, wording: wording)
    }
    return choice
  }

  private func handle() async throws {
    let (desk, member, id) = (visit.desk.questions, visit.member, question.id)
    switch deed {
    case .assign:
      let lead = try required("lead", "请选一个主办单位。")
      _ = try await desk.assign(
        id,
        to: Dispatch(
          lead: DepartmentCode(rawValue: lead),
          co: form.all("co").map { DepartmentCode(rawValue: $0) }), by: member)
    case .answer: _ = try await desk.answer(id, try answerForm(), by: member)
    case .amendAnswer:
      _ = try await desk.amendAnswer(
        id, Private(try required("text", "答复不能是空的。")), by: member)
    case .extend:
      guard let count = Int(try form.line("count") ?? ""), count > 0 else {
        throw DeskError.invalid(field: "count", wording: "延长多少要写成整数，例如 5。")
      }
      _ = try await desk.extend(
        id, by: count, reason: try form.text("reason") ?? "",
        approvedBy: try form.line("approver") ?? "", member: member)
    case .giveBack:
      _ = try await desk.returnToDesk(id, reason: try form.text("reason") ?? "", by: member)
    case .followUp:
      _ = try await desk.followUp(
        id, try chosen("verdict", FollowUp.Verdict.self, "请选来电人怎么说。"), by: member)
    case .close: _ = try await desk.close(id, by: member)
    case .reopen: _ = try await desk.reopen(id, reason: try form.text("reason") ?? "", by: member)
    case .clearGist, .decline, .transfer, .merge, .unmerge, .dispute, .consent, .forget: break
    }
  }

  private func answerForm() throws -> AnswerForm {
    AnswerForm(
      text: Private(try form.text("text") ?? ""),
      policyReferences: (try form.text("policies") ?? "").split(separator: "\n").map(String.init),
      approvedBy: try form.line("approver") ?? "",
      department: try form.line("department").map { DepartmentCode(rawValue: $0) })
  }

  private func settle() async throws {
    let (desk, member, id) = (visit.desk.questions, visit.member, question.id)
    switch deed {
    case .decline:
      _ = try await desk.decline(
        id, try chosen("reason", DeclineReason.self, "请选不予受理的情形。"),
        note: try form.text("note") ?? "", by: member)
    case .transfer:
      _ = try await desk.transfer(id, to: try form.line("body") ?? "", by: member)
    case .merge: _ = try await desk.merge(id, into: try await target(), by: member)
    case .unmerge: _ = try await desk.unmerge(id, by: member)
    case .dispute:
      _ = try await desk.noteDispute(
        id, isDisputed: form.isOn("disputed"), reason: try form.text("reason") ?? "", by: member)
    case .assign, .answer, .extend, .giveBack, .followUp, .close, .amendAnswer, .clearGist,
      .reopen, .consent, .forget:
      break
    }
  }

  /// The question that a typed number names.
  private func target() async throws -> QuestionID {
    let typed = try required("target", "请写要并入的那一件的受理编号。")
    do throws(CaseNumber.Complaint) {
      let number = try CaseNumber(parsing: typed)
      guard let id = try? await visit.desk.register.identity(numbered: number, for: visit.member)
      else { throw CaseNumber.Complaint.notANumber }
      return id
    } catch {
      let wording: String =
        switch error {
        case .notANumber: "没有编号是“\(typed)”的诉求。请核对后再输。"
        case .wrongCheckDigit: error.consoleWording
        }
      throw DeskError.invalid(field: "target", wording: wording)
    }
  }

  private func touchCaller() async throws {
    let (member, id) = (visit.member, question.id)
    switch deed {
    case .clearGist: try await clearGist()
    case .consent:
      let extent = try chosen("disclosure", Consent.Extent.self, "请选来电人同意到哪一步。")
      _ = try await visit.desk.publication.changeConsent(
        id,
        to: Consent(
          disclosure: extent, mayAir: form.isOn("mayAir"), isAnonymous: form.isOn("anonymous")),
        by: member)
    case .assign, .answer, .extend, .giveBack, .followUp, .close, .amendAnswer, .decline,
      .transfer, .merge, .unmerge, .reopen, .dispute, .forget:
      break
    }
  }

  private func forget() async throws -> ForgetReport {
    guard let typed = try? CaseNumber(parsing: form.raw("confirm")), typed == question.number
    else {
      throw DeskError.invalid(
        field: "confirm", wording: "输入的编号和这一件不同，没有清除。请照样输入 \(question.number)。")
    }
    return try await visit.desk.forgetting.forget(
      question: question.id, reason: try required("reason", "请写明依据，例如“本人申请删除”。"),
      takingDown: form.isOn("takesDown"), everywhere: form.isOn("everywhere"), by: visit.member)
  }

  private func clearGist() async throws {
    let gist = try required("gist", "要点不能是空的。")
    let findings = FindingsForm(
      "gist", source: gist, findings: visit.desk.register.findings(in: gist), typed: form)
    guard findings.isSettled else {
      throw DeskError.invalid(
        field: "gist", wording: "要点里还有 \(findings.openCount) 处提示没有处理。请逐处选择遮盖、改写或保留。")
    }
    _ = try await visit.desk.questions.clearGist(
      question.id, gist: Private(gist), resolutions: findings.resolutions, by: visit.member)
  }
}
