import Testing
import Timekeeping

@testable import Journal

// A chain is made, harmed in every way that somebody who can write to the store might think of, and
// checked.

@Suite struct JournalCheckTests {
  /// A whole journal of `count` rows.
  static func journal(_ count: Int = 12) throws -> [JournalLink] {
    var chain = JournalChain(after: .start)
    return try (0..<count).map { index in
      let act = JournalAct.allCases[index % JournalAct.allCases.count]
      return chain.append(
        try JournalEvent(
          act, subject: "q-\(index)", by: "m-gao",
          at: Timestamp(seconds: 1_778_720_000 + Int64(index)),
          reason: index % 3 == 0 ? "按规定办理" : nil, details: ["level": "1", "due": "2026-05-21"]))
    }
  }

  static func faults(_ rows: [JournalLink], noted: JournalHead? = nil) -> [JournalFault] {
    var check = JournalCheck(noted: noted)
    for row in rows { check.append(row) }
    return check.finish()
  }

  static func head(_ rows: [JournalLink]) -> JournalHead {
    rows.last.map { JournalHead(number: $0.number, hash: $0.hash) } ?? .start
  }

  /// `row` with some fields changed and, when `rehashed`, its digest made to fit.
  static func forged(
    _ row: JournalLink, number: Int64? = nil, reason: String?? = nil, previous: JournalHash? = nil,
    rehashed: Bool = false
  ) -> JournalLink {
    func link(_ hash: JournalHash) -> JournalLink {
      JournalLink(
        number: number ?? row.number, at: row.at, act: row.act, subject: row.subject, by: row.by,
        reason: reason ?? row.reason, details: row.details, commitment: row.commitment,
        previous: previous ?? row.previous, hash: hash)
    }
    return rehashed ? link(JournalHash(of: link(row.hash).canonicalBytes)) : link(row.hash)
  }

  /// The journal written anew from its row `start` on, every digest fitting.
  static func rewritten(_ rows: [JournalLink], from start: Int) -> [JournalLink] {
    var rows = rows
    rows[start] = forged(rows[start], reason: .some("另一个原因"), rehashed: true)
    for index in (start + 1)..<rows.count {
      rows[index] = forged(rows[index], previous: rows[index - 1].hash, rehashed: true)
    }
    return rows
  }

  @Test func `a whole journal has no fault, and none without a row`() throws {
    let rows = try Self.journal()

    #expect(Self.faults(rows, noted: Self.head(rows)).isEmpty)
    #expect(Self.faults(rows, noted: Self.head(Array(rows.prefix(5)))).isEmpty)
    #expect(Self.faults([]).isEmpty)
  }

  @Test func `a chain goes on where it stopped`() throws {
    let rows = try Self.journal(4)
    var chain = JournalChain(after: Self.head(rows))
    let next = chain.append(
      try JournalEvent(.closed, subject: "q-9", by: "m-gao", at: Timestamp(seconds: 1)))

    #expect(next.number == 5)
    #expect(Self.faults(rows + [next], noted: chain.head).isEmpty)
  }

  @Test func `an altered row is found, whichever field`() throws {
    let rows = try Self.journal()
    let row = rows[5]
    let altered = [
      Self.forged(row, reason: .some("换了原因")), Self.forged(row, reason: .some("")),
      JournalLink(
        number: row.number, at: row.at + .milliseconds(1), act: row.act, subject: row.subject,
        by: row.by, reason: row.reason, details: row.details, commitment: row.commitment,
        previous: row.previous, hash: row.hash),
      // Letters moved from one field to the next leave the joined text as it was.
      JournalLink(
        number: row.number, at: row.at, act: row.act + "q",
        subject: String(row.subject.dropFirst()),
        by: row.by, reason: row.reason, details: row.details, commitment: row.commitment,
        previous: row.previous, hash: row.hash),
      JournalLink(
        number: row.number, at: row.at, act: row.act, subject: row.subject, by: "m-he",
        reason: row.reason, details: "", commitment: nil, previous: row.previous, hash: row.hash),
    ]
    for link in altered {
      var harmed = rows
      harmed[5] = link
      #expect(Self.faults(harmed) == [JournalFault(.altered, 6)])
    }
  }

  @Test func `an altered row with a fitting digest does not fit its neighbour`() throws {
    var rows = try Self.journal()
    rows[5] = Self.forged(rows[5], reason: .some("换了原因"), rehashed: true)

    #expect(Self.faults(rows) == [JournalFault(.unlinked, 7)])
  }

