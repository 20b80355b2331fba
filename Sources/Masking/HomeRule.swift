// A field that holds a home: whatever stands below subdistrict, town or township goes, however it is
// written. A home of which no such part is named goes whole.

/// Coarsens homes.
enum HomeRule {
  /// Looks at the whole text as a home.
  static func look(in scan: inout Scan) {
    let end = scan.trimmedEnd()
    guard end > 0 else { return }
    let start = regionEnd(scan) ?? 0
    guard start < end else { return }
    scan.note(
      .address, start..<end, .certain, .home, start == 0 ? scan.settings.hidden : "")
  }

  /// Where the last part ends that may remain.
  private static func regionEnd(_ scan: Scan) -> Int? {
    var town: Int?
    var region: Int?
    var here = 0
    while here < scan.bytes.count, town == nil {
      let length = scan.length(ofAny: ["街道办事处", "街道", "镇", "乡", "苏木"], at: here)
      if here > 0, length > 0 { town = here + length }
      if here > 0, let end = regionEnd(at: here, scan) { region = end }
      here += scan.length(at: here)
    }
    return town ?? region
  }

  private static func regionEnd(at place: Int, _ scan: Scan) -> Int? {
    let length = scan.length(ofAny: ["省", "市", "县", "旗", "区"], at: place)
    guard length > 0 else { return nil }
    let others: [StaticString] = ["小", "社", "园", "校", "厂", "矿", "新", "住", "院", "城", "超", "片"]
    return scan.length(ofAny: others, at: scan.before(place)) > 0 ? nil : place + length
  }
}

extension Scan {
  /// Where the text ends without blanks.
  func trimmedEnd() -> Int {
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}
