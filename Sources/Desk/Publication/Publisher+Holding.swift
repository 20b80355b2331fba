// The site is held after a restore, as long as what was taken back since the copy is not taken back
// again, or nobody can say what that was: what lies there is what was public before. What is withdrawn
// goes all the same.

import Logging
import Publishing
import Questions
import Storage
import Timekeeping

extension Publisher {
  /// Why nothing new may be written; nil when nothing holds the site.
  func hold() async throws -> String? {
    try await storage.read("look whether the site is held") { ledger in
      var reasons: [String] = []
      if let left = try ledger.takenBackNote() {
        let numbers = try ledger.numbers(in: left).joined(separator: "、")
        reasons.append(
          left.wasTried
            ? "有删除或撤回用现有的数据密钥办不了（诉求 \(numbers)）。找得到原来的密钥，请放好后重启服务；"
              + "找不到的，请记下编号，执行 hotline confirm site，所涉页面随即撤下，打不开的资料留着"
            : "还有删除或撤回没有再次办理。请检查数据密钥，放好后重启服务")
      }
      if try ledger.note(.siteHeld) != nil {
        reasons.append(
          "不能确定备份之后有谁要求删除、哪些页面撤回过。请对照登记重新办理，然后执行 hotline confirm site")
      }
      guard !reasons.isEmpty else { return nil }
      return "从备份恢复后，公开页面暂停更新。" + reasons.joined(separator: "。另外，")
    }
  }

  /// Writes nothing but tombstones in place of what was withdrawn.
  func keepHeld(_ wording: String, in folder: SiteFolder, at now: Timestamp) async throws {
    shared.board.set(.siteHeld, to: wording)
    let revision = "held|" + (try await room.revision(at: now))
    if !memory.isCurrent(revision) {
      memory.forget()
      if folder.bytes(at: SiteFolder.sign) != nil {
        try await buryWithdrawn(in: folder, at: now)
      }
      memory.keep(revision)
    }
    shared.board.stamp(.publishing, at: now)
  }

  /// Puts its tombstone in the place of each page that lies there and was withdrawn. Lists that name one
  /// of these pages carry its words and go until the site is written again; tombstones that lie there
  /// already stay, with what names them.
  private func buryWithdrawn(in folder: SiteFolder, at now: Timestamp) async throws {
    let fresh = try await room.record(at: now).tombstones.filter { tombstone in
      let bytes = folder.bytes(at: PublicPath.question(tombstone.slug).text) ?? []
      return !TombstonePage.isMade(bytes)
    }
    guard !fresh.isEmpty else { return }
    let paths = Set(fresh.map { PublicPath.question($0.slug) })
    // Without rules for the site nothing can be written; what was withdrawn goes all the same.
    let files = ((try? site.files(for: PublicRecord(tombstones: fresh))) ?? [])
      .filter { paths.contains($0.path) && gate.scan($0.bytes, named: $0.path.text).isEmpty }
    let written = Set(files.map(\.path.text))
    let removed = mentioning(fresh.map(\.slug.rawValue), in: folder)
      .filter { !written.contains($0) }
    try folder.apply(files, removed: removed)
  }

  /// A person has looked what was taken back since the copy: the site goes on. Throws when something is
  /// known that can be done and must be done first; what no key opens is let be, its pages go. False when
  /// nothing held it.
  package func confirmSite() async throws(DeskError) -> Bool {
    do {
      let hasKey = storage.vault != nil
      let now = clock.now
      let wasHeld = try await storage.write("let the site go on") { ledger in
        let left = try ledger.takenBackNote()
        guard left == nil || (left?.wasTried == true && hasKey) else {
          throw DeskError.refused(
            code: "siteHeld",
            wording: "还有删除或撤回没有再次办理。请放好数据密钥并重启服务，会自动补办，之后公开页面自动恢复更新。")
        }
        if let left {
          let numbers = try ledger.numbers(in: left).joined(separator: ",")
          ledger.afterCommit {
            shared.logger.warning(
              "Let be after a restore: no key opens it", metadata: ["questions": "\(numbers)"])
          }
          try ledger.takeDownUnopened(left, at: now)
          try ledger.setNote(.takenBack, to: nil)
          try ledger.setNote(.siteHeld, to: nil)
          return true
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
