// Says that the data key is of another database, or that one is missing: on the health board and in the
// log, from the start on; and lets a person give up what a lost key sealed.

import Logging
import Storage

extension Desk {
  /// Names a wrong key at the start.
  func judgeKey() {
    guard case .wrong(let missing) = storage.keyMatch else { return }
    shared.board.set(.keyMissing, to: Self.wording(of: missing) + "，不登记诉求")
    shared.logger.critical(
      "Data key is of another database",
      metadata: ["key.missing": "\(missing.joined(separator: " "))"])
  }

  /// Looks through all rows for keys that are not here, after what older keys sealed was sealed anew.
  package func judgeAllKeys() async throws {
    guard storage.vault != nil else { return }
    let missing = try await storage.read("look which keys are missing") { try $0.missingKeys() }
    guard !missing.isEmpty else { return shared.board.set(.keyMissing, to: nil) }
    let rows = missing.values.reduce(0, +)
    shared.board.set(.keyMissing, to: Self.wording(of: missing.keys.sorted()) + "，\(rows) 行读不出来")
    shared.logger.error(
      "A data key is missing",
      metadata: [
        "key.missing": "\(missing.keys.sorted().joined(separator: " "))", "rows": "\(rows)",
      ])
  }

  private static func wording(of missing: [String]) -> String {
    "缺少密钥 " + missing.joined(separator: "、")
  }

  /// Gives up the keys that are missing. Returns them.
  package func giveUpKeys() async throws -> [String] {
    let match = storage.keyMatch
    let hasKey = storage.vault != nil
    let given = try await storage.write("give up lost keys") { ledger -> [String] in
      var missing: [String] = hasKey ? try ledger.missingKeys().keys.sorted() : []
      if case .wrong(let found) = match { missing = found }
      if !missing.isEmpty { try ledger.giveUp(missing) }
      return missing
    }
    if hasKey { try await judgeAllKeys() }
    return given
  }
}
