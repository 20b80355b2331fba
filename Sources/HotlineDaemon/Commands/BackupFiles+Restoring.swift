// What is done to a copy before it takes the database's place: a restore that is cut off has restored
// nothing. The gap is closed, and what was taken back since the copy was made is taken back again.

import Desk
import Foundation
import Journal
import Storage
import Timekeeping

/// What became of a restored copy.
struct Restored {
  let skipped: Int
  let access: NarrowedAccess
  let again: TakenBackAgain?
  /// The site is held: nobody can say what was taken back since.
  let isHeld: Bool
  let unreadable: [String]
  /// The data key that is here is of another database.
  let isKeyWrong: Bool

  /// What a person is told, line by line.
  var lines: [String] {
    var lines = ["已恢复。备份之后到现在本应发出的 \(skipped) 条不再补发，记为“恢复空档”。所有登录已结束，请重新登录。"]
    if isKeyWrong {
      lines.append("注意：现在的数据密钥不是这份备份用的那一把，请先换回原来的密钥文件，再启动服务。")
    }
    lines += again?.lines ?? []
    lines += accessLines
    guard isHeld else { return lines }
    lines += unreadable.map { "读不出来的数据库：\($0)。" }
    return lines + [
      "不能确定备份之后有谁要求删除资料、哪些页面撤回过、哪些账号停用过：原来的数据库不在、读不出来，或不是接着这份备份用下来的。",
      "公开页面暂停更新，网站保持现在的样子。请启动服务后：",
      "　1. 对照删除登记，重新执行 hotline forget；",
      "　2. 对照撤回登记，在“审核”页重新撤回；",
      "　3. 用 hotline user list 核对账号和角色，备份之后改过的口令请重新设置；程序的令牌已全部作废，请重新生成；",
      "　4. 执行 hotline confirm site，公开页面恢复更新。",
    ]
  }

  private var accessLines: [String] {
    var lines: [String] = []
    if !access.shutOut.isEmpty {
      lines.append("备份之后停用的 \(access.shutOut.count) 个账号已再次停用。")
    }
    if !access.lessened.isEmpty {
      lines.append("备份之后收回的角色已再次收回，涉及 \(access.lessened.count) 个账号。")
    }
    if !access.passwords.isEmpty {
      lines.append("备份之后改过口令的 \(access.passwords.count) 个账号，仍用新口令登录。")
    }
    if access.tokenCount > 0 { lines.append("作废了程序的令牌 \(access.tokenCount) 个。") }
    return lines
  }
}

extension BackupFiles {
  /// Makes the copy at `path` ready, and leaves no log beside it: it is moved alone.
  func prepare(_ path: String, at now: Timestamp) throws -> Restored {
    let storage = try opened(path)
    let head = try storage.readNow("look where the journal stands") { try $0.journalHead() }
    let former = FormerDatabases(at: configuration.databasePath, about: head)
    let (skipped, access, isHeld) = try storage.writeNow("make a copy ready") { ledger in
      let skipped = try ledger.closeGap(through: now)
      let access = try ledger.narrowAccessAgain(
        to: former.access, isComplete: former.isComplete, at: now)
      try ledger.noteTakenBack(try former.concerning(ledger))
      for copy in former.copies { try ledger.noteCopy(copy, limit: Limits.copiesRemembered) }
      // Who was to look for what was taken back before the copy was made has not said so in it.
      let wasHeld = try ledger.note(.siteHeld) != nil
      let isHeld = try (wasHeld || !former.isComplete) && ledger.hasQuestions()
      try ledger.setNote(.siteHeld, to: isHeld ? "\(now.milliseconds)" : nil)
      try ledger.append(
        JournalEvent(
          .restored, subject: "database", by: "system:restore", at: now,
          details: ["skipped": String(skipped), "site": isHeld ? "held" : "open"]))
      return (skipped, access, isHeld)
    }
    let again = try TakenBackAgain.all(in: storage, at: now)
    try storage.checkpoint()
    try storage.close()
    forgetLog(of: path)
    return Restored(
      skipped: skipped, access: access, again: again, isHeld: isHeld,
      unreadable: former.unreadable, isKeyWrong: storage.keyMatch.isWrong)
  }
}
