// What became of a request to be forgotten, as it can be shown to whoever asked: what was erased, what
// stays and why, which files were read byte by byte, and that nothing was found.

package import Questions
package import Storage
package import Timekeeping

/// The proof of one forgetting.
package struct ForgetReport: Sendable {
  /// When.
  package let at: Timestamp
  /// The questions whose words were erased.
  package let numbers: [CaseNumber]
  /// How many callers were erased.
  package let callerCount: Int
  /// How many other calls from the same number stay.
  package let othersWithNumber: Int
  /// Public pages that stay: what they show was signed and names nobody.
  package let standing: [PublicSlug]
  /// Public pages that were taken down with it.
  package let takenDown: [PublicSlug]
  /// What was done so that deleted bytes are gone.
  package let scrubbing: Storage.Scrubbing
  /// What was searched, for how much, and what was found.
  package let proof: ByteProof
  /// What was found in the rows that stay, once they were opened, and in the journal.
  package let opened: Opened
  /// How many lists that had been taken in are not known again.
  package let listCount: Int
  /// When all of it was erased before; nil when it was not.
  package let erasedBefore: ErasedBefore?
  /// Copies in which the data may still lie, and when each will be gone.
  package let copies: [KeptCopy]

  /// A copy of the database that was made before.
  package struct KeptCopy: Hashable, Sendable {
    /// Whether a copy could be searched.
    package enum State: Hashable, Sendable {
      /// It was read byte by byte.
      case readable
      /// It lies there, and may not be read.
      case unreadable
      /// It does not lie where it was written any more.
      case gone
    }

    /// The file.
    package let path: String
    /// The day on which it is deleted; nil when the program does not delete it.
    package let goneOn: CalendarDay?
    /// Whether it could be searched.
    package let state: State
    /// Whether anything was found in it.
    package let holdsTraces: Bool
    /// When the program made it; nil for one that it did not make.
    package let madeAt: Timestamp?
  }

  /// An earlier erasing, after which there was nothing left to erase or to search for.
  package struct ErasedBefore: Hashable, Sendable {
    /// When.
    package let at: Timestamp
    /// The same in the office's zone.
    package let local: LocalDateTime
  }

  /// Sealed rows that were opened and read.
  package struct Opened: Hashable, Sendable {
    /// How many.
    package let count: Int
    /// What was found.
    package let traces: [OpenedTrace]
  }

  /// Nothing is left in the database and its files.
  package var isClean: Bool {
    let own = Set(copies.map(\.path))
    return opened.traces.isEmpty && proof.traces.allSatisfy { own.contains($0.path) }
  }

  /// The report in Chinese, line by line.
  package var lines: [String] {
    guard provesAnything else { return linesOfNothing }
    let own = Set(copies.map(\.path))
    // What was found in copies is said of each copy: the caller is in them, sealed.
    let searched = proof.searched.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }
    let bytes = searched.reduce(0) { $0 + $1.value }
    var lines = [
      "已删除来电人资料 \(callerCount) 份，涉及诉求 \(numbers.count) 件"
        + (numbers.isEmpty ? "。" : "：" + numbers.map(\.description).joined(separator: "、") + "。"),
      scrubbing == .emptied ? "已清空预写日志，原处已覆写。" : "已整库重写，并清空预写日志。",
      "逐字节检索 \(searched.count) 个文件，共 \(bytes) 字节，检索内容 \(proof.needleCount) 项：",
    ]
    lines += searched.map { "　\($0.key)（\($0.value) 字节）" }
    lines.append("解开加密逐字检索 \(opened.count) 件诉求和它们的操作日志。")
    lines.append(isClean ? "命中 0 处，数据库及其日志中已无此人资料。" : "仍命中，请系统管理员处理：")
    lines += proof.traces.filter { !own.contains($0.path) }.map {
      "　\($0.path) 第 \($0.offset) 字节（\(Self.wording(of: $0.label))）"
    }
    lines += opened.traces.map {
      "　\($0.number) \($0.place.wording)（\(Self.wording(of: $0.label))）"
    }
    if othersWithNumber > 0 {
      lines.append("同一号码另有 \(othersWithNumber) 次来电的资料没有删除。如需一并删除，请选择“删除此人全部资料”（命令行加 --everywhere）。")
    }
    if !takenDown.isEmpty {
      lines.append("已撤下公开页面：" + takenDown.map(\.rawValue).joined(separator: "、") + "。")
    }
    if !standing.isEmpty {
      lines.append(
        "仍公开的页面（经审定、不含个人信息）：" + standing.map(\.rawValue).joined(separator: "、")
          + "。如需撤下，请另行撤回。")
    }
    if listCount > 0 {
      lines.append("曾从 \(listCount) 份名单登记，名单的识别码已抹去。请不要再导入旧名单，否则会重新登记。")
    }
    lines += copies.map(\.wording)
    return lines
  }

  /// Whether anything was there to search for: without it a search proves nothing.
  package var provesAnything: Bool { proof.needleCount > 0 || opened.count > 0 }

  /// What is said when there was nothing to erase and nothing to search for.
  private var linesOfNothing: [String] {
    var lines = [
      erasedBefore.map { "此前（\($0.local)）已经删除，这次没有可删的内容。" }
        ?? "没有来电人资料和原话，这次没有可删的内容。",
      "也就没有可检索的内容：这次没有检索，不能作为删除的证明。证明以删除当时的报告为准。",
    ]
    if !takenDown.isEmpty {
      lines.append("已撤下公开页面：" + takenDown.map(\.rawValue).joined(separator: "、") + "。")
    }
    return lines + copies.map { $0.wordingUnsearched(erased: erasedBefore?.at) }
  }
}

