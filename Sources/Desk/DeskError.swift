// What a use case says no with: five kinds, each with what a person needs to go on. Whoever shows it
// maps the kind to its own form; what nobody foresaw carries a number that is also in the log.

import Journal
import Logging
import Questions
import Storage

/// Why a use case did not do what was asked.
package enum DeskError: Error, Hashable, Sendable {
  /// There is no such thing, or the member may not know of it.
  case notFound
  /// It may not be done: by this member, or as things stand. `code` is stable, `wording` Chinese.
  case refused(code: String, wording: String)
  /// A field does not hold what it must.
  case invalid(field: String, wording: String)
  /// Somebody else was faster, or the same key stands for something else.
  case conflict(wording: String)
  /// Nobody foresaw this; the log knows more under this number.
  case incident(number: String)

  /// The kind without its particulars: for logs, metrics and answers to programs.
  package enum Code: String, CaseIterable, Hashable, Sendable, Codable {
    case notFound, refused, invalid, conflict, incident
  }

  /// The kind.
  package var code: Code {
    switch self {
    case .notFound: .notFound
    case .refused: .refused
    case .invalid: .invalid
    case .conflict: .conflict
    case .incident: .incident
    }
  }

  /// What a person reads.
  package var wording: String {
    switch self {
    case .notFound: "没有找到，或者你无权查看。"
    case .refused(_, let wording), .invalid(_, let wording), .conflict(let wording): wording
    case .incident(let number): "程序出了意外，编号 \(number)。请把编号告诉系统管理员。"
    }
  }

  /// A member whose role does not allow this.
  static let notAllowed = DeskError.refused(
    code: "notAllowed", wording: "你的角色没有这项权限。需要时请管理员调整。")

  /// No data key: what callers say can't be sealed, so it is not taken.
  static let noVault = DeskError.refused(
    code: "noDataKey", wording: "没有配置数据密钥，不能登记或查看诉求。请系统管理员按手册配置后重启。")

  /// The data key of another house: what it seals could be read by nobody who has the right one.
  static let wrongVault = DeskError.refused(
    code: "wrongDataKey",
    wording: "数据密钥不是这个数据库用的那一把，不能登记或查看诉求。请系统管理员换回原来的密钥文件后重启；提醒照常发送。")
}

extension Storage {
  /// What is said where nothing can be sealed.
  var lacksKey: DeskError { keyMatch.isWrong ? .wrongVault : .noVault }
}

// MARK: - From below

extension DeskError {
  init(_ refusal: Question.Refusal) {
    let wording = refusal.wording
    let field: String? =
      switch refusal.code {
      case .answerEmpty, .answerTooLong: "answer"
      case .tooManyPolicies, .policyTooLong: "policyReferences"
      case .approverTooLong: "approvedBy"
      case .reasonMissing: "reason"
      case .unnamed: "person"
      case .noteMissing: "note"
      case .unchangedText: "reply"
      case .notNow, .merged, .mergesIntoItself, .targetMerged, .hasMerged, .notMerged,
        .notMergedThere, .otherProgramme, .textUnderWay, .limitOver, .extensionsUsedUp,
        .extensionLength,
        .returnTooLate, .appointed, .notAnswered, .emergency, .notOnAir, .notInQueue, .noConsent,
        .notDisclosable, .notPublic, .onTheSite, .wordsEmpty, .textChanged, .notThisLevel,
        .alreadyApproved, .wroteItThemselves, .signedAlready, .notApproved, .notTheSignedText,
        .unsoundSlug, .forgotten:
        nil
      }
    if let field {
      self = .invalid(field: field, wording: wording)
    } else if refusal.code == .textChanged {
      self = .conflict(wording: wording)
    } else {
      self = .refused(code: refusal.code.rawValue, wording: wording)
    }
  }

  init(_ complaint: IntakeComplaint) {
    self = .invalid(
      field: complaint.problems.first?.field.rawValue ?? "text", wording: complaint.wording)
  }
}

extension DeskError {
  /// What a person can mend of why the journal took no act: the reason that was typed.
  init?(_ refusal: JournalRefusal) {
    switch refusal {
    case .emptyReason, .reasonTooLong, .numberInReason:
      self = .invalid(field: "reason", wording: refusal.wording)
    case .badSubject, .badMember, .badDetailName, .freeText: return nil
    }
  }
}

extension DeskShared {
  /// The error that a use case throws for whatever was thrown below it. What was not foreseen is
  /// logged here, once, under the number that the person is shown.
  func deskError(_ error: any Error, doing: String) -> DeskError {
    if let error = error as? DeskError { return error }
    if let refusal = error as? Question.Refusal { return DeskError(refusal) }
    if let complaint = error as? IntakeComplaint { return DeskError(complaint) }
    if let refusal = error as? JournalRefusal, let said = DeskError(refusal) { return said }
    if let error = error as? StorageError, error.kind == .noSpace {
      return .refused(code: "noSpace", wording: "磁盘已满或不可写，没有保存。内容还在你的页面上，请通知系统管理员后再交一次。")
    }
    if let error = error as? VaultError, error == .noKey { return .noVault }
    if let error = error as? VaultError, error == .wrongKey { return .wrongVault }
    let number = String(UInt32.random(in: 0x1000_0000...0xFFFF_FFFF), radix: 36)
    // Only errors of known kinds are written out: others might quote what was private.
    let cause =
      (error as? StorageError)?.description ?? (error as? VaultError)?.description
      ?? "\(type(of: error))"
    logger.error(
      "A use case failed",
      metadata: ["desk.doing": "\(doing)", "incident": "\(number)", "error": "\(cause)"])
    return .incident(number: number)
  }
}
