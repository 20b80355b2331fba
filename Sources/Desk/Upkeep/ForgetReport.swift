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
  /// Copies in which the data may still lie, and when each will be gone.
  package let copies: [KeptCopy]

  /// A copy of the database that was made before.
  package struct KeptCopy: Hashable, Sendable {
    /// The file.
    package let path: String
    /// The day on which it is deleted.
    package let goneOn: CalendarDay
    /// Whether anything was found in it.
    package let holdsTraces: Bool
  }

  /// Nothing is left in the database and its files.
  package var isClean: Bool {
    let own = Set(copies.map(\.path))
    return proof.traces.allSatisfy { own.contains($0.path) }
  }

  /// The report in Chinese, line by line.
  package var lines: [String] {
    let searched = proof.searched.sorted { $0.key < $1.key }
    let bytes = searched.reduce(0) { $0 + $1.value }
    var lines = [
      "已删除来电人资料 \(callerCount) 份，涉及诉求 \(numbers.count) 件"
        + (numbers.isEmpty ? "。" : "：" + numbers.map(\.description).joined(separator: "、") + "。"),
      scrubbing == .emptied ? "已清空预写日志，原处已覆写。" : "已整库重写，并清空预写日志。",
      "逐字节检索 \(searched.count) 个文件，共 \(bytes) 字节，检索内容 \(proof.needleCount) 项：",
    ]
    lines += searched.map { "　\($0.key)（\($0.value) 字节）" }
    lines.append(isClean ? "命中 0 处，数据库及其日志中已无此人资料。" : "仍命中，请系统管理员处理：")
    if !isClean {
      lines += proof.traces.map { "　\($0.path) 第 \($0.offset) 字节（\($0.label)）" }
    }
    if othersWithNumber > 0 {
      lines.append("同一号码另有 \(othersWithNumber) 次来电的资料没有删除。如需一并删除，请选择“删除此人全部资料”。")
    }
    if !takenDown.isEmpty {
      lines.append("已撤下公开页面：" + takenDown.map(\.rawValue).joined(separator: "、") + "。")
    }
    if !standing.isEmpty {
      lines.append(
        "仍公开的页面（经审定、不含个人信息）：" + standing.map(\.rawValue).joined(separator: "、")
          + "。如需撤下，请另行撤回。")
    }
    lines += copies.map {
      "备份 \($0.path) \($0.holdsTraces ? "仍含此人资料，" : "未检出，")将于 \($0.goneOn) 到期删除。"
    }
    return lines
  }
}
