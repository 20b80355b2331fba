// Files that were cut, spoilt and spliced: whatever arrives, reading ends with documents or
// complaints, and the complaints can be drawn.

import Language
import Scheduling
import TestSupport
import Testing

struct HostileFileTests {
  private func survive(_ bytes: [UInt8]) {
    let reading = PlanParser().read(bytes, name: "样例.yaml")
    let sources: [String: PictureSource] = reading.text.map { ["样例.yaml": .text($0)] } ?? [:]
    let picture = DiagnosticPicture(sources: sources).text(reading.diagnostics)

    #expect(reading.isStructureBroken ? !picture.isEmpty : true)
    for diagnostic in reading.diagnostics {
      #expect(DiagnosticID(rawValue: diagnostic.id) != nil)
      #expect(diagnostic.span.line >= 1 && diagnostic.span.column >= 1)
      #expect(diagnostic.span.endColumn >= diagnostic.span.column)
    }
  }

  @Test func `a file cut anywhere is survived`() {
    let bytes = Array(SampleFiles.everything.utf8)

    for end in stride(from: 0, to: bytes.count, by: 41) { survive(Array(bytes[..<end])) }
  }

  @Test(arguments: 0..<6)
  func `spoilt bytes are survived`(seed: Int) {
    var dice = Dice(seed: UInt64(seed) &* 77 &+ 5)
    let clean = Array(SampleFiles.everything.utf8)
    for _ in 0..<12 {
      var bytes = clean
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        bytes[place] = UInt8.random(in: 0...255, using: &dice)
      }
      survive(bytes)
    }
  }

  @Test(arguments: 0..<6)
  func `spoilt characters are survived`(seed: Int) {
    var dice = Dice(seed: UInt64(seed) &* 131 &+ 9)
    let clean = Array(SampleFiles.everything)
    let spoilers: [Character] = [
      "：", ":", "-", "\"", "'", "[", "]", "{", "}", "\t", " ", "\u{A0}", "　", "#", "&", "*", "!",
      "|",
      ">", "%", "@", "\n", "é", "👨‍👩‍👧", "9", "月", "，",
    ]
    for _ in 0..<12 {
      var text = clean
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let place = Int.random(in: 0..<text.count, using: &dice)
        let spoiler = spoilers[Int.random(in: 0..<spoilers.count, using: &dice)]
        if Bool.random(using: &dice) {
          text[place] = spoiler
        } else {
          text.insert(spoiler, at: place)
        }
      }
      survive(Array(String(text).utf8))
    }
  }

  @Test(arguments: 0..<4)
  func `lines that are dropped, doubled or swapped are survived`(seed: Int) {
    var dice = Dice(seed: UInt64(seed) &* 997 &+ 3)
    let clean = SampleFiles.everything.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<12 {
      var lines = clean
      let place = Int.random(in: 0..<lines.count, using: &dice)
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: Int.random(in: 0..<lines.count, using: &dice))
      default: lines.swapAt(place, Int.random(in: 0..<lines.count, using: &dice))
      }
      survive(Array(lines.joined(separator: "\n").utf8))
    }
  }

  @Test func `every prefix of a value is survived where a value may be anything`() {
    let values = [
      "2026-05-14", "5月14日（周四）9:00-10:00", "每季度的第2周星期三", "上线前5个工作日 16:00", "\u{10FFFF}",
    ]
    let keys = ["日期", "时间", "月份", "单位", "嘉宾", "状态", "编号", "豁免", "已完成"]
    for key in keys {
      for value in values {
        for length in 0...value.count {
          let text =
            "版本: 1\n年度计划:\n  年度: 2026\n  场次:\n    - {单位: 甲局, \(key): \"\(value.prefix(length))\"}\n"
          survive(Array(text.utf8))
        }
      }
    }
  }
}
