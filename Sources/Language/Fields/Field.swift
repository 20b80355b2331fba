// The one table of fields. The reader, the JSON Schema for editors and the manual are all made from
// it, so that they can't disagree: a key that is not in it does not exist.

/// One key of a kind of document.
package struct Field: Sendable {
  /// The Chinese key; the one that is shown.
  package let key: String
  /// The English key; may be used instead.
  package let alias: String
  /// What the value looks like.
  package let shape: FieldShape
  /// Whether it must be there.
  package let presence: FieldPresence
  /// What it is for, one Chinese sentence.
  package let meaning: String
  /// A value as it may be written.
  package let example: String

  /// A field; see the properties.
  package init(
    _ key: String, _ alias: String, _ shape: FieldShape, _ presence: FieldPresence,
    _ meaning: String, example: String = ""
  ) {
    self.key = key
    self.alias = alias
    self.shape = shape
    self.presence = presence
    self.meaning = meaning
    self.example = example
  }

  /// A field that may be left out.
  package init(
    _ key: String, _ alias: String, _ shape: FieldShape, _ meaning: String, example: String = ""
  ) {
    self.init(key, alias, shape, .optional, meaning, example: example)
  }
}

/// Whether a field must be there.
package enum FieldPresence: Hashable, Sendable {
  /// Its absence is an error.
  case required
  /// It may be left out.
  case optional
}

/// What a value looks like. Values are always read from the text as written; the shape says how.
package indirect enum FieldShape: Sendable {
  /// A piece of text.
  case text
  /// A name without blanks by which other files refer to it.
  case code
  /// A list of names, or one text with `、` between them.
  case words
  /// A whole number, with the unit that may stand behind it.
  case integer(ClosedRange<Int>, unit: String?)
  /// 是 or 否.
  case flag
  /// A full date.
  case day
  /// A date, a date with weekday, or a month with the day open.
  case date
  /// A month.
  case month
  /// A clock time.
  case time
  /// From and until, or only from.
  case timeRange
  /// A date with times behind it.
  case dateTime
  /// Two full dates.
  case period
  /// A length of time in seconds, written with its unit.
  case duration(ClosedRange<Int>)
  /// A full zone name.
  case zone
  /// A lead time.
  case lead
  /// One of a few values.
  case choice([FieldChoice])
  /// One or several of a few values.
  case choices([FieldChoice])
  /// A group of keys.
  case mapping(FieldTable)
  /// A list.
  case list(FieldShape)
  /// One of several shapes.
  case either([FieldShape])
  /// Keys that the author chooses, each with a text.
  case openMapping(key: String, value: String)
}

/// One value of a choice, in both languages.
package struct FieldChoice: Hashable, Sendable {
  /// The Chinese value.
  package let word: String
  /// The English value.
  package let alias: String

  /// `word`, or `alias`.
  package init(_ word: String, _ alias: String) {
    self.word = word
    self.alias = alias
  }
}

/// The keys of one kind of mapping, as cases: their raw values count from 0 in the table's order.
package protocol FieldKey: CaseIterable, Hashable, Sendable, RawRepresentable
where RawValue == Int {
  /// The table of all cases.
  static var table: FieldTable { get }
}

extension FieldKey {
  /// The field of this key.
  package var field: Field { Self.table.fields[rawValue] }
}