// MARK: - Wording

extension ForgetReport {
  /// What a label of the search says to people.
  private static func wording(of label: String) -> String {
    switch label {
    case "caller name": "来电人姓名"
    case "caller phone": "来电人电话"
    case "caller address": "来电人住址"
    case "caller workplace": "来电人工作单位"
    case "caller sealed", "caller salt", "caller mark": "来电人资料的密文"
    case "question gist": "要点"
    case "question text": "诉求原文"
    case "question place": "事发地点"
    case "question answer": "答复原文"
    case "question sealed", "question salt": "诉求的密文"
    default: label
    }
  }
}

extension ForgetReport.KeptCopy {
  fileprivate var wording: String {
    let found: String
    switch state {
    case .readable: found = "备份 \(path) " + (holdsTraces ? "仍含此人资料，" : "未检出，")
    case .unreadable: found = "备份 \(path) 读不出来，没有检索，"
    case .gone: return "备份 \(path) 已不在原处。如果移到了别处，请自行找到并删除。"
    }
    return found + end
  }

  /// The same of a copy that was not searched: what is known is when it was made.
  fileprivate func wordingUnsearched(erased: Timestamp?) -> String {
    switch state {
    case .gone: return wording
    case .readable, .unreadable: break
    }
    guard let madeAt, let erased else { return "备份 \(path) 没有检索，可能仍含此人资料，" + end }
    return "备份 \(path) 没有检索，"
      + (madeAt <= erased ? "做成于删除之前，应仍含此人资料，" : "做成于删除之后，") + end
  }

  private var end: String {
    goneOn.map { "将于 \($0) 到期删除（其后没有新备份时，最新一份保留）。" } ?? "程序不会删除它，请在不需要时自行删除。"
  }
}

extension OpenedTrace.Place {
  fileprivate var wording: String {
    switch self {
    case .row: "的登记内容"
    case .signedText: "经审定的公开文字。如需删除，请撤下页面后再办"
    case .journal(let number): "的操作日志第 \(number) 条。操作日志不能删改，请如实告知本人"
    }
  }
}
