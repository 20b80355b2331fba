// A POST as a vendor's server sees it, and what that server answers. The rules of the dialects are
// functions from one to the other, without a socket in sight.

/// A request that came in whole.
struct Arrival: Sendable {
  var method: String
  var path: String
  var query: Query
  /// Names in lower case.
  var headers: [String: String]
  var body: [UInt8]
  var requestOfConnection = 1

  /// Whether the content type is JSON, with or without parameters.
  var isJSON: Bool {
    guard let type = headers["content-type"] else { return false }
    if type == "application/json" { return true }
    let first = type.split(separator: ";").first
    return first?.filter { $0 != " " }.lowercased() == "application/json"
  }
}

/// A query as a server reads it: `+` is a space, `%` is decoded once, the first of two names wins.
struct Query: Sendable {
  private var pairs: [(name: String, value: String)] = []

  init(_ text: Substring) {
    for part in text.split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : ""))
    }
  }

  subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  private static func decoded(_ text: Substring) -> String {
    var result: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        result.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(Substring(rest.prefix(2))), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// What goes back over the wire.
struct Answer: Hashable, Sendable {
  var status = 200
  var headers = ["Content-Type": "application/json; charset=utf-8"]
  var body = ""
}

/// A refusal in a vendor's own terms.
struct Refusal: Error, Hashable {
  var code: Int
  var message: String
  var status = 200
  var headers: [String: String] = [:]
}
