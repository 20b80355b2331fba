// libyaml's events, made into a tree without recursion. It keeps all that a complaint needs (places,
// the way a scalar was written, every key that was written twice) and stops at the limits, so that a
// small file which stands for a huge one costs no time.

import CLibYaml

/// What came of loading one YAML text.
package struct YAMLReading: Sendable {
  /// The tree; nil when the text could not be parsed to its end.
  package let document: YAMLDocument?
  /// The complaints about its shape.
  package let diagnostics: [PlanDiagnostic]

  /// Parses `text`. `keys` are the keys that may occur anywhere, for telling a full-width colon behind
  /// one of them from ordinary text.
  package init(_ text: PlanText, keys: Set<String> = []) {
    var loader = YAMLLoader(text: text, keys: keys)
    let isWhole = loader.load()
    document = isWhole ? loader.document : nil
    diagnostics = loader.diagnostics
  }
}

struct YAMLLoader {
  var document: YAMLDocument
  var diagnostics: [PlanDiagnostic] = []
  let keys: Set<String>

  private var frames: [Frame] = []
  private var anchors: [String: Anchor] = [:]
  private var aliases = 0
  private var expanded = 0
  private var documents = 0

  /// A list or mapping that is still open.
  private struct Frame {
    let node: Int32
    let isMapping: Bool
    let anchor: String?
    let expandedBefore: Int
    var last = YAMLNode.none
    var count: Int32 = 0
    var height = 1
  }

  /// Something that was marked with `&name`.
  private struct Anchor {
    let node: Int32
    let size: Int
    let height: Int
  }

  private enum Step {
    case goOn
    case finished
    case refused
  }

  init(text: PlanText, keys: Set<String>) {
    document = YAMLDocument(text: text)
    self.keys = keys
    document.pool.reserveCapacity(text.utf8.count / 2)
    document.nodes.reserveCapacity(text.utf8.count / 16)
  }

  /// Parses to the end; false when a complaint stopped it.
  mutating func load() -> Bool {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return false }
    defer { yaml_parser_delete(&parser) }
    let bytes = document.text.utf8
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      return readEvents(&parser)
    }
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t) -> Bool {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(&parser, &event) == 1 else {
        add(SyntaxComplaint(parser: parser, text: document.text, keys: keys).diagnostics)
        return false
      }
      let step = take(event)
      yaml_event_delete(&event)
      switch step {
      case .goOn: continue
      case .finished: return true
      case .refused: return false
      }
    }
  }

  private mutating func take(_ event: yaml_event_t) -> Step {
    switch event.type {
    case YAML_STREAM_END_EVENT: return .finished
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      return .goOn
    case YAML_SCALAR_EVENT: return takeScalar(event)
    case YAML_ALIAS_EVENT: return takeAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return open(.sequence, event, anchor: start.anchor, tag: start.tag)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return open(.mapping, event, anchor: start.anchor, tag: start.tag)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return close(event)
    default: return .goOn
    }
  }
}

// MARK: - Events

extension YAMLLoader {
  private mutating func takeScalar(_ event: yaml_event_t) -> Step {
    let scalar = event.data.scalar
    let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    if documents > 1, frames.isEmpty, isPlain, scalar.length == 0 { return .goOn }
    if let tag = scalar.tag { complainOfTag(tag, event) }
    let first = Int32(document.pool.count)
    document.pool.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    let node = YAMLNode(
      kind: isPlain ? .plain : .quoted, start: TextMark(event.start_mark),
      end: TextMark(event.end_mark), first: first, count: Int32(scalar.length),
      next: YAMLNode.none)
    if isPlain, node.end.line > node.start.line { checkLines(of: node) }
    expanded += 1
    return place(node, anchor: scalar.anchor, size: 1, height: 1)
  }

  private mutating func takeAlias(_ event: yaml_event_t) -> Step {
    let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
    let span = place(of: event)
    aliases += 1
    guard aliases <= LanguageLimits.yamlAliases else {
      return refuse(
        .tooManyAliases, span, "引用（*名字）超过 \(LanguageLimits.yamlAliases) 处。", remedy: "直接写出内容")
    }
    guard let target = anchors[name] else {
      return refuse(
        .unknownAlias, span, "“*\(name)”引用的内容前面没有定义。",
        remedy: "如果这是文字，请加引号：\"*\(name)\"")
    }
    guard expanded + target.size <= LanguageLimits.yamlExpandedNodes else {
      return refuse(
        .tooManyAliases, span,
        "引用展开后的内容超过 \(LanguageLimits.yamlExpandedNodes) 项。", remedy: "直接写出内容")
    }
    guard frames.count + target.height <= LanguageLimits.yamlDepth else { return refuseDepth(span) }
    expanded += target.size
    let node = YAMLNode(
      kind: .alias, start: TextMark(event.start_mark), end: TextMark(event.end_mark),
      first: YAMLNode.none, count: target.node, next: YAMLNode.none)
    return place(node, anchor: nil, size: target.size, height: target.height)
  }

