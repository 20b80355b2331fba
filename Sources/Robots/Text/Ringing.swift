// Who is rung, after the names of a message have met the directory. Ids and numbers come from files,
// so they are taken only in a form that cannot act as anything else.

import Delivering
import Discretion

/// One person of a message and how to ring them.
struct Ringing: Hashable {
  /// The name shown, harmless in any dialect.
  let name: String
  /// The user id on the platform.
  let chatID: String?
  /// The mobile number.
  let mobile: String?

  /// Rings everybody in the group.
  var isEverybody: Bool { chatID == "all" || chatID == "@all" }

  /// More than this many are not rung; a platform takes 50.
  static let most = 50

  /// The people of a message in its order, each once.
  static func people(of utterance: Utterance) -> [Ringing] {
    guard !utterance.message.mentions.isEmpty else { return [] }
    let names = utterance.message.mentions
    var seen: Set<String> = []
    var people: [Ringing] = []
    // Nearly always it is one.
    for name in names
    where people.count < most && (names.count == 1 || seen.insert(name).inserted) {
      let mention = utterance.mentions.first { $0.name == name }
      people.append(
        Ringing(
          name: shown(name), chatID: mention?.chatID.flatMap(plainID),
          mobile: mention?.mobile.map { $0.reveal(for: .mentioning) }.flatMap(plainNumber)))
    }
    return people
  }

  /// `@张三 @李四`, cut to a sensible length.
  static func names(_ people: [Ringing]) -> String {
    var line = ""
    for person in people {
      if line.utf8.count > 240 { return line + " 等" }
      line += (line.isEmpty ? "@" : " @") + person.name
    }
    return line
  }

  private static func shown(_ name: String) -> String {
    if name.utf8.count <= 32,
      name.utf8.allSatisfy({ $0 > 0xc2 && $0 != 0xe2 || (0x80...0xbf).contains($0) || isPlain($0) })
    {
      return name
    }
    let harmless = Spoken.cleaned(name, .none).map { character -> Character in
      switch character {
      case "<": "＜"
      case ">": "＞"
      case "\"": "＂"
      case "&": "＆"
      case "@": "＠"
      default: character
      }
    }
    return clipped(String(harmless.prefix(32)), bytes: 96)
  }

  /// Letters, digits and spaces; whatever else is ASCII is looked at closely.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: false
    }
  }

  private static func clipped(_ name: String, bytes: Int) -> String {
    var name = name
    while name.utf8.count > bytes, !name.isEmpty { name.removeLast() }
    return name
  }

  private static func plainID(_ id: String) -> String? {
    let isPlain = id.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7f && !"<>\"'&\\`".utf8.contains(byte)
    }
    return isPlain && (1...128).contains(id.utf8.count) ? id : nil
  }

  private static func plainNumber(_ number: String) -> String? {
    let isPlain = number.utf8.enumerated().allSatisfy { index, byte in
      (0x30...0x39).contains(byte) || byte == 0x2d || (index == 0 && byte == 0x2b)
    }
    return isPlain && (5...20).contains(number.utf8.count) ? number : nil
  }
}
