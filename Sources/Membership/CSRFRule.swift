// Whether a request that changes something was meant by the person whose browser sent it. Two
// independent signs must agree: where the browser says it came from, and a token that only a page of
// this very session can hold.

/// The token of a session's forms: a keyed digest under the session's own secret, so that it is
/// nowhere stored and dies with the session.
package enum CSRFRule {
  /// The name of the field.
  package static let field = "csrf"
  /// The header, for scripts.
  package static let header = "X-CSRF-Token"
  /// What is digested under the session's secret.
  package static let message = "hotline form token 1"

  /// Whether two tokens are the same, in a time that does not tell where they differ.
  package static func matches(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>)
    -> Bool
  {
    guard one.count == other.count, !one.isEmpty else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(one, other) { difference |= left ^ right }
    return difference == 0
  }
}

/// Where a browser says that a request came from.
package struct RequestOrigin: Hashable, Sendable {
  /// The `Origin` header.
  package let origin: String?
  /// The `Sec-Fetch-Site` header.
  package let fetchSite: String?

  /// The headers of a request.
  package init(origin: String?, fetchSite: String?) {
    self.origin = origin
    self.fetchSite = fetchSite
  }

  /// Whether the request came from a page of `own`, one of our origins such as
  /// `https://hotline.example.gov.cn`. A browser that says `same-origin` cannot be made to lie by a
  /// page; it may send `null` as origin, because our pages ask it not to tell where they lie. One
  /// that says nothing at all is not believed.
  package func isOurs(_ own: Set<String>) -> Bool {
    let origin = origin.map(Self.lowercasedASCII)
    if let fetchSite {
      guard fetchSite == "same-origin" else { return false }
      return origin.map { $0 == "null" || own.contains($0) } ?? true
    }
    return origin.map(own.contains) ?? false
  }

  /// Origins are compared without regard to the case of scheme and host.
  private static func lowercasedASCII(_ text: String) -> String {
    String(decoding: text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