  private mutating func open(
    _ kind: YAMLNode.Kind, _ event: yaml_event_t, anchor: UnsafeMutablePointer<yaml_char_t>?,
    tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> Step {
    if let tag { complainOfTag(tag, event) }
    guard frames.count < LanguageLimits.yamlDepth else { return refuseDepth(place(of: event)) }
    let node = YAMLNode(
      kind: kind, start: TextMark(event.start_mark), end: TextMark(event.end_mark),
      first: YAMLNode.none, count: 0, next: YAMLNode.none)
    let before = expanded
    expanded += 1
    // The anchor counts only from its end on: an alias inside it would be a circle.
    guard case .goOn = place(node, anchor: nil, size: 0, height: 0) else { return .refused }
    frames.append(
      Frame(
        node: Int32(document.nodes.count - 1), isMapping: kind == .mapping,
        anchor: anchor.map { String(cString: $0) }, expandedBefore: before))
    return .goOn
  }

  private mutating func close(_ event: yaml_event_t) -> Step {
    guard let frame = frames.popLast() else { return .goOn }
    let index = Int(frame.node)
    document.nodes[index].count = frame.count
    // libyaml ends a block behind the blank lines that follow it: where its last child ends is meant.
    if event.start_mark.line == event.end_mark.line,
      event.start_mark.column == event.end_mark.column, frame.last != YAMLNode.none
    {
      document.nodes[index].end = document.nodes[Int(frame.last)].end
    } else {
      document.nodes[index].end = TextMark(event.end_mark)
    }
    if frame.isMapping { checkKeys(of: frame.node) }
    if !frames.isEmpty {
      frames[frames.count - 1].height = max(frames[frames.count - 1].height, frame.height + 1)
    }
    if let name = frame.anchor {
      anchors[name] = Anchor(
        node: frame.node, size: expanded - frame.expandedBefore, height: frame.height)
    }
    return .goOn
  }

  /// Adds `node` to the open list or mapping, or makes it the root.
  private mutating func place(
    _ node: YAMLNode, anchor: UnsafeMutablePointer<yaml_char_t>?, size: Int, height: Int
  ) -> Step {
    let index = Int32(document.nodes.count)
    guard document.nodes.count < LanguageLimits.yamlNodes else {
      return refuse(
        .tooManyNodes, document.text.span(from: node.start, to: node.end),
        "文件里的项目超过 \(LanguageLimits.yamlNodes) 个。", remedy: "按年度拆成几个文件")
    }
    if frames.isEmpty {
      guard document.root == YAMLNode.none else {
        return refuse(
          .twoDocuments, document.text.span(from: node.start, to: node.start),
          "这里开始了第二份文档（前面有一行“---”）。", remedy: "删掉“---”，合并成一份，或拆成两个文件")
      }
      document.root = index
    } else {
      let top = frames.count - 1
      if frames[top].last == YAMLNode.none {
        document.nodes[Int(frames[top].node)].first = index
      } else {
        document.nodes[Int(frames[top].last)].next = index
      }
      frames[top].last = index
      frames[top].count += 1
      frames[top].height = max(frames[top].height, height + 1)
    }
    document.nodes.append(node)
    if let anchor {
      anchors[String(cString: anchor)] = Anchor(node: index, size: size, height: height)
    }
    return .goOn
  }
}

// MARK: - Complaints

extension YAMLLoader {
  private mutating func refuse(
    _ id: DiagnosticID, _ span: SourceSpan, _ message: String, remedy: String
  ) -> Step {
    diagnostics.append(PlanDiagnostic(id, at: span, message, remedy: remedy))
    return .refused
  }

  private mutating func refuseDepth(_ span: SourceSpan) -> Step {
    refuse(
      .nestedTooDeep, span, "内容嵌套超过 \(LanguageLimits.yamlDepth) 层。", remedy: "检查这里的缩进和括号")
  }

  private mutating func complainOfTag(
    _ tag: UnsafeMutablePointer<yaml_char_t>, _ event: yaml_event_t
  ) {
    let name = String(cString: tag)
    diagnostics.append(
      PlanDiagnostic(
        .tagRefused, at: place(of: event), "不接受类型标记“\(name)”。", found: name,
        expected: "直接写值", remedy: "删掉标记；文字以“!”开头时加引号"))
  }

  /// The last complaints; a colon that was seen on the way is not shown twice.
  private mutating func add(_ last: [PlanDiagnostic]) {
    diagnostics.removeAll { earlier in
      last.contains { $0.id == earlier.id && $0.span == earlier.span }
    }
    diagnostics += last
  }

  private func place(of event: yaml_event_t) -> SourceSpan {
    document.text.span(from: TextMark(event.start_mark), to: TextMark(event.end_mark))
  }

  /// A plain scalar that goes on over several lines: a key behind a full-width colon may hide in it.
  private mutating func checkLines(of node: YAMLNode) {
    for line in Int(node.start.line) + 1...Int(node.end.line) + 1 {
      guard let place = FullWidthColon.place(inLine: line, of: document.text, keys: keys) else {
        continue
      }
      diagnostics.append(FullWidthColon.complaint(at: place, in: document.text))
    }
  }
}

extension TextMark {
  init(_ mark: yaml_mark_t) {
    self.init(
      line: UInt32(truncatingIfNeeded: mark.line), column: UInt32(truncatingIfNeeded: mark.column))
  }
}
