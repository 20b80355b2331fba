// The last gate: it reads the finished bytes of an output and says whether anything of a caller is in
// them. It shares no rule, no list and no code with what masks texts before, so that one mistake
// does not pass twice.

/// A gate that knows callers' data and the shapes of private data.
///
/// An output is read in one spelling: full-width, circled and Chinese digits are digits, separators,
/// zero-width signs and inline tags are nothing, and character references, percent and backslash
/// escapes are taken away level by level. Built once, it serves any number of outputs at a time.
package struct LeakScan: Sendable, CustomStringConvertible, CustomReflectable {
  /// What is let pass.
  package let settings: LeakScanSettings

  /// The data in searchable form.
  private(set) var work = Needlework()
  /// Kind and label of each datum; the values are kept in searchable form alone.
  private(set) var kinds: [KnownKind] = []
  private(set) var labels: [String] = []

  let allowedNumbers: Set<String>
  let allowedEmails: Set<[UInt32]>
  let allowedAccounts: Set<[UInt32]>

  /// A gate that looks for `known` and for shapes, but for what `settings` allows.
  package init(known: [KnownDatum] = [], settings: LeakScanSettings = LeakScanSettings()) {
    self.settings = settings
    allowedNumbers = Set(settings.numbers.flatMap(Self.numbers(of:)))
    allowedEmails = Set(settings.emails.map { CanonicalText($0).symbols })
    allowedAccounts = Set(settings.accounts.map { CanonicalText($0).symbols })
    for phrase in settings.phrases { work.add(allowed: phrase) }
    add(known)
  }

  /// How many data are known.
  package var knownCount: Int { kinds.count }

  /// Learns `known` in addition, in time for their own length.
  package mutating func add(_ known: [KnownDatum]) {
    for datum in known {
      work.add(datum, owner: kinds.count)
      kinds.append(datum.kind)
      labels.append(datum.label)
    }
  }

  /// A gate that knows `known` in addition.
  package func adding(_ known: [KnownDatum]) -> LeakScan {
    var scan = self
    scan.add(known)
    return scan
  }

  /// The traces in a text that leaves without a file: a chat message, a header, a log line.
  package func scan(text: String, named name: String) -> [Trace] {
    scan(Array(text.utf8), named: name)
  }

  package var description: String { "LeakScan(\(knownCount))" }

  /// The number of known data: a dump shows no value.
  package var customMirror: Mirror { Mirror(self, children: ["knownCount": knownCount]) }

  /// The spellings of an allowed number: as given, and without area code.
  private static func numbers(of text: String) -> [String] {
    let canonical = CanonicalText(text)
    var digits = ""
    var local = ""
    for (index, symbol) in canonical.symbols.enumerated() where TextShapes.isDigit(symbol) {
      if index > 0, canonical.marks[index] & Mark.gap > 0, local.isEmpty, digits.hasPrefix("0") {
        local = " "
      }
      let digit = String(symbol - 0x30)
      digits += digit
      if !local.isEmpty { local += digit }
    }
    let rest = String(local.dropFirst())
    return rest.count >= 5 ? [digits, rest] : [digits]
  }
}
