// The small parts of a workbook: relations, the list of sheets, shared strings, number formats.

import Language

/// `.rels`: which part plays which role.
struct RelationsPart: XMLPart {
  /// One relation.
  struct Relation {
    let id: String
    let type: String
    let target: String
  }

  private(set) var relations: [Relation] = []
  let fault: WorkbookFault? = nil

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", relations.count < 4_096, attributes["TargetMode"] != "External"
    else { return }
    relations.append(
      Relation(
        id: attributes["Id"] ?? "", type: attributes["Type"] ?? "",
        target: attributes["Target"] ?? ""))
  }

  mutating func end(_ name: String) {}

  /// The path of the relation whose type ends like `suffix`, seen from the folder `folder`.
  func target(ofType suffix: String, in folder: String) -> String? {
    relations.first { $0.type.hasSuffix(suffix) }
      .map { RelationsPart.resolve($0.target, in: folder) }
  }

  /// `sheet1.xml` in `xl/worksheets`, `/xl/styles.xml` from the root, `../x` from the folder above.
  static func resolve(_ target: String, in folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }
}

/// `workbook.xml`: the sheets in their order, and which day is day 0.
struct WorkbookPart: XMLPart {
  /// One sheet.
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false
  let fault: WorkbookFault? = nil

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr":
      countsFrom1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case "sheet":
      guard sheets.count < 4_096 else { return }
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relation: attributes.prefixed("id") ?? "",
          isHidden: (attributes["state"] ?? "visible") != "visible"))
    default: break
    }
  }

  mutating func end(_ name: String) {}
}

/// `sharedStrings.xml`: texts that cells point to; rich text is put together, phonetic marks are not.
struct StringsPart: XMLPart {
  private(set) var strings: [String] = []
  private(set) var fault: WorkbookFault?
  private var collector = TextCollector()

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    if name == "si" { collector = TextCollector() }
    collector.begin(name)
  }

  mutating func end(_ name: String) {
    collector.end(name)
    guard name == "si" else { return }
    if strings.count >= WorkbookLimits.strings { fault = .tooManyCells }
    strings.append(collector.text)
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    collector.add(bytes)
    if collector.isTooLong { fault = .cellTooLong(line: 1) }
  }
}

/// Puts the `t` elements of a string together.
struct TextCollector {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var phoneticDepth = 0

  mutating func begin(_ name: String) {
    if name == "t" { isInText = true }
    if name == "rPh" { phoneticDepth += 1 }
  }

  mutating func end(_ name: String) {
    if name == "t" { isInText = false }
    if name == "rPh" { phoneticDepth -= 1 }
  }

  mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInText, phoneticDepth == 0 { bytes.append(contentsOf: piece) }
  }

  var isTooLong: Bool { bytes.count > WorkbookLimits.cellBytes }

  /// The text, with escapes such as `_x000D_` resolved.
  var text: String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("_x") ? TextCollector.unescape(text) : text
  }

  private static func unescape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let scalar = escape(scalars, at: index) {
        result.append(scalar)
        index += 7
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  /// `_xHHHH_` at `index`.
  private static func escape(_ scalars: [Unicode.Scalar], at index: Int) -> Unicode.Scalar? {
    guard index + 7 <= scalars.count, scalars[index] == "_", scalars[index + 1] == "x",
      scalars[index + 6] == "_"
    else { return nil }
    var digits = ""
    for scalar in scalars[index + 2..<index + 6] { digits.unicodeScalars.append(scalar) }
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}

/// `styles.xml`: for each cell style, which parts of a date its number format shows.
struct StylesPart: XMLPart {
  /// By the number that stands in a cell's `s`.
  private(set) var formats: [TableCell.DateFormat] = []
  let fault: WorkbookFault? = nil
  private var codes: [Int: String] = [:]
  private var isInCellFormats = false

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }), codes.count < 4_096 else {
        return
      }
      codes[id] = attributes["formatCode"] ?? ""
    case "cellXfs": isInCellFormats = true
    case "xf":
      guard isInCellFormats, formats.count < 65_536 else { return }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(
        codes[id].map { NumberFormat.dateFormat(code: $0) } ?? NumberFormat.builtIn(id))
    default: break
    }
  }

  mutating func end(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }
}
