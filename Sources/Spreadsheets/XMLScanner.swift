// XML by expat, in a stream. No document type is accepted, so there are no entities but the five
// built-in ones; names are compared without their prefixes, which writers choose freely.

import CExpat

/// A part of a workbook that is being read.
protocol XMLPart {
  /// Set by the part when it has seen enough.
  var fault: WorkbookFault? { get }
  /// An element begins.
  mutating func begin(_ name: String, _ attributes: XMLAttributes)
  /// An element ends.
  mutating func end(_ name: String)
  /// Text between tags; it may come in pieces.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension XMLPart {
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The attributes of one element; valid only while it begins.
struct XMLAttributes {
  fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of the attribute called `name`, with or without a prefix.
  subscript(name: String) -> String? {
    guard var pair = pointer else { return nil }
    while let key = pair[0], let value = pair[1] {
      if XMLScanner.localName(key) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }

  /// The value of an attribute that must have a prefix, such as `r:id`.
  func prefixed(_ name: String) -> String? {
    guard var pair = pointer else { return nil }
    while let key = pair[0], let value = pair[1] {
      let full = String(cString: key)
      if full.hasSuffix(":" + name) { return String(cString: value) }
      pair += 2
    }
    return nil
  }
}

/// Feeds one part to its reader.
final class XMLScanner {
  private let parser: XML_Parser
  private let name: String
  fileprivate var part: any XMLPart
  fileprivate var depth = 0
  fileprivate var fault: WorkbookFault?

  private init(_ part: any XMLPart, name: String) throws(WorkbookFault) {
    guard let parser = XML_ParserCreate(nil) else { throw .badXML(part: name) }
    self.parser = parser
    self.part = part
    self.name = name
  }

  deinit { XML_ParserFree(parser) }

  /// Reads the part `name` of `archive`.
  static func read<Part: XMLPart>(
    _ name: String, of archive: ZipArchive, into part: Part
  ) throws(WorkbookFault) -> Part {
    let scanner = try XMLScanner(part, name: name)
    scanner.connect()
    try archive.unpack(name) { (piece) throws(WorkbookFault) in
      try scanner.feed(piece, isLast: false)
    }
    try scanner.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    guard let read = scanner.part as? Part else { throw .badXML(part: name) }
    return read
  }

  private func feed(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(WorkbookFault) {
    let status = XML_Parse(
      parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count),
      isLast ? 1 : 0)
    if let fault = fault ?? part.fault { throw fault }
    guard status == XML_STATUS_OK else { throw .badXML(part: name) }
  }

  private func connect() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      XMLScanner.of(user)?.refuseDocumentType()
    }
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let scanner = XMLScanner.of(user), let name else { return }
        scanner.begin(XMLScanner.localName(name), XMLAttributes(pointer: attributes))
      },
      { user, name in
        guard let scanner = XMLScanner.of(user), let name else { return }
        scanner.end(XMLScanner.localName(name))
      })
    XML_SetCharacterDataHandler(parser) { user, text, length in
      guard let scanner = XMLScanner.of(user), let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
        scanner.part.text(UnsafeBufferPointer(start: $0, count: Int(length)))
      }
      scanner.stopIfFaulty()
    }
  }

  private func begin(_ name: String, _ attributes: XMLAttributes) {
    guard fault == nil else { return }
    depth += 1
    if depth > WorkbookLimits.depth { fault = .badXML(part: self.name) }
    part.begin(name, attributes)
    stopIfFaulty()
  }

  private func end(_ name: String) {
    guard fault == nil else { return }
    depth -= 1
    part.end(name)
    stopIfFaulty()
  }

  private func refuseDocumentType() {
    fault = .documentType(part: name)
    stopIfFaulty()
  }

  private func stopIfFaulty() {
    if fault == nil { fault = part.fault }
    if fault != nil { XML_StopParser(parser, 0) }
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLScanner? {
    user.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }

  /// What stands behind the prefix of a name.
  fileprivate static func localName(_ name: UnsafePointer<XML_Char>) -> String {
    var start = name
    var place = name
    while place.pointee != 0 {
      if place.pointee == 0x3A { start = place + 1 }
      place += 1
    }
    return String(cString: start)
  }
}