  @Test func `removed rows are found with their numbers`() throws {
    var rows = try Self.journal()
    rows.removeSubrange(3...5)
    #expect(Self.faults(rows) == [JournalFault(.removed, 4, through: 6)])

    rows.removeFirst()
    #expect(Self.faults(rows).first == JournalFault(.removed, 1))
  }

  @Test func `rows that were numbered anew after a removal are found`() throws {
    var rows = try Self.journal()
    rows.remove(at: 5)
    for index in 5..<rows.count {
      rows[index] = Self.forged(rows[index], number: Int64(index + 1), rehashed: true)
    }

    #expect(Self.faults(rows).first == JournalFault(.unlinked, 6))
  }

  @Test func `a cut tail is found by the noted head alone`() throws {
    let rows = try Self.journal()
    let noted = Self.head(rows)

    #expect(Self.faults(Array(rows.dropLast(2))).isEmpty)
    #expect(
      Self.faults(Array(rows.dropLast(2)), noted: noted) == [JournalFault(.cut, 11, through: 12)])
    #expect(Self.faults([], noted: noted) == [JournalFault(.cut, 1, through: 12)])
  }

  @Test func `a journal that was written anew is found by any head that was noted after`() throws {
    let rows = try Self.journal()
    let anew = Self.rewritten(rows, from: 4)

    #expect(Self.faults(anew).isEmpty)
    #expect(Self.faults(anew, noted: Self.head(rows)) == [JournalFault(.rewritten, 12)])
    var check = JournalCheck(notedHeads: [2, 6, 9].map { Self.head(Array(rows.prefix($0))) })
    for row in anew { check.append(row) }
    #expect(check.finish() == [JournalFault(.rewritten, 6), JournalFault(.rewritten, 9)])
  }

  @Test func `an inserted row and a changed order are found`() throws {
    let rows = try Self.journal()
    var more = rows
    more.insert(rows[4], at: 5)
    #expect(Self.faults(more) == [JournalFault(.inserted, 5)])

    var between = rows
    between.insert(Self.forged(rows[4], number: 6, previous: rows[4].hash, rehashed: true), at: 5)
    #expect(Self.faults(between).map(\.kind) == [.inserted, .unlinked])

    var swapped = rows
    swapped.swapAt(4, 5)
    #expect(Self.faults(swapped).contains { $0.kind == .reordered })
  }

  @Test func `every fault of many is counted and the first thousand are listed`() throws {
    let rows = try Self.journal(1_100).map { Self.forged($0, reason: .some("换")) }
    var check = JournalCheck()
    for row in rows { check.append(row) }

    #expect(check.finish().count == JournalCheck.faultLimit)
    #expect(check.faultCount == 1_100)
  }

  @Test func `a stored digest of the wrong length is a fault and no trap`() throws {
    var rows = try Self.journal(3)
    let row = rows[1]
    rows[1] = JournalLink(
      number: row.number, at: row.at, act: row.act, subject: row.subject, by: row.by,
      reason: row.reason, details: row.details, commitment: nil, previous: row.previous,
      hash: JournalHash(stored: [1, 2, 3]))

    #expect(Self.faults(rows).map(\.kind) == [.altered, .unlinked])
  }

  @Test func `the canonical form is the one that was written down`() throws {
    let row = try Self.journal(1)[0]
    let bytes = row.canonicalBytes

    #expect(Array(bytes.prefix(20)) == [0, 0, 0, 15] + Array("hotline.journal".utf8) + [1])
    #expect(bytes.count == 20 + 32 + 8 + 8 + 10 + 7 + 9 + 20 + 4 + row.details.utf8.count + 1)
    #expect(
      row.hash.hex == "6cd173a11f6bbe8331f1cfae7801ec57ea4bc7e0c8377ec78fef12d8ebda0784")
  }

  @Test func `a head that was noted is read back`() throws {
    let head = Self.head(try Self.journal(3))

    #expect(JournalHead(head.description) == head)
    for text in [
      "", "3", "3:", "x:" + head.hash.hex, "-1:" + head.hash.hex,
      "3:" + String(head.hash.hex.dropLast()),
    ] {
      #expect(JournalHead(text) == nil)
    }
  }

  @Test(arguments: JournalFaultKind.allCases)
  func `every fault has a sentence with its place`(kind: JournalFaultKind) {
    #expect(JournalFault(kind, 7).wording.contains("第 7 条"))
    #expect(JournalFault(kind, 7, through: 9).wording.contains("第 7–9 条"))
    #expect(!kind.wording.isEmpty)
  }
}
