import Glibc
import Testing

@testable import LeakScan

// Many known data, long outputs and hostile ones: the gate must see each and take its time in
// proportion. Work is the processor's own time, so a busy machine changes nothing.

@Suite struct LoadTests {
  /// A mobile number for `index`.
  static func phone(_ index: Int) -> String {
    "139" + String(10_000_000 + index * 6_151 % 89_999_999)
  }

  static let known: [KnownDatum] = (0..<300).flatMap { index in
    [
      KnownDatum(.phone, phone(index), label: "Q\(index)"),
      KnownDatum(
        .homeAddress, "凌河街道第\(index)小区\(index % 40)号楼\(index % 7)单元\(index)室", label: "Q\(index)"),
      KnownDatum(.passage, "第\(index)位听众说，他家门前的路修了又挖，挖了又修，今年已经是第\(index)回了。", label: "Q\(index)"),
    ]
  }
  static let scan = LeakScan(known: known)

  @Test func `each of many known data is found under its own label`() {
    for index in stride(from: 0, to: 300, by: 37) {
      let text = "前文\(Self.phone(index))后文"
      #expect(Self.scan.scan(text: text, named: "a").map(\.label).contains("Q\(index)"))
    }
  }

  @Test(arguments: [
    "1", "<", "&", "%", "\\", "@", "*", "一", "十", "<a", "&#", "&#x31", "1 ", "139", "a@", "+1 ",
    "辽N", "微信", "\u{200B}", "2026-05-14 ", "13912345678 ", "%25", "\\u0031", "他家门前的路修了又挖",
  ])
  func `time grows with the length and no faster`(piece: String) {
    let short = Array(String(repeating: piece, count: 1_000 / piece.utf8.count).utf8)
    let long = Array(String(repeating: piece, count: 12_000 / piece.utf8.count).utf8)

    // Twelve times as much; a quadratic search would cost a hundred and forty-four times.
    #expect(Self.cost(long) < Self.cost(short) * 48)
  }

  /// The processor's time that a reading takes, the least of a few; a busy machine adds none.
  static func cost(_ bytes: [UInt8]) -> Int {
    (0..<2).map { _ in
      let start = processorTime()
      _ = scan.scan(bytes, named: "a")
      return processorTime() - start
    }.min() ?? 0
  }

  /// The nanoseconds that this thread has worked.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  @Test func `cut and broken input is only read`() {
    let bytes = Array("<p>我叫欧阳&#x6625;梅 %E6%AC%A7 \\u6b27 139****</p>".utf8)
    for length in bytes.indices {
      _ = Self.scan.scan(Array(bytes[..<length]), named: "a")
      _ = Self.scan.scan(Array(bytes[length...]), named: "b")
    }
    var state: UInt64 = 7
    for _ in 0..<100 {
      let noise = (0..<200).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(state >> 56)
      }
      _ = Self.scan.scan(noise, named: "c")
    }
    #expect(Self.scan.knownCount == 900)
  }
}
