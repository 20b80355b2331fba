// Everything that can be checked about a store: the engine's own check, the chain of the journal, and
// every seal against its row. The same for the running daemon and for the files of a stopped one.

package import Journal
import Membership
import Questions
package import Storage

/// What a check of the store found.
package struct StoreCheck: Sendable {
  /// What is wrong, in Chinese, the gravest first; empty when all is well.
  package let complaints: [String]
  /// The last row of the journal.
  package let head: JournalHead
  /// How many rows the journal has.
  package let journalCount: Int
  /// How many sealed rows were compared, and whether they could be opened.
  package let seals: SealReport

  /// Checks `storage`; the journal also against heads that were noted `outside`.
  package init(of storage: Storage, outside heads: [JournalHead] = []) throws {
    var complaints: [String] = []
    let damage = try storage.integrityComplaints()
    if let first = damage.first {
      complaints.append(
        "数据库有 \(damage.count) 处损坏，请停止服务并从备份恢复（hotline restore）。第一处：" + first)
    }
    let (journal, seals, faults) = try storage.readNow("check journal and seals") { ledger in
      (
        try ledger.journalFaults(outside: heads), try ledger.sealReport(),
        try ledger.recordFaults()
      )
    }
    complaints += journal.faults.prefix(20).map { "操作日志：" + $0.wording }
    if case .wrong(let missing) = storage.keyMatch {
      complaints.append(
        "数据密钥不是这个数据库用的那一把（缺少密钥 \(missing.joined(separator: "、"))），加密资料没有打开核对。请换回原来的密钥文件后重启。")
    }
    complaints += faults.prefix(20).map(\.wording)
    if !seals.damaged.isEmpty {
      complaints.append(
        "有 \(seals.damaged.count) 行加密资料打不开或与登记不符："
          + seals.damaged.prefix(5).joined(separator: "、"))
    }
    self.complaints = complaints
    self.seals = seals
    head = journal.head
    journalCount = journal.rowCount
  }

  /// Nothing is wrong.
  package var isWell: Bool { complaints.isEmpty }

  /// What a person is told.
  package var lines: [String] {
    guard isWell else { return complaints }
    var lines = ["数据库完好。"]
    if journalCount > 0 {
      lines.append(
        "操作日志 \(journalCount) 条，首尾相接；末条 \(head.number)，摘要 \(head.hash.hex.prefix(16))。")
    }
    if seals.count > 0 {
      lines.append(
        seals.isWithoutKey
          ? "加密资料 \(seals.count) 行，摘要相符（没有数据密钥，未打开核对）。"
          : "加密资料 \(seals.count) 行，都能打开，与登记相符。")
    }
    return lines
  }
}

extension RecordFault {
  /// The fault in one sentence.
  package var wording: String {
    switch self {
    case .unlogged(let count, let first):
      "有 \(count) 件诉求（\(first) 等）在操作日志里没有登记记录：操作日志被删过，或诉求是绕过程序写进去的。"
    case .alteredPage(let slug): "公开页面 \(slug.rawValue) 的内容与签发的不符，被改动过；网站上不再显示它。"
    case .strangePage(let slug): "公开页面 \(slug.rawValue) 在操作日志里没有发布记录，不是由程序发布的。"
    case .lostVersions(let count): "操作日志里发布过的公开内容有 \(count) 份不见了。"
    case .lostPages(let count, let first):
      "有 \(count) 件诉求（\(first) 等）登记为已公开或已撤回，公开内容或撤回说明却不见了。"
    case .strangeGrants(let account):
      "账号 \(account.text) 的角色或状态与操作日志不符，是绕过程序改的。请核对后用 hotline user 重新设定。"
    case .strangePassword(let account):
      "账号 \(account.text) 的口令不是本人最后设定的那个，是绕过程序换的。请立即停用并重设口令。"
    case .unreadableMembers: "有账号或角色读不出来，是绕过程序改的或已损坏。请从备份恢复（hotline restore）。"
    }
  }
}

extension Desk {
  /// Checks the whole store.
  package func check() throws -> StoreCheck { try StoreCheck(of: storage) }
}
