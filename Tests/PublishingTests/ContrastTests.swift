// The colours of the style sheet, reckoned by the formula of WCAG 2.1: text must stand out from what
// it stands on by 4.5 to 1, in the light scheme and in the dark one.

import Foundation
import Publishing
import Testing

@Suite struct ContrastTests {
  private static let pairs = [
    ("ink", "paper"), ("ink", "ground"), ("ink", "tint"), ("ink", "note-paper"),
    ("quiet", "paper"), ("quiet", "ground"), ("quiet", "tint"), ("blue", "paper"),
    ("blue", "ground"), ("blue", "tint"), ("visited", "paper"), ("visited", "ground"),
    ("visited", "tint"), ("note", "paper"), ("note", "note-paper"), ("band-ink", "band"),
  ]

  @Test(arguments: [0, 1], pairs)
  func `text stands out from its ground`(scheme: Int, pair: (String, String)) throws {
    let sheet = try #require(try PublicationCast.files().first { $0.path == .styleSheet })
    let blocks = String(decoding: sheet.bytes, as: UTF8.self).components(separatedBy: ":root {")
    let colours = blocks[scheme + 1]

    let ratio = contrast(try colour(pair.0, in: colours), try colour(pair.1, in: colours))

    #expect(ratio >= 4.5, "\(pair): \(ratio)")
  }

  private func colour(_ name: String, in block: String) throws -> [Double] {
    let start = try #require(block.range(of: "--\(name): #"))
    let digits = block[start.upperBound...].prefix(6)
    let value = try #require(Int(digits, radix: 16))
    return [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
  }

  private func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
