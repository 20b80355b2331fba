// What a peer says may hold our own address back to us, and whatever else it likes. Before it is
// stored or shown, everything that could be a credential or a telephone number goes, and most of it.

/// Makes a peer's words fit to be stored.
enum Redaction {
  /// The most that is kept.
  static let limitBytes = 200

  /// The words of a body, if it is text.
  static func words(of body: [UInt8]) -> String? {
    guard !body.isEmpty else { return nil }
    return String(decoding: body.prefix(1_024), as: UTF8.self)
  }

  /// At most 200 bytes of `words`, on one line, without addresses, tokens and long numbers.
  static func redacted(_ words: String) -> String {
    var output = ""
    var run = ""
    for scalar in words.unicodeScalars.prefix(2_000) {
      if isOfToken(scalar) {
        run.unicodeScalars.append(scalar)
        continue
      }
      output += masked(run)
      run = ""
      let isPlain = !(scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value))
      output.unicodeScalars.append(isPlain ? scalar : " ")
    }
    return clipped(output + masked(run))
  }

  /// A code as it may be stored: a short word of letters, digits and signs; else `?`.
  static func plainCode(_ code: String) -> String {
    let isPlain = code.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || byte == 0x2d || byte == 0x5f || byte == 0x2e
    }
    return isPlain && (1...24).contains(code.utf8.count) ? code : "?"
  }

  /// Characters of which addresses, tokens, keys and numbers consist.
  private static func isOfToken(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "/", "+", ".", ":", "?", "&", "=", "%", "@",
      "~":
      return true
    default:
      return false
    }
  }

  private static func masked(_ run: String) -> String {
    if run.contains("://") || run.contains("?") && run.contains("=") { return "‹网址›" }
    let core = run.drop { ".:-".contains($0) }
    if core.contains("@") { return "‹…›" }
    let digits = core.utf8.filter { (0x30...0x39).contains($0) }.count
    // Eleven digits are a telephone, four numbers an address of the network, long mixtures a token;
    // error codes have six digits and words have none.
    if digits >= 7 || core.utf8.count >= 24 && (digits > 0 || !core.contains(".")) { return "‹…›" }
    return run
  }

  private static func clipped(_ text: String) -> String {
    if text.utf8.count <= limitBytes { return text }
    var kept = ""
    var size = 0
    for character in text {
      size += character.utf8.count
      if size > limitBytes - 3 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
