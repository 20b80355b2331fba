import Testing
import Timekeeping

@testable import Journal

// What can't be written: words of a caller in any field, and anything that breaks a line.

@Suite struct JournalEventTests {
  let at = Timestamp(seconds: 1_778_750_280)

  @Test(arguments: [
    "", "我的电话", "13800138000", "q 1", "tel:13800138000", "a\nb", "138-00138000",
    String(repeating: "a", count: 81),
  ])
  func `what is no identity is refused`(text: String) {
    #expect(JournalID(text) == nil)
    #expect(throws: JournalRefusal.badSubject) {
      try JournalEvent(.read, subject: text, by: "m-1", at: at)
    }
    #expect(throws: JournalRefusal.badMember) {
      try JournalEvent(.read, subject: "q-1", by: text, at: at)
    }
  }

  @Test(arguments: [
    "q7rk2m4x7q2a5d9f", "system:publisher", "limin/2026-05-15", "L26-001234", "2345672a",
  ])
  func `an identity is taken as it is`(text: String) {
    #expect(JournalID(text)?.text == text)
  }

  @Test(arguments: [
    "煤气味特别大！", "13800138000", "两个 词", "一三八\n", "１３８００１３８０００", String(repeating: "字", count: 60),
  ])
  func `free text does not fit into a particular`(text: String) {
    #expect(throws: JournalRefusal.freeText(detail: "note")) {
      try JournalEvent(.assigned, subject: "q-1", by: "m-1", at: at, details: ["note": text])
    }
  }

  @Test(arguments: [
    ("《条例》第19条", "·条例·第19条"), ("张三（副局长）", "张三·副局长·"), ("审字〔2026〕31号", "审字·2026·31号"),
    ("找13800138000", "找·"), ("", "·"), ("😀", "·"),
  ])
  func `what a person typed comes near to a code`(typed: String, near: String) {
    let code = JournalCode(near: typed)

    #expect(code.text == near)
    #expect(JournalDetail(plain: code.text) == .code(code))
  }

  @Test func `particulars keep their kinds on the way to the row and back`() throws {
    let digest = JournalHash(of: [1, 2, 3])
    let plain = [
      "due": "2026-05-21", "level": "2", "lead": "市人社局", "text": digest.hex, "to": "q-2",
    ]
    let details = try JournalDetails(plain: plain)

    let expected =
      "due=day:2026-05-21 lead=code:市人社局 level=count:2 text=digest:\(digest.hex) to=id:q-2"
    #expect(details.text == expected)
    #expect(JournalDetails(stored: details.text)?.values == details.values)
    #expect(details.values["text"] == .digest(digest))
    #expect(JournalDetails(stored: "due=day:2026-02-30") == nil)
    #expect(throws: JournalRefusal.badDetailName("Due!")) {
      try JournalDetails(["Due!": .count(1)])
    }
  }

  @Test func `a reason is one clean line`() throws {
    #expect(try JournalReason("  来电人\n 要求\t延期 ").text == "来电人 要求 延期")
    #expect(try JournalReason("a\u{1B}[2J\u{202E}b").text == "a\\u{1B}[2J\\u{202E}b")
    #expect(try JournalReason(String(repeating: "字", count: 200)).text.count == 200)
    #expect(throws: JournalRefusal.reasonTooLong) {
      try JournalReason(String(repeating: "字", count: 201))
    }
    #expect(throws: JournalRefusal.emptyReason) { try JournalReason(" \n") }
    for text in ["电话13800138000", "138 0013 8000", "１３８００１３８０００", "138-0013-8000"] {
      #expect(throws: JournalRefusal.numberInReason) { try JournalReason(text) }
    }
  }

  @Test func `a row gives its act back, and one that was altered into nonsense gives none`() throws
  {
    let salt = try #require(CommitmentSalt(Array(0..<32)))
    let event = try JournalEvent(
      .extended, subject: "q-1", by: "m-1", at: at, reason: "等待现场勘查", details: ["days": "5"],
      commitment: Commitment(salt: salt, bytes: [1]))
    var chain = JournalChain(after: .start)
    let row = chain.append(event)

    #expect(row.entry == JournalEntry(number: 1, event: event))
    let nonsense = JournalLink(
      number: 1, at: at, act: "flown", subject: "q-1", by: "m-1", reason: nil, details: "",
      commitment: nil, previous: .none, hash: .none)
    #expect(nonsense.entry == nil)
  }

  @Test(arguments: JournalAct.allCases)
  func `every act has a word and a sentence`(act: JournalAct) {
    #expect(!act.wording.isEmpty)
    #expect(act.phrase(about: "问题甲").contains("问题甲"))
  }

  @Test func `the words of the acts differ`() {
    #expect(Set(JournalAct.allCases.map(\.wording)).count == JournalAct.allCases.count)
  }

  @Test func `a sentence says who did what when and why`() throws {
    let event = try JournalEvent(
      .extended, subject: "q-1", by: "m-1", at: at, reason: "等待现场勘查", details: ["days": "5"])

    #expect(
      JournalEntry(number: 1, event: event).sentence(in: .shanghai, by: "高敏", about: "问题 L26-00123")
        == "2026年5月14日 17:18，高敏给问题 L26-00123延期〔days 5〕。原因：等待现场勘查")
  }
}

