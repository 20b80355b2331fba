// Makes workbooks for the tests: a zip archive whose parts are stored as they are.

import Foundation
import Testing

/// A workbook in the making.
struct WorkbookMaker {
  /// The parts by path, in order.
  var parts: [(name: String, bytes: [UInt8])] = []
  /// The sizes that the archive claims, where they are lies.
  var claimedSizes: [String: UInt32] = [:]
  /// Marks every part as encrypted.
  var isEncrypted = false

  /// A workbook of one sheet with these rows of XML.
  init(
    rows: String, behindRows: String = "", styles: String = "", strings: String = "",
    workbookProperties: String = ""
  ) {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    add("_rels/.rels", relations([("rId1", office + "officeDocument", "xl/workbook.xml")]))
    add(
      "xl/workbook.xml",
      "<workbook xmlns:r='r'>\(workbookProperties)<sheets>"
        + "<sheet name='计划' sheetId='1' r:id='rId1'/></sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      relations([
        ("rId1", office + "worksheet", "worksheets/sheet1.xml"),
        ("rId2", office + "styles", "styles.xml"),
        ("rId3", office + "sharedStrings", "/xl/sharedStrings.xml"),
      ]))
    add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    add("xl/sharedStrings.xml", "<sst>\(strings)</sst>")
    add(
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData>\(rows)</sheetData>\(behindRows)</worksheet>")
  }

  /// An archive with nothing in it.
  init() {}

  mutating func add(_ name: String, _ text: String) {
    parts.removeAll { $0.name == name }
    parts.append((name, Array(text.utf8)))
  }

  private func relations(_ entries: [(String, String, String)]) -> String {
    let lines = entries.map { "<Relationship Id='\($0.0)' Type='\($0.1)' Target='\($0.2)'/>" }
    return "<Relationships>" + lines.joined() + "</Relationships>"
  }

  /// The styles part for number formats: style 0 is plain, style n has the n-th format.
  static func styles(_ codes: [String]) -> String {
    let formats = codes.enumerated().map {
      "<numFmt numFmtId='\(164 + $0.offset)' formatCode='\(escaped($0.element))'/>"
    }
    let cells = codes.indices.map { "<xf numFmtId='\(164 + $0)'/>" }
    return "<numFmts>\(formats.joined())</numFmts><cellXfs><xf numFmtId='0'/>"
      + cells.joined() + "</cellXfs>"
  }

  static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "'", with: "&apos;").replacingOccurrences(of: "<", with: "&lt;")
  }

  // MARK: The archive

  /// The archive's bytes.
  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = UInt32(archive.count)
      let header = common(part)
      archive += little(0x0403_4B50 as UInt32) + header + Array(part.name.utf8) + part.bytes
      directory += little(0x0201_4B50 as UInt32) + little(20 as UInt16) + header
      directory += little(0 as UInt16) + little(0 as UInt16) + little(0 as UInt16)
      directory += little(0 as UInt32) + little(offset) + Array(part.name.utf8)
    }
    let start = UInt32(archive.count)
    let count = UInt16(parts.count)
    archive += directory + little(0x0605_4B50 as UInt32) + little(0 as UInt16)
    archive += little(0 as UInt16) + little(count) + little(count)
    archive += little(UInt32(directory.count)) + little(start) + little(0 as UInt16)
    return archive
  }

  private func common(_ part: (name: String, bytes: [UInt8])) -> [UInt8] {
    let claimed = claimedSizes[part.name] ?? UInt32(part.bytes.count)
    var header = little(20 as UInt16) + little(isEncrypted ? 1 as UInt16 : 0 as UInt16)
    header += little(0 as UInt16) + little(0 as UInt32)
    header += little(WorkbookMaker.checksum(part.bytes)) + little(UInt32(part.bytes.count))
    header += little(claimed) + little(UInt16(part.name.utf8.count)) + little(0 as UInt16)
    return header
  }

  private func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

/// Files of `Tests/Fixtures`.
enum Fixture {
  static func bytes(_ name: String, testFile: String = #filePath) throws -> [UInt8] {
    let parts = testFile.split(separator: "/", omittingEmptySubsequences: false)
    let tests = try #require(parts.lastIndex(of: "Tests"))
    let path = parts[...tests].joined(separator: "/") + "/Fixtures/" + name
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
