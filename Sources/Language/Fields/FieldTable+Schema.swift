// The field table as JSON Schema (draft 2020-12), for completion and checking in editors.

extension FieldTable {
  /// The schema of a file whose outermost mapping is this table.
  package func schema(id: String) -> OrderedJSON {
    guard case .object(let parts) = schema else { return schema }
    return .object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string(id)),
      ] + parts)
  }

  private var schema: OrderedJSON {
    var properties: [(String, OrderedJSON)] = []
    var exclusions: [OrderedJSON] = []
    for field in fields {
      properties.append((field.key, field.schema))
      properties.append((field.alias, field.schema))
      exclusions.append(
        .object([
          ("not", .object([("required", .array([.string(field.key), .string(field.alias)]))]))
        ]))
    }
    let required = fields.filter { $0.presence == .required }.map { field -> OrderedJSON in
      .object([
        (
          "anyOf",
          .array([field.key, field.alias].map { .object([("required", .array([.string($0)]))]) })
        )
      ])
    }
    return .object([
      ("title", .string(title)), ("description", .string(meaning)), ("type", .string("object")),
      ("properties", .object(properties)), ("additionalProperties", .bool(false)),
      ("allOf", .array(required + exclusions)),
    ])
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
    case .mapping(let table): return FieldShape.parts(table)
    case .list(let shape):
      return [
        ("anyOf", .array([.object([("type", .string("array")), items([shape])]), one(shape)]))
      ]
    case .either(let shapes): return [("anyOf", .array(shapes.map { one($0) }))]
    case .openMapping:
      return [("type", .string("object")), ("additionalProperties", .object(FieldShape.scalar))]
    }
  }

  private static func parts(_ table: FieldTable) -> [(String, OrderedJSON)] {
    guard case .object(let parts) = table.schema(id: "").withoutHead else { return [] }
    return parts
  }

  private static func words(_ choices: [FieldChoice]) -> OrderedJSON {
    .array(choices.flatMap { [OrderedJSON.string($0.word), .string($0.alias)] })
  }

  private func items(_ shapes: [FieldShape]) -> (String, OrderedJSON) {
    ("items", shapes.count == 1 ? one(shapes[0]) : .object([("anyOf", .array(shapes.map(one)))]))
  }

  private func one(_ shape: FieldShape) -> OrderedJSON { .object(shape.schema) }
}

extension OrderedJSON {
  /// A schema without the two keys that only the outermost one has.
  fileprivate var withoutHead: OrderedJSON {
    guard case .object(let parts) = self else { return self }
    return .object(parts.filter { $0.0 != "$schema" && $0.0 != "$id" })
  }
}
