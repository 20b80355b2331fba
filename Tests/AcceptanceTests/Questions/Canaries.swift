// Ten thousand planted strings, one in every private field of every caller and question, each found
// wherever its bytes come out. What an editor must mask is a telephone number in a running text; the
// rest stands in fields that no output has.

import Discretion
import Foundation
import Glibc
import Questions
import Timekeeping

/// The planted strings.
struct Canaries {
  /// Every phone of the flock begins so, and no other number of the program does.
  static let phoneMark = Array("1990".utf8)
  /// Every name, address, workplace and place of the flock has this word, and nothing else does.
  static let wordMark = Array("雀".utf8)

  private static let signs = Array("天地玄黄宇宙洪荒日月")

  private(set) var words: Set<String> = []
  private var next = 0

  /// A telephone number that nobody else has.
  mutating func phone() -> String {
    next += 1
    return keep("1990" + padded(next, to: 7))
  }

  /// A word that nobody else has, with `tail` after it.
  mutating func word(_ tail: String) -> String {
    next += 1
    return keep("雀" + chinese(next) + tail)
  }

  /// What one caller says, seven canaries in it.
  mutating func form(
    at instant: Timestamp, programme: String = "limin", consent: Consent.Extent = .publish
  ) -> IntakeForm {
    var form = IntakeForm(
      programme: ProgrammeCode(rawValue: programme), receivedAt: instant)
    form.name = Private(word(""))
    form.phone = Private(phone())
    form.homeAddress = Private(word("小区三号楼二单元"))
    form.workplace = Private(word("机械厂"))
    form.incidentPlace = Private("人民路与文化街交叉口，到了打\(phone())")
    form.gist = Private("路灯坏了半个月，请回\(phone())")
    form.text = Private("路口的路灯坏了半个月没人修，晚上看不见路。请打\(phone())找我。")
    form.nature = .help
    form.area = "双塔区"
    form.topic = "路灯"
    form.consent = Consent(disclosure: consent, mayAir: true, isAnonymous: false)
    return form
  }

  private mutating func keep(_ word: String) -> String {
    words.insert(word)
    return word
  }

  private func padded(_ number: Int, to length: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, length - text.count)) + text
  }

  private func chinese(_ number: Int) -> String {
    String(padded(number, to: 5).compactMap { $0.wholeNumberValue.map { Canaries.signs[$0] } })
  }
}

// MARK: - The search

extension Canaries {
  /// Where something planted stands in `bytes`: the mark with what follows it. One look at every byte,
  /// for whatever begins like a canary is one.
  static func found(in bytes: [UInt8]) -> [String] {
    [phoneMark, wordMark].flatMap { mark in places(of: mark, in: bytes) }
  }

  /// The same for text.
  static func found(in text: String) -> [String] { found(in: Array(text.utf8)) }

  private static func places(of mark: [UInt8], in bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return [] }
      var found: [String] = []
      var offset = 0
      while offset < all.count,
        let place = memchr(start + offset, CInt(mark[0]), all.count - offset)
      {
        let at = UnsafeRawPointer(place) - start
        offset = at + 1
        guard all.count - at >= mark.count, memcmp(start + at, mark, mark.count) == 0 else {
          continue
        }
        let rest = all[at..<min(all.count, at + 24)]
        if isCanary(rest, mark) { found.append(String(decoding: rest, as: UTF8.self)) }
      }
      return found
    }
  }

  /// The mark of phones stands in years and digests too: seven more digits make it a canary. The three
  /// bytes of the word's mark stand by chance in ten megabytes of sealed rows: two of its signs do.
  private static func isCanary(_ rest: Slice<UnsafeRawBufferPointer>, _ mark: [UInt8]) -> Bool {
    guard mark == phoneMark else {
      let next = String(decoding: rest.dropFirst(mark.count).prefix(6), as: UTF8.self)
      return next.count == 2 && next.allSatisfy(signs.contains)
    }
    let digits = rest.dropFirst(mark.count).prefix(7)
    return digits.count == 7 && digits.allSatisfy { (48...57).contains($0) }
  }
}
