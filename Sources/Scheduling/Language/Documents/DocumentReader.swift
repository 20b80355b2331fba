// From a YAML tree to the schedule's types: one function for each kind of document. Everything that
// is written is read, whatever is wrong beside it.

import Language
import Reminding
import Timekeeping

/// Reads one YAML file.
struct DocumentReader {
  var reader: MappingReader
  var mentions: [NameMention] = []
  let defaultZone: Zone
  /// Plans say the same guests and departments again and again; what a text means is kept.
  var guestMeanings: [String: GuestReading] = [:]
  var groupWordAnswers: [String: Bool] = [:]
  var clockMeanings: [String: TimeReading] = [:]
  var dateMeanings: [String: DateReading] = [:]
  /// How many meanings of each sort are kept at most.
  static let keptMeanings = 1_000

  /// Kinds of definitions in which something is wrong.
  private(set) var doubtful: Set<DefinitionKind> = []
  /// A list may be missing because its key could not be understood.
  private(set) var isUnsure = false

  init(_ document: YAMLDocument, faults: [Int] = [], defaultZone: Zone) {
    reader = MappingReader(document, faults: faults)
    self.defaultZone = defaultZone
  }

  /// All that the file holds. Without a known version nothing is taken.
  mutating func documents() -> [PlanDocument] {
    guard let root = reader.document.rootNode, !reader.document.isAbsent(root) else { return [] }
    guard let fields = sureFields(of: root, as: RootKey.self), checkVersion(fields) else {
      return []
    }
    let zone = zone(fields)
    var found: [PlanDocument] = []
    if fields[.programmes] != nil {
      found.append(.programmes(watching(.programmes) { $0.programmes(fields, zone: zone) }))
    }
    if let node = fields[.directory] {
      found.append(.directory(watching(.directory) { $0.directory(node) }))
    }
    if fields[.ladder] != nil { found.append(.ladder(watching(.ladder) { $0.ladder(fields) })) }
    for node in reader.list(.plan, of: fields) { found += plan(node).map { [.plan($0)] } ?? [] }
    if fields[.campaigns] != nil {
      found.append(.campaigns(watching(.campaigns) { $0.campaigns(fields) }))
    }
    if fields[.overlay] != nil { found.append(.overlay(overlay(fields))) }
    if let node = fields[.timeLimits],
      let draft = watching(.timeLimits, { $0.timeLimits(node) })
    {
      found.append(.timeLimits(draft))
    }
    if found.isEmpty, reader.errorCount == 0, reader.openFaults.isEmpty { complainOfNothing(root) }
    return found
  }

  /// The fields of a mapping on which whole lists hang: what is wrong with its keys may make them
  /// vanish, so it holds the file.
  mutating func sureFields<Key: FieldKey>(
    of node: YAMLReference, as _: Key.Type
  ) -> FoundFields<Key>? {
    let before = reader.errorCount
    let fields = reader.fields(of: node, as: Key.self)
    if reader.errorCount > before { isUnsure = true }
    return fields
  }

  /// The file's zone. One that can't be read makes the programmes doubtful, which use it.
  private mutating func zone(_ fields: FoundFields<RootKey>) -> Zone {
    watching(.programmes) { $0.reader.zone(.zone, of: fields)?.value } ?? defaultZone
  }

  /// Whatever `body` reads; the kind is doubtful when it complained of an error.
  private mutating func watching<Value>(
    _ kind: DefinitionKind, _ body: (inout DocumentReader) -> Value
  ) -> Value {
    let before = reader.errorCount
    let value = body(&self)
    if reader.errorCount > before { doubtful.insert(kind) }
    return value
  }

  /// A fault of shape within an entry of a list makes its definitions doubtful.
  mutating func takeFaults(in node: YAMLReference, _ kind: DefinitionKind) {
    if reader.takeFaults(in: node) { doubtful.insert(kind) }
  }

  private mutating func checkVersion(_ fields: FoundFields<RootKey>) -> Bool {
    guard let node = fields[.version] else { return false }
    let text = reader.document.trimmedString(node)
    if text == "1" { return true }
    reader.complain(
      PlanDiagnostic(
        .unsupportedVersion, at: reader.document.span(node), "不认识版本“\(text)”。", found: text,
        expected: "1", remedy: "版本: 1"))
    return false
  }

  private mutating func complainOfNothing(_ root: YAMLReference) {
    let kinds = [
      RootKey.programmes, .directory, .ladder, .plan, .campaigns, .overlay, .timeLimits,
    ]
    reader.complain(
      PlanDiagnostic(
        .nothingKnown, at: reader.document.headSpan(root), "文件里只有版本，没有内容。", severity: .note,
        expected: kinds.map(\.field.key).joined(separator: "、")))
  }
}

// MARK: - Parts that several documents have

extension DocumentReader {
  /// The text of `key` as the name of something that another file defines.
  mutating func mention<Key: FieldKey>(
    _ kind: NameMention.Kind, _ key: Key, of fields: FoundFields<Key>
  ) -> Located<String>? {
    guard let text = reader.text(key, of: fields) else { return nil }
    if reader.refuseSecret(in: text) { return nil }
    mentions.append(NameMention(kind, text))
    return text
  }

  /// A group by name.
  mutating func group<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> GroupID? {
    mention(.group, key, of: fields).map { GroupID(rawValue: $0.value) }
  }

  /// People by name.
  mutating func people<Key: FieldKey>(
    _ key: Key, of fields: FoundFields<Key>
  ) -> [PersonID] {
    reader.words(key, of: fields).map { word in
      let name = Located(word.value.withoutInnerBlanks, at: word.span)
      mentions.append(NameMention(.person, name))
      return PersonID(rawValue: name.value)
    }
  }

  /// A lead in the grammar of the ladder.
  mutating func lead(_ text: Located<String>) -> Lead? {
    do {
      return try Lead(parsing: text.value)
    } catch {
      reader.complain(
        PlanDiagnostic(
          .badLead, at: text.span, error.message + "。", found: text.value,
          expected: error.expected, remedy: error.remedy))
      return nil
    }
  }

  /// Leaves out what was already named so, with a complaint.
  mutating func isNew(
    _ name: String, _ span: SourceSpan, among seen: inout [String: SourceSpan], kind: String
  ) -> Bool {
    guard let first = seen[name] else {
      seen[name] = span
      return true
    }
    reader.complain(
      PlanDiagnostic(
        .codeTwice, at: span, "\(kind)“\(name)”定义了两次，先出现的一处有效。", found: name,
        remedy: "改掉或删掉其中一处", notes: [PlanNote("第一次写在这里", at: first)]))
    return false
  }
}

extension String {
  /// A name without the blanks that are put into two-character names: 王　伟 is 王伟. Blanks between
  /// Latin letters stay.
  var withoutInnerBlanks: String {
    guard unicodeScalars.contains(where: \.isPlanBlank),
      !unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic })
    else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isPlanBlank }))
  }
}
