// The journal's lines: one line each, a constant sentence with keys, control characters escaped, with
// the priority that systemd understands.

package import Logging
import Synchronization

/// Writes log lines for the journal to standard error.
package struct JournalLog: LogHandler {
  /// The keys that every line carries.
  package var metadata: Logger.Metadata = [:]
  /// Lines below this are not written.
  package var logLevel: Logger.Level
  private let label: String
  private let write: @Sendable (String) -> Void

  /// A log that gives lines of at least `level` to `write`.
  package init(
    label: String, level: Logger.Level = .notice, write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    self.logLevel = level
    self.write = write
  }

  /// One key that every line carries.
  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one line.
  package func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let keys = all.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(JournalLog.quoted("\($0.value)"))" }
    let line = ([JournalLog.escaped("\(event.message)")] + keys).joined(separator: " ")
    write("<\(JournalLog.priority(of: event.level))>\(line)")
  }

  private static func priority(of level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  private static func quoted(_ text: String) -> String {
    let plain = escaped(text)
    let needsQuotes = plain.isEmpty || plain.contains { $0 == " " || $0 == "\"" || $0 == "=" }
    return needsQuotes ? "\"" + plain.replacing("\"", with: "\\\"") + "\"" : plain
  }

  /// Control characters, line separators and direction marks would forge lines or confuse terminals.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<32, 127..<160, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
