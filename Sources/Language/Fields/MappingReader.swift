// Reads typed values out of a YAML tree by a field table, and collects every complaint on the way.
// The schedule's documents and the daemon's configuration are both read by it, so both get the same
// diagnostics.

/// A reading in progress: the document and the complaints so far.
package struct MappingReader: Sendable {
  /// What is read.
  package let document: YAMLDocument
  /// The complaints so far, in the order in which they were found.
  package private(set) var diagnostics: [PlanDiagnostic] = []
  /// How many errors there are so far; a mapping that raised it is held.
  package private(set) var errorCount = 0
  /// Lines with faults of shape that no part of the file has answered for yet.
  package private(set) var openFaults: [Int]
  private var counts: [String: Int] = [:]

  /// A reading of `document`; `faults` are the lines of the loader's errors.
  package init(_ document: YAMLDocument, faults: [Int] = []) {
    self.document = document
    openFaults = faults
  }

  /// Whether a fault of shape lies within `node`; it is then answered for: the part that is `node` is
  /// held, not the whole file.
  package mutating func takeFaults(in node: YAMLReference) -> Bool {
    if openFaults.isEmpty { return false }
    let lines = document.lines(node)
    let count = openFaults.count
    openFaults.removeAll { lines.contains($0) }
    return openFaults.count < count
  }

  /// Adds a complaint. Beyond the limit of one kind, the last one is followed by a count alone.
  package mutating func complain(_ diagnostic: PlanDiagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    let count = counts[diagnostic.id, default: 0] + 1
    counts[diagnostic.id] = count
    if count <= LanguageLimits.complaintsOfOneKind { diagnostics.append(diagnostic) }
  }

  /// The complaints, with a count behind those of which there were too many to be shown.
  package func finish() -> [PlanDiagnostic] {
    let limit = LanguageLimits.complaintsOfOneKind
    let overflow = counts.filter { $0.value > limit }.sorted { $0.key < $1.key }
    let start = SourceSpan(file: document.text.name, line: 1, column: 1)
    return diagnostics
      + overflow.compactMap { name, count in
        DiagnosticID(rawValue: name).map { id in
          PlanDiagnostic(id, at: start, "同类问题共 \(count) 处，只列出前 \(limit) 处。", severity: .note)
        }
      }
  }

  /// The values of the mapping `node` by `Key`. Complains of unknown keys, of keys written in both
  /// languages and of missing ones; nil, with a complaint, when `node` is no mapping.
  package mutating func fields<Key: FieldKey>(
    of node: YAMLReference, as _: Key.Type
  ) -> FoundFields<Key>? {
    guard document.shape(node) == .mapping else {
      complainOfShape(node, wanted: "一组“键: 值”（\(Key.table.title)）")
      return nil
    }
    let table = Key.table
    var found = FoundFields<Key>(node: node, count: table.fields.count)
    let document = document
    document.forEachPair(of: node) { key, value in
      guard let match = document.field(spelled: key, in: table) else {
        // A merge key has its own complaint already.
        if document.string(key) != "<<" { complainOfUnknown(key, table) }
        return
      }
      if let earlier = found.keys[match.number] {
        complainOfTwoLanguages(key, earlier, table.fields[match.number])
        return
      }
      found.keys[match.number] = key
      if !document.isAbsent(value) { found.values[match.number] = value }
    }
    for (number, field) in table.fields.enumerated()
    where field.presence == .required && found.values[number] == nil {
      complainOfMissing(field, found.keys[number], node, table)
    }
    return found
  }
}

/// The values that were found in one mapping.
package struct FoundFields<Key: FieldKey>: Sendable {
  /// The mapping.
  package let node: YAMLReference
  fileprivate(set) var keys: [YAMLReference?]
  fileprivate(set) var values: [YAMLReference?]

  fileprivate init(node: YAMLReference, count: Int) {
    self.node = node
    keys = Array(repeating: nil, count: count)
    values = Array(repeating: nil, count: count)
  }

  /// The value of `key`; nil when it is missing or empty.
  package subscript(_ key: Key) -> YAMLReference? { values[key.rawValue] }

  /// Where `key` itself is written.
  package func key(_ key: Key) -> YAMLReference? { keys[key.rawValue] }
}

// MARK: - Complaints about keys

extension MappingReader {
  private mutating func complainOfUnknown(_ key: YAMLReference, _ table: FieldTable) {
    let word = document.string(key)
    let span = document.span(key)
    if word.unicodeScalars.first.map({ $0.value == 0xA0 || $0.value == 0x3000 }) == true { return }
    let nearest = Suggestion.nearest(to: word, among: table.spellings)
    complain(
      PlanDiagnostic(
        .unknownKey, at: span, "“\(table.title)”里没有“\(word)”这个键。", found: word,
        expected: table.fields.map(\.key).joined(separator: "、"),
        remedy: nearest.map { "是否为“\($0)”？" }))
  }

  private mutating func complainOfTwoLanguages(
    _ key: YAMLReference, _ earlier: YAMLReference, _ field: Field
  ) {
    // The same spelling twice was complained of by the loader.
    guard document.string(key) != document.string(earlier) else { return }
    complain(
      PlanDiagnostic(
        .keyInTwoLanguages, at: document.span(key),
        "“\(field.key)”和“\(field.alias)”是同一个键，写了两次。", found: document.string(key),
        remedy: "删掉其中一处", notes: [PlanNote("第一次写在这里", at: document.span(earlier))]))
  }

  private mutating func complainOfMissing(
    _ field: Field, _ key: YAMLReference?, _ node: YAMLReference, _ table: FieldTable
  ) {
    let remedy = field.example.isEmpty ? "\(field.key): …" : "\(field.key): \(field.example)"
    if let key {
      complain(
        PlanDiagnostic(
          .emptyValue, at: document.span(key), "“\(field.key)”后面是空的，它必须有内容。",
          expected: field.meaning, remedy: remedy))
    } else {
      // A version that is missing has an explanation of its own.
      let id: DiagnosticID = field.alias == "version" ? .missingVersion : .missingKey
      complain(
        PlanDiagnostic(
          id, at: document.headSpan(node), "\(table.title)缺少“\(field.key)”。",
          expected: field.meaning, remedy: remedy))
    }
  }

  /// Complains that `node` has another shape than was wanted; a full-width colon or a missing blank
  /// behind the colon is the usual reason.
  package mutating func complainOfShape(_ node: YAMLReference, wanted: String) {
    let text = document.string(node)
    let span = document.headSpan(node)
    if let colon = text.firstIndex(of: "："), text[..<colon].count <= 8 {
      complain(
        PlanDiagnostic(
          .fullWidthColon, at: span, "键后面用了全角冒号“：”。", found: text,
          expected: "半角冒号加一个空格（“键: 值”）", remedy: text.replacingFirst("：", with: ": ")))
      return
    }
    if let colon = text.firstIndex(of: ":"), text[..<colon].count <= 8, !text.contains(": ") {
      complain(
        PlanDiagnostic(
          .wrongShape, at: span, "冒号后面缺一个空格。", found: text, expected: wanted,
          remedy: text.replacingFirst(":", with: ": ")))
      return
    }
    let written =
      switch document.shape(node) {
      case .scalar: "一段文字"
      case .sequence: "一个列表"
      case .mapping: "一组“键: 值”"
      }
    complain(
      PlanDiagnostic(
        .wrongShape, at: span, "这里写的是\(written)，应是\(wanted)。", found: text.isEmpty ? nil : text,
        expected: wanted, remedy: "检查缩进，以及“- ”和冒号后的空格"))
  }
}
