// The seals: what opens, what does not, and that nothing crashes on what does not.

import Discretion
import Questions
import Testing
import Timekeeping

@testable import Storage

@Suite struct VaultTests {
  private let place = SealPlace(.question, row: "q1")
  private let words = Array("家里暖气不热".utf8)

  @Test func `what was sealed opens at its own place`() throws {
    let vault = try Keys.vault()

    let sealed = try vault.seal(words, for: place)

    #expect(try vault.open(sealed, at: place) == words)
    #expect(sealed.bytes.count == words.count + Sealed.overhead)
  }

  @Test func `the same words never look the same twice`() throws {
    let vault = try Keys.vault()
    #expect(try vault.seal(words, for: place) != vault.seal(words, for: place))
  }

  @Test(arguments: [SealPlace(.question, row: "q2"), SealPlace(.caller, row: "q1")])
  func `a seal that was moved does not open`(_ other: SealPlace) throws {
    let vault = try Keys.vault()
    let sealed = try vault.seal(words, for: place)

    #expect(throws: VaultError.unreadable(other)) { try vault.open(sealed, at: other) }
  }

  @Test func `each flipped bit is noticed`() throws {
    let vault = try Keys.vault()
    let sealed = try vault.seal(words, for: place)

    for index in sealed.bytes.indices {
      var bytes = sealed.bytes
      bytes[index] ^= 1
      #expect(throws: VaultError.unreadable(place)) {
        try vault.open(Sealed(keyID: sealed.keyID, bytes: bytes), at: place)
      }
    }
  }

  @Test func `each cut is noticed`() throws {
    let vault = try Keys.vault()
    let sealed = try vault.seal(words, for: place)

    for count in 0..<sealed.bytes.count {
      let cut = Sealed(keyID: sealed.keyID, bytes: Array(sealed.bytes.prefix(count)))
      #expect(throws: VaultError.unreadable(place)) { try vault.open(cut, at: place) }
    }
  }

  @Test func `another key is named by its digest`() throws {
    let sealed = try Keys.vault(1).seal(words, for: place)

    #expect(throws: VaultError.unknownKey(sealed.keyID)) {
      try Keys.vault(2).open(sealed, at: place)
    }
  }

  @Test func `an older key still opens, and what it sealed is sealed anew`() throws {
    let sealed = try Keys.vault(1).seal(words, for: place)
    let vault = try Keys.vault(2, older: [1])

    let renewed = try #require(try vault.renewed(sealed, at: place))

    #expect(try vault.open(sealed, at: place) == words)
    #expect(try Keys.vault(2).open(renewed, at: place) == words)
    #expect(try vault.renewed(renewed, at: place) == nil)
  }

  @Test(arguments: [0, 16, 31, 33, 64])
  func `a key of another length is refused`(_ length: Int) {
    let short = Secret([UInt8](repeating: 1, count: length))
    #expect(throws: VaultError.keyLength(found: length)) {
      try Vault(dataKey: short, lookupKey: Keys.key(1))
    }
    #expect(throws: VaultError.keyLength(found: length)) {
      try Vault(dataKey: Keys.key(1), lookupKey: short)
    }
  }

  @Test func `a vault shows none of its keys`() throws {
    let vault = try Keys.vault(0x41)
    var text = ""
    dump(vault, to: &text)
    text += "\(vault)"
    #expect(!text.contains("AAAA"))
    #expect(!text.contains("65, 65"))
    #expect(!text.contains("41414141"))
  }

  @Test(arguments: [
    "13800138003", "+86-138-0013-8003", "0086 13800138003", "１３８００１３８００３", "138 0013 8003",
  ])
  func `one number has one mark, however it is written`(_ number: String) throws {
    let vault = try Keys.vault()
    func mark(_ number: String) -> PhoneMark? {
      vault.phoneMark(of: Caller(id: CallerID(rawValue: "p"), phone: Private(number)))
    }
    #expect(mark(number) == mark("13800138003"))
    #expect(mark(number) != nil)
    #expect(mark(number) != mark("13800138004"))
    #expect(mark("没有号码") == nil)
  }

  @Test func `marks of other keys and other kinds differ`() throws {
    let bytes = Array("13800138003".utf8)
    let vault = try Keys.vault()
    let other = try Vault(dataKey: Keys.key(1), lookupKey: Keys.key(98))

    #expect(vault.mark("phone", bytes) != other.mark("phone", bytes))
    #expect(vault.mark("phone", bytes) != vault.mark("import", bytes))
  }
}

@Suite struct FreshIdentityTests {
  @Test func `identities sort by time and never repeat`() {
    let early = (0..<1_000).map { _ in FreshIdentity.text(at: Calls.morning) }
    let late = FreshIdentity.text(at: Calls.morning + .milliseconds(1))

    #expect(Set(early).count == 1_000)
    #expect(early.allSatisfy { $0.count == 26 && $0 < late })
    #expect(FreshIdentity.text(high: 0, low: 0) == String(repeating: "0", count: 26))
    #expect(FreshIdentity.text(high: .max, low: .max) == "7" + String(repeating: "z", count: 25))
  }
}