@Suite struct CommitmentTests {
  /// The private bytes of a question.
  static func bytes(_ name: String, _ text: String) -> [UInt8] {
    var bytes = CanonicalBytes("hotline.caller", version: 1)
    bytes.append(name)
    bytes.append(text)
    return bytes.bytes
  }

  @Test func `a commitment proves the words while the salt is there`() throws {
    let salt = try #require(CommitmentSalt([UInt8](repeating: 7, count: 32)))
    let other = try #require(CommitmentSalt([UInt8](repeating: 8, count: 32)))
    let commitment = Commitment(salt: salt, bytes: Self.bytes("王静", "路灯坏了"))

    #expect(commitment.matches(salt: salt, bytes: Self.bytes("王静", "路灯坏了")))
    #expect(!commitment.matches(salt: salt, bytes: Self.bytes("王静路", "灯坏了")))
    #expect(!commitment.matches(salt: other, bytes: Self.bytes("王静", "路灯坏了")))
    #expect(CommitmentSalt([1, 2]) == nil)
  }

  @Test func `the chain is whole after the salt was destroyed`() throws {
    var chain = JournalChain(after: .start)
    var rows: [JournalLink] = []
    do {
      let salt = try #require(CommitmentSalt([UInt8](repeating: 7, count: 32)))
      let commitment = Commitment(salt: salt, bytes: Self.bytes("王静", "路灯坏了"))
      rows.append(
        chain.append(
          try JournalEvent(
            .logged, subject: "q-1", by: "m-1", at: Timestamp(seconds: 1), commitment: commitment)))
    }
    rows.append(
      chain.append(
        try JournalEvent(.forgotten, subject: "q-1", by: "m-1", at: Timestamp(seconds: 2))))

    #expect(JournalCheckTests.faults(rows, noted: chain.head).isEmpty)
  }

  @Test func `a salt does not show itself`() throws {
    let salt = try #require(CommitmentSalt([UInt8](repeating: 77, count: 32)))
    var dumped = ""
    dump(salt, to: &dumped)

    #expect(!dumped.contains("77"))
    #expect("\(salt)" == "salt(32)")
  }
}

@Suite struct JournalDetailsTests {
  @Test(arguments: [
    ("", "number=count:7"), ("a=count:1", "a=count:1 number=count:7"),
    ("zone=code:x", "number=count:7 zone=code:x"),
    ("a=count:1 number=count:3 zone=code:x", "a=count:1 number=count:7 zone=code:x"),
    ("lead=code:市人社局 numbers=count:1", "lead=code:市人社局 number=count:7 numbers=count:1"),
  ])
  func `a particular that is added stands in its place`(stored: String, expected: String) throws {
    let details = try #require(JournalDetails(stored: stored))

    let more = try details.adding("number", .count(7))

    #expect(more.text == expected)
    var values = details.values
    values["number"] = .count(7)
    #expect(try more == JournalDetails(values))
  }

  @Test func `a name that is none is refused`() {
    #expect(throws: JournalRefusal.badDetailName("Nummer")) {
      try JournalDetails.none.adding("Nummer", .count(1))
    }
  }
}
