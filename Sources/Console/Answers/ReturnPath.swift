// Where somebody wanted to go before signing in. Only a page of this console: a link that leads
// elsewhere by way of our sign-in is a trap.

/// A path on this console that may be gone to after signing in.
struct ReturnPath: Hashable, Sendable {
  let text: String

  /// Today's page.
  static let home = ReturnPath(checked: "/")

  private init(checked: String) { text = checked }

  /// Nil when `text` could lead anywhere else, or to where nobody wants to return.
  init?(_ text: String) {
    guard text.utf8.count <= 1_000, text.hasPrefix("/"), !text.hasPrefix("//"),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
      !["/sign-in", "/sign-out", "/join/", "/api/", "/events/", "/assets/"].contains(
        where: text.hasPrefix)
    else { return nil }
    self.text = text
  }
}
