// What may be wrong with the keys of one mapping, whatever the mapping is about: written twice,
// merge keys, keys that are no text, blanks that are not blanks.

extension YAMLLoader {
  /// Checks the keys of the mapping `node`, whose children are complete.
  mutating func checkKeys(of node: Int32) {
    var seen: [Int32] = []
    seen.reserveCapacity(Int(document.nodes[Int(node)].count) / 2)
    var key = document.nodes[Int(node)].first
    while key != YAMLNode.none {
      if isText(key) {
        seen.append(key)
        checkKey(key)
      } else {
        complain(.yamlSyntax, at: key, "键必须是一段文字。", remedy: "写成“键: 值”")
      }
      let value = document.nodes[Int(key)].next
      key = value == YAMLNode.none ? YAMLNode.none : document.nodes[Int(value)].next
    }
    if seen.count <= 32 { findDoublesPairwise(seen) } else { findDoubles(seen) }
  }

  private func isText(_ index: Int32) -> Bool {
    let kind = document.nodes[Int(index)].kind
    return kind == .plain || kind == .quoted
  }

  private mutating func checkKey(_ index: Int32) {
    let node = document.nodes[Int(index)]
    guard node.kind == .plain, node.count > 0 else { return }
    switch document.pool[Int(node.first)] {
    case UInt8(ascii: "<"):
      guard document.string(YAMLReference(index: index)) == "<<" else { return }
      complain(
        .mergeKey, at: index, "不支持合并键“<<”。", remedy: "把要用的字段直接写在这里")
    case 0xC2, 0xE3:
      let text = document.string(YAMLReference(index: index))
      guard let blank = text.unicodeScalars.first, blank.value == 0xA0 || blank.value == 0x3000
      else { return }
      let name = blank.value == 0xA0 ? "不间断空格 U+00A0" : "全角空格 U+3000"
      complain(
        .oddSpace, at: index, "行首的空白是\(name)，不是普通空格。", remedy: "删掉行首的空白，重新敲空格对齐")
    default: return
    }
  }

  private mutating func findDoublesPairwise(_ keys: [Int32]) {
    guard keys.count > 1 else { return }
    for later in 1..<keys.count {
      for earlier in 0..<later where isSame(keys[earlier], keys[later]) {
        complainOfDouble(keys[later], first: keys[earlier])
        break
      }
    }
  }

  private mutating func findDoubles(_ keys: [Int32]) {
    var first: [String: Int32] = [:]
    for key in keys {
      let text = document.string(YAMLReference(index: key))
      if let earlier = first[text] {
        complainOfDouble(key, first: earlier)
      } else {
        first[text] = key
      }
    }
  }

  private func isSame(_ left: Int32, _ right: Int32) -> Bool {
    let first = document.nodes[Int(left)]
    let second = document.nodes[Int(right)]
    guard first.count == second.count else { return false }
    return document.pool.withUnsafeBufferPointer { bytes in
      for offset in 0..<Int(first.count)
      where bytes[Int(first.first) + offset] != bytes[Int(second.first) + offset] {
        return false
      }
      return true
    }
  }

  private mutating func complainOfDouble(_ index: Int32, first: Int32) {
    let text = document.string(YAMLReference(index: index))
    complain(
      .duplicateKey, at: index, "键“\(text)”在同一组里写了两次。", remedy: "删掉其中一处",
      notes: [PlanNote("第一次写在这里", at: document.span(YAMLReference(index: first)))])
  }

  private mutating func complain(
    _ id: DiagnosticID, at index: Int32, _ message: String, remedy: String,
    notes: [PlanNote] = []
  ) {
    let place = YAMLReference(index: index)
    diagnostics.append(
      PlanDiagnostic(
        id, at: document.span(place), message, found: document.string(place), remedy: remedy,
        notes: notes))
  }
}
