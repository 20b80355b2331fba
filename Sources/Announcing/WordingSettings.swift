// What all wording shares: the word that must stand in every message, and where the console is.

/// What all wording shares.
package struct WordingSettings: Hashable, Sendable {
  /// The word in 【】 at the beginning of every message; robots in keyword mode look for it.
  package var keyword: String
  /// The address to which a message's number is appended; nil means messages carry no link.
  package var linkBase: String?

  /// Settings.
  package init(keyword: String = "利民热线", linkBase: String? = nil) {
    self.keyword = keyword
    self.linkBase = linkBase
  }

  /// `【利民热线】`.
  var heading: String { "【\(SafeText.piece(keyword, limit: 30))】" }

  /// `利民热线提醒`, for lists of chats.
  func title(_ what: String) -> String { SafeText.piece(keyword, limit: 30) + what }

  /// `编号 k7q2m9pa　https://…`: how to ask what became of it.
  func closing(_ identity: String) -> String {
    let short = String(identity.prefix(8))
    guard let linkBase, !linkBase.isEmpty else { return "编号 \(short)" }
    return "编号 \(short)　\(linkBase.hasSuffix("/") ? linkBase : linkBase + "/")\(short)"
  }
}
