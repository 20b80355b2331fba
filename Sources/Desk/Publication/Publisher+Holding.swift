// The site is held after a restore, as long as what was taken back since the copy is not taken back
// again, or nobody can say what that was: what lies there is what was public before. What is withdrawn
// goes all the same.

import Storage
import Timekeeping

extension Publisher {
  /// Why nothing new may be written; nil when nothing holds the site.
  func hold() async throws -> String? {
    try await storage.read("look whether the site is held") { ledger in
      if try ledger.note(.takenBack) != nil {
        return "恢复备份后，还有删除或撤回没有再次办理，公开页面暂停更新。请检查数据密钥，放好后重启服务"
      }
      guard try ledger.note(.siteHeld) != nil else { return nil }
      return "从备份恢复后，不能确定备份之后有谁要求删除、哪些页面撤回过，公开页面暂停更新。"
        + "请对照登记重新办理，然后执行 hotline confirm site"
    }
  }

  /// Writes nothing but takes down what was withdrawn.
  func keepHeld(_ wording: String, in folder: SiteFolder, at now: Timestamp) async throws {
    shared.board.set(.siteHeld, to: wording)
    let revision = "held|" + (try await room.revision(at: now))
    if !memory.isCurrent(revision) {
      memory.forget()
      if folder.bytes(at: SiteFolder.sign) != nil {
        try await takeDownWithdrawn(in: folder, at: now)
      }
      memory.keep(revision)
    }
    shared.board.stamp(.publishing, at: now)
  }

  /// A person has looked what was taken back since the copy: the site goes on. Throws when something is
  /// known that must be done first. False when nothing held it.
  package func confirmSite() async throws(DeskError) -> Bool {
    do {
      let wasHeld = try await storage.write("let the site go on") { ledger in
        guard try ledger.note(.takenBack) == nil else {
          throw DeskError.refused(
            code: "siteHeld",
            wording: "还有删除或撤回没有再次办理。请放好数据密钥并重启服务，会自动补办，之后公开页面自动恢复更新。")
        }
        guard try ledger.note(.siteHeld) != nil else { return false }
        try ledger.setNote(.siteHeld, to: nil)
        return true
      }
      shared.siteWake.wake()
      return wasHeld
    } catch {
      throw shared.deskError(error, doing: "let the site go on")
    }
  }
}
