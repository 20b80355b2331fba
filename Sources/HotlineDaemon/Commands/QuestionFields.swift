// What goes into the body or the query of a request about a question: only what was written, so that the
// daemon's own defaults hold for the rest.

import Foundation

/// The fields of a request, by their names in the interface.
package struct QuestionFields: Sendable {
  private var texts: [String: String] = [:]
  private var lists: [String: [String]] = [:]
  private var flags: [String: Bool] = [:]
  private var numbers: [String: Int] = [:]

  /// No fields.
  package init() {}

  /// Sets a text; nil leaves it out.
  package mutating func set(_ name: String, _ text: String?) {
    if let text { texts[name] = text }
  }

  /// Sets texts; none leaves them out.
  package mutating func set(_ name: String, all list: [String]) {
    if !list.isEmpty { lists[name] = list }
  }

  /// Sets yes; no leaves it out.
  package mutating func set(_ name: String, isOn: Bool) {
    if isOn { flags[name] = true }
  }

  /// Sets a number.
  package mutating func set(_ name: String, number: Int) {
    numbers[name] = number
  }

  var json: String {
    get throws {
      var object: [String: Any] = texts
      for (name, list) in lists { object[name] = list }
      for (name, flag) in flags { object[name] = flag }
      for (name, number) in numbers { object[name] = number }
      let data = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self)
    }
  }

  var query: String {
    texts.sorted { $0.key < $1.key }.map { "\($0.key)=\(ControlCommands.escaped($0.value))" }
      .joined(separator: "&")
  }
}
