// The ways into a tree that the field reader needs, without a string or an array per node.

extension YAMLDocument {
  /// Calls `body` with each key and value of a mapping.
  func forEachPair(of node: YAMLReference, _ body: (YAMLReference, YAMLReference) -> Void) {
    var key = resolved(node).first
    while key != YAMLNode.none {
      let value = nodes[Int(key)].next
      guard value != YAMLNode.none else { return }
      body(YAMLReference(index: key), YAMLReference(index: value))
      key = nodes[Int(value)].next
    }
  }

  /// The field of `table` that the key node spells.
  func field(spelled key: YAMLReference, in table: FieldTable) -> (number: Int, isAlias: Bool)? {
    let node = resolved(key)
    guard node.kind == .plain || node.kind == .quoted else { return nil }
    return pool.withUnsafeBufferPointer { bytes in
      table.field(
        spelled: UnsafeBufferPointer(
          rebasing: bytes[Int(node.first)..<Int(node.first) + Int(node.count)]))
    }
  }

  /// The place that stands for a whole node: a scalar itself, else its first line.
  package func headSpan(_ node: YAMLReference) -> SourceSpan {
    let found = nodes[Int(node.index)]
    if found.kind == .sequence || found.kind == .mapping, found.first != YAMLNode.none {
      let first = nodes[Int(found.first)]
      return text.span(from: first.start, to: first.end)
    }
    return text.span(from: found.start, to: found.end)
  }

  /// The lines, from 1, over which a node extends.
  func lines(_ node: YAMLReference) -> ClosedRange<Int> {
    let found = nodes[Int(node.index)]
    let first = Int(found.start.line) + 1
    return first...max(first, Int(found.end.line) + 1)
  }

  /// The text of a scalar without blanks at its ends.
  package func trimmedString(_ node: YAMLReference) -> String {
    let found = resolved(node)
    guard found.kind == .plain || found.kind == .quoted, found.count > 0 else { return "" }
    let first = pool[Int(found.first)]
    let last = pool[Int(found.first) + Int(found.count) - 1]
    // Most text neither begins nor ends with a byte that a blank may begin or end with.
    let isClean =
      first > 0x20 && first != 0xC2 && first != 0xE2 && first != 0xE3 && last > 0x20
      && last != 0x80 && last != 0xA0 && last != 0x8B
    let text = string(node)
    return isClean ? text : text.trimmed
  }

  /// The places of the parts of a scalar that was cut at `cuts` (offsets in bytes of its text), when
  /// the text stands in the file as it is; else the place of the whole.
  func span(of part: Range<Int>, in node: YAMLReference) -> SourceSpan {
    let found = nodes[Int(node.index)]
    let start = text.offset(of: found.start)
    guard found.kind == .plain, found.start.line == found.end.line,
      text.offset(of: found.end) - start == Int(found.count)
    else { return span(node) }
    return text.span(start + part.lowerBound..<start + part.upperBound)
  }
}
