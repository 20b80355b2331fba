// A gas smell, a fire, somebody who speaks of dying: such a call is put through at once and never waits
// in a queue. The words only propose; the screener decides, and it costs one key to say no.

/// A hint that a matter must not wait.
package struct EmergencyHint: Hashable, Sendable {
  /// What it may be.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Somebody may harm themselves.
    case selfHarm
    /// Gas.
    case gas
    /// Fire.
    case fire
    /// A life is in danger.
    case medical
    /// A crime is going on.
    case crime
  }

  /// What it may be.
  package let kind: Kind
  /// The word that was found; it stands in our list, not in what the caller said.
  package let word: String

  /// The gravest hint in `text`; nil when there is none.
  package init?(in text: String) {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !Blanks.isBlank(scalar) {
      plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    guard let found = EmergencyWords.all.gravest(in: plain) else { return nil }
    kind = found.kind
    word = found.text
  }

  /// To whom the caller is put through.
  package var line: String {
    switch kind {
    case .selfHarm: "120、110，并请心理援助热线 12356 接听"
    case .gas: "燃气抢修、119"
    case .fire: "119"
    case .medical: "120"
    case .crime: "110"
    }
  }

  fileprivate static func words(of kind: Kind) -> [String] {
    switch kind {
    case .selfHarm:
      [
        "不想活了", "不想活下去", "不想再活", "活不下去", "活着没意思", "活够了", "自杀", "自残", "轻生", "寻短见", "跳楼", "跳河", "跳桥",
        "割腕",
        "喝农药", "上吊", "一死了之", "死给你们看", "结束生命", "了结自己",
      ]
    case .gas: ["煤气味", "燃气味", "煤气泄漏", "燃气泄漏", "天然气泄漏", "天然气味", "煤气中毒", "漏煤气", "漏燃气", "漏天然气"]
    case .fire: ["着火了", "起火了", "失火了", "正在着火", "冒浓烟", "火势"]
    case .medical: ["没有呼吸", "没呼吸了", "昏迷不醒", "晕倒了", "大出血", "心脏骤停", "快不行了", "有人落水", "被困电梯", "触电了"]
    case .crime: ["正在打人", "拿刀", "持刀", "被绑架", "正在砸门", "有人抢劫", "被家暴", "要杀人", "要杀我"]
    }
  }
}

/// The words by their first character, so that a text is gone through once however many there are.
private struct EmergencyWords: Sendable {
  struct Word: Sendable {
    let kind: EmergencyHint.Kind
    let text: String
    let bytes: [UInt8]
    /// The gravest first.
    let rank: Int
  }

  static let all = EmergencyWords()

  /// Every word begins with a Chinese character, which is three bytes long.
  private var byFirst: [UInt32: [Word]] = [:]

  private init() {
    var rank = 0
    for kind in EmergencyHint.Kind.allCases {
      for text in EmergencyHint.words(of: kind) {
        let bytes = Array(text.utf8)
        let word = Word(kind: kind, text: text, bytes: bytes, rank: rank)
        byFirst[EmergencyWords.first(bytes, at: 0), default: []].append(word)
        rank += 1
      }
    }
  }

  func gravest(in bytes: [UInt8]) -> Word? {
    var best: Word?
    var index = 0
    while index + 2 < bytes.count {
      // Words begin with characters of this range of first bytes; all else is passed over.
      guard (0xE4...0xE9).contains(bytes[index]) else {
        index += 1
        continue
      }
      for word in byFirst[EmergencyWords.first(bytes, at: index)] ?? []
      where word.rank < best?.rank ?? .max && bytes[index...].starts(with: word.bytes) {
        best = word
      }
      index += 3
    }
    return best
  }

  private static func first(_ bytes: [UInt8], at index: Int) -> UInt32 {
    UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
  }
}
