// The field table as JSON Schema (draft 2020-12), for completion and checking in editors.

extension FieldTable {
  /// The schema of a file whose outermost mapping is this table. Every table below it stands once,
  /// among the definitions.
  package func schema(id: String) -> OrderedJSON {
    var definitions: [(String, OrderedJSON)] = []
    var seen: Set<String> = [title]
    for field in fields { field.shape.define(into: &definitions, seen: &seen) }
    return .object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string(id)),
      ] + schema + [("$defs", .object(definitions))])
  }

  fileprivate var schema: [(String, OrderedJSON)] {
    var properties: [(String, OrderedJSON)] = []
    var exclusions: [OrderedJSON] = []
    for field in fields {
      properties.append((field.key, field.schema))
      properties.append((field.alias, field.schema))
      let both = OrderedJSON.array([.string(field.key), .string(field.alias)])
      exclusions.append(.object([("not", .object([("required", both)]))]))
    }
    let required = fields.filter { $0.presence == .required }.map { field -> OrderedJSON in
      let either = [field.key, field.alias].map { key -> OrderedJSON in
        .object([("required", .array([.string(key)]))])
      }
      return .object([("anyOf", .array(either))])
    }
    return [
      ("title", .string(title)), ("description", .string(meaning)), ("type", .string("object")),
      ("properties", .object(properties)), ("additionalProperties", .bool(false)),
      ("allOf", .array(required + exclusions)),
    ]
  }

  /// Where the table stands among the definitions; a fragment of a URI has ASCII only.
  fileprivate var reference: String {
    let hex = Array("0123456789ABCDEF")
    return "#/$defs/"
      + title.utf8.map { byte in
        byte < 0x80
          ? String(Unicode.Scalar(byte))
          : "%" + String(hex[Int(byte >> 4)]) + String(hex[Int(byte & 15)])
      }.joined()
  }
}

extension Field {
  fileprivate var schema: OrderedJSON {
    var parts: [(String, OrderedJSON)] = [("description", .string(meaning))]
    if !example.isEmpty { parts.append(("examples", .array([.string(example)]))) }
    return .object(parts + shape.schema)
  }
}

extension FieldShape {
  /// What a scalar may be for an editor, which types it before we read its text.
  private static let scalar: [(String, OrderedJSON)] = [
    ("type", .array(["string", "number", "boolean"].map { .string($0) }))
  ]

  fileprivate var schema: [(String, OrderedJSON)] {
    switch self {
    case .text, .code, .day, .date, .month, .time, .timeRange, .dateTime, .period, .duration, .zone,
      .lead:
      return FieldShape.scalar
    case .words:
      return [("type", .array(["string", "number", "array"].map { .string($0) })), items([.text])]
    case .integer(let range, let unit):
      if unit != nil { return [("type", .array(["integer", "string"].map { .string($0) }))] }
      return [
        ("type", .string("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]
    case .flag:
      return [("enum", .array([.string("是"), .string("否"), .bool(true), .bool(false)]))]
    case .choice(let choices): return [("enum", FieldShape.words(choices))]
    case .choices(let choices):
      let one: [(String, OrderedJSON)] = [("enum", FieldShape.words(choices))]
      return [
        (
          "anyOf",
          .array([
            .object(one), .object([("type", .string("array")), ("items", .object(one))]),
            .object([("type", .string("string"))]),
          ])
        )
      ]
    case .mapping(let table): return [("$ref", .string(table.reference))]
    case .list(let shape):
      return [
        ("anyOf", .array([.object([("type", .string("array")), items([shape])]), one(shape)]))
      ]
    case .either(let shapes): return [("anyOf", .array(shapes.map { one($0) }))]
    case .openMapping:
      return [("type", .string("object")), ("additionalProperties", .object(FieldShape.scalar))]
    }
  }

  /// Adds the tables below this shape to the definitions, each once.
  fileprivate func define(
    into definitions: inout [(String, OrderedJSON)], seen: inout Set<String>
  ) {
    switch self {
    case .mapping(let table):
      guard seen.insert(table.title).inserted else { return }
      definitions.append((table.title, .object(table.schema)))
      for field in table.fields { field.shape.define(into: &definitions, seen: &seen) }
    case .list(let shape): shape.define(into: &definitions, seen: &seen)
    case .either(let shapes):
      for shape in shapes { shape.define(into: &definitions, seen: &seen) }
    case .text, .code, .words, .integer, .flag, .day, .date, .month, .time, .timeRange, .dateTime,
      .period, .duration, .zone, .lead, .choice, .choices, .openMapping:
      return
    }
  }

  private static func words(_ choices: [FieldChoice]) -> OrderedJSON {
    .array(choices.flatMap { [OrderedJSON.string($0.word), .string($0.alias)] })
  }

  private func items(_ shapes: [FieldShape]) -> (String, OrderedJSON) {
    ("items", shapes.count == 1 ? one(shapes[0]) : .object([("anyOf", .array(shapes.map(one)))]))
  }

  private func one(_ shape: FieldShape) -> OrderedJSON { .object(shape.schema) }
}
