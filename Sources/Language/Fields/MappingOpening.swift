// From the bytes of a YAML file to the fields of its outermost mapping, for files that are no schedule
// but speak the same language: the daemon's configuration and its credentials.

/// A YAML file with one table of keys, opened.
package struct MappingOpening<Key: FieldKey>: Sendable {
  /// The text, for pictures; nil when the bytes are none.
  package let text: PlanText?
  /// Complaints about bytes, characters and shape. An error among them means that nothing of the file
  /// should be used.
  package let diagnostics: [PlanDiagnostic]
  /// The reader, with complaints about the keys already in it; nil when the file is broken or empty.
  package let reader: MappingReader?
  /// The values; nil when the file is broken or empty.
  package let fields: FoundFields<Key>?

  /// Opens the `bytes` of the file called `name`.
  package init(_ bytes: [UInt8], name: String, as key: Key.Type) {
    let decoded = PlanTextReading(name: name, bytes: bytes)
    text = decoded.text
    guard let text = decoded.text else {
      (diagnostics, reader, fields) = (decoded.diagnostics, nil, nil)
      return
    }
    let yaml = YAMLReading(text, keys: Key.table.allSpellings)
    var found = decoded.diagnostics + yaml.diagnostics
    guard let document = yaml.document, let root = document.rootNode, !document.isAbsent(root)
    else {
      if found.isEmpty {
        let start = SourceSpan(file: name, line: 1, column: 1)
        found.append(PlanDiagnostic(.emptyFile, at: start, "文件里没有内容。", severity: .error))
      }
      (diagnostics, reader, fields) = (found, nil, nil)
      return
    }
    var reader = MappingReader(document)
    fields = reader.fields(of: root, as: Key.self)
    self.reader = reader
    diagnostics = found
  }
}
