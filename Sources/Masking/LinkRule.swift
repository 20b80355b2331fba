// Links and tags. A link may carry a key or an account in its question part; a tag is no part of what
// was asked.

/// Finds links that lead to a person, and tags of a page.
enum LinkRule {
  /// A link whose scheme stands at `place`; the answer is where it ends.
  static func look(at place: Int, in scan: inout Scan) -> Int? {
    let scheme = scan.length(ofAny: ["https://", "http://", "HTTP://", "HTTPS://"], at: place)
    guard scheme > 0 else { return nil }
    var here = place + scheme
    var question: Int?
    var account: Int?
    var hasPath = false
    while here < scan.bytes.count, here - place < 2_000 {
      let byte = scan.bytes[here]
      guard byte > 0x20, byte < 0x7F, byte != 0x22, byte != 0x3C, byte != 0x3E else { break }
      if byte == 0x3F || byte == 0x23, question == nil { question = here }
      if byte == 0x2F { hasPath = true }
      if byte == 0x40, !hasPath { account = here }
      here += 1
    }
    if let account {
      scan.note(
        .link, place + scheme..<account, .certain, .keyInLink, scan.settings.hidden)
    }
    if let question, question + 1 < here {
      let isKey = carriesKey(question..<here, scan)
      scan.note(
        .link, question..<here, isKey ? .certain : .suspected,
        isKey ? .keyInLink : .queryInLink, "?" + scan.settings.hidden)
    }
    return here
  }

  private static func carriesKey(_ span: Range<Int>, _ scan: Scan) -> Bool {
    let names: [StaticString] = [
      "token", "key", "secret", "sign", "sig=", "session", "sid=", "auth", "code=", "pwd", "passw",
      "openid", "ticket", "phone", "mobile", "uid=", "user", "Token", "TOKEN", "Key", "idcard",
    ]
    return span.contains { scan.length(ofAny: names, at: $0) > 0 }
  }

  /// A tag that begins at `place`; a script goes with what it holds.
  static func tag(at place: Int, in scan: inout Scan) -> Int? {
    let next = scan.scalar(at: place + 1)
    guard next == 0x2F || next == 0x21 || (next | 0x20) &- 0x61 < 26 else { return nil }
    guard var end = tagEnd(from: place + 1, 300, scan) else { return nil }
    if scan.length(ofAny: ["<script", "<SCRIPT", "<style"], at: place) > 0,
      let close = scriptEnd(from: end, scan)
    {
      end = close
    }
    scan.note(.markup, place..<end, .suspected, .tag, "")
    return end
  }

  private static func tagEnd(from place: Int, _ limit: Int, _ scan: Scan) -> Int? {
    var here = place
    while here < scan.bytes.count, here - place < limit {
      if scan.bytes[here] == 0x3E { return here + 1 }
      if scan.bytes[here] == 0x3C { return nil }
      here += 1
    }
    return nil
  }

  private static func scriptEnd(from place: Int, _ scan: Scan) -> Int? {
    var here = place
    while here < scan.bytes.count, here - place < 400 {
      if scan.length(ofAny: ["</script", "</SCRIPT", "</style"], at: here) > 0 {
        return tagEnd(from: here + 1, 40, scan)
      }
      here += 1
    }
    return nil
  }
}
