// A YAML file as a tree in one flat array. A node is a few numbers: scalars point into one pool of
// bytes and children are linked by index, so that a plan of ten thousand episodes costs no object and
// no string until a reader asks for one.

/// One node: a scalar, a sequence or a mapping.
struct YAMLNode: Sendable {
  /// What it is.
  enum Kind: UInt8, Sendable {
    /// Written without quotes.
    case plain
    /// Written in quotes, or as a block of text.
    case quoted
    /// A list.
    case sequence
    /// Keys and values, as children in turns.
    case mapping
    /// `*name`: stands for another node.
    case alias
  }

  var kind: Kind
  /// Where it begins.
  var start: TextMark
  /// Where it ends.
  var end: TextMark
  /// Scalars: where the text begins in the pool. Others: the first child, or none.
  var first: Int32
  /// Scalars: the length of the text in bytes. Others: how many children. Aliases: the target.
  var count: Int32
  /// The next child of the same parent.
  var next: Int32

  /// No node.
  static let none: Int32 = -1
}

/// A whole file, parsed.
package struct YAMLDocument: Sendable {
  /// The text it was parsed from.
  package let text: PlanText
  var nodes: [YAMLNode] = []
  var pool: [UInt8] = []
  var root: Int32 = YAMLNode.none

  init(text: PlanText) {
    self.text = text
  }

  /// The root; nil when the file holds nothing.
  package var rootNode: YAMLReference? {
    root == YAMLNode.none ? nil : YAMLReference(index: root)
  }
}

/// A node of a document, by its number.
package struct YAMLReference: Hashable, Sendable {
  let index: Int32
}

// MARK: - Reading

extension YAMLDocument {
  /// The shapes that a reader tells apart.
  package enum Shape: Hashable, Sendable {
    /// A piece of text; `isPlain` when written without quotes.
    case scalar(isPlain: Bool)
    /// A list.
    case sequence
    /// Keys and values.
    case mapping
  }

  /// The shape of `node`.
  package func shape(_ node: YAMLReference) -> Shape {
    switch resolved(node).kind {
    case .plain: .scalar(isPlain: true)
    case .quoted: .scalar(isPlain: false)
    case .sequence: .sequence
    case .mapping: .mapping
    case .alias: .scalar(isPlain: true)
    }
  }

  /// Whether nothing was written: an empty plain scalar, as after `备注:`.
  package func isAbsent(_ node: YAMLReference) -> Bool {
    let found = resolved(node)
    return found.kind == .plain && found.count == 0
  }

  /// The text of a scalar; empty for everything else.
  package func string(_ node: YAMLReference) -> String {
    let found = resolved(node)
    guard found.kind == .plain || found.kind == .quoted else { return "" }
    return pool.withUnsafeBufferPointer { bytes in
      let start = Int(found.first)
      return String(
        decoding: UnsafeBufferPointer(rebasing: bytes[start..<start + Int(found.count)]),
        as: UTF8.self)
    }
  }

  /// The place where `node` itself is written (an alias, not what it stands for).
  package func span(_ node: YAMLReference) -> SourceSpan {
    let found = nodes[Int(node.index)]
    return text.span(from: found.start, to: found.end)
  }

  /// The items of a sequence; empty for everything else.
  package func items(_ node: YAMLReference) -> [YAMLReference] {
    let found = resolved(node)
    guard found.kind == .sequence else { return [] }
    return children(of: found)
  }

  /// The keys and values of a mapping in file order; empty for everything else.
  package func pairs(_ node: YAMLReference) -> [(key: YAMLReference, value: YAMLReference)] {
    let found = resolved(node)
    guard found.kind == .mapping else { return [] }
    let flat = children(of: found)
    return stride(from: 0, to: flat.count - 1, by: 2).map { (flat[$0], flat[$0 + 1]) }
  }

  func resolved(_ node: YAMLReference) -> YAMLNode {
    let found = nodes[Int(node.index)]
    return found.kind == .alias ? nodes[Int(found.count)] : found
  }

  private func children(of parent: YAMLNode) -> [YAMLReference] {
    var list: [YAMLReference] = []
    list.reserveCapacity(Int(parent.count))
    var index = parent.first
    while index != YAMLNode.none {
      list.append(YAMLReference(index: index))
      index = nodes[Int(index)].next
    }
    return list
  }
}
