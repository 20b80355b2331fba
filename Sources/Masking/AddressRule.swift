// Addresses below subdistrict, town and township. Where someone lives may be named only that far;
// where something happened must stay precise, but never to a caller's door.

/// Finds doors and homes.
enum AddressRule {
  /// The parts of an address that a number can be.
  private struct Part: OptionSet {
    let rawValue: Int
    static let building = Part(rawValue: 1)
    static let unit = Part(rawValue: 2)
    static let room = Part(rawValue: 4)
    static let floor = Part(rawValue: 8)
    static let number = Part(rawValue: 16)
    static let group = Part(rawValue: 32)
  }

  private static let units: [(StaticString, Part)] = [
    ("#楼", .building), ("＃楼", .building), ("#", .building), ("＃", .building),
    ("号楼", .building), ("號樓", .building), ("栋", .building), ("幢", .building), ("座", .building),
    ("单元", .unit), ("单", .unit), ("门洞", .unit), ("门", .unit), ("室", .room), ("户", .room),
    ("房间", .room), ("号院", .number), ("号门", .number), ("号房", .room), ("号", .number),
    ("弄", .number), ("层", .floor), ("楼", .floor), ("组", .group), ("社", .group),
  ]

  /// A number at `start..<end` that may be part of an address; the answer is where it ends.
  static func door(_ start: Int, _ end: Int, in scan: inout Scan) -> Int? {
    guard let first = unit(at: end, scan) else { return nil }
    var parts: Part = first.part
    // 3#2-1 may count machines as well: without any word it is a door only at a named place.
    var isTerse = first.isSign
    var count = 1
    var here = first.end
    var inside = first.part == .unit || first.part == .room ? start : nil
    while count < 6 {
      let next = skippingJoints(here, scan)
      guard let number = scan.countingNumber(at: next) else { break }
      if let unit = unit(at: number.end, scan) {
        parts.insert(unit.part)
        isTerse = isTerse && unit.isSign
        if inside == nil, unit.part == .unit || unit.part == .room { inside = next }
        here = unit.end
      } else if let end = dashes(after: number.end, scan) {
        parts.insert(.room)
        if inside == nil { inside = next }
        here = end
        break
      } else if number.digits >= 3, number.digits <= 4, count > 0,
        !parts.isDisjoint(with: [.building, .unit, .number])
      {
        // 3号楼2单元501: the last number is the room.
        parts.insert(.room)
        if inside == nil { inside = next }
        here = number.end
        break
      } else {
        break
      }
      count += 1
    }
    if isTerse {
      let place = scan.place(before: start)
      guard place.hasEstate || scan.isHome(place.start) || scan.role == .incidentPlace else {
        return nil
      }
    }
    return judge(start, here, parts, inside, in: &scan) ? here : nil
  }

  /// Where a door ends that is written 1-502, of which the first number ends at `place`.
  private static func dashes(after place: Int, _ scan: Scan) -> Int? {
    var end: Int?
    var here = place
    for _ in 0..<3 {
      let dash = scan.length(ofAny: ["-", "－", "—"], at: here)
      guard dash > 0, let number = scan.countingNumber(at: here + dash) else { break }
      here = number.end
      end = here
    }
    return end
  }

  private static func judge(
    _ start: Int, _ end: Int, _ parts: Part, _ inside: Int?, in scan: inout Scan
  ) -> Bool {
    if scan.role == .incidentPlace {
      guard let inside else { return false }
      scan.note(.address, inside..<end, .certain, .door, "")
      return true
    }
    let place = scan.place(before: start)
    let isHome = scan.isHome(place.start)
    guard let certainty = certainty(parts, place, isHome) else { return false }
    guard
      !scan.settings.officialNames.contains(where: { scan.text(place.start..<start).hasSuffix($0) })
    else { return false }
    let reason: Finding.Reason = parts == .number ? .streetNumber : isHome ? .home : .door
    scan.note(.address, place.start..<end, certainty, reason, place.isBelow ? "" : "某处")
    return true
  }

  private static func certainty(
    _ parts: Part, _ place: Scan.Place, _ isHome: Bool
  ) -> Finding.Certainty? {
    let isNamed = place.hasEstate || place.hasRoad
    if parts.contains(.room) {
      let hasMore = !parts.isDisjoint(with: [.building, .unit, .number])
      return isNamed || isHome || hasMore ? .certain : .suspected
    }
    if parts.contains(.unit) {
      if isHome || isNamed || !parts.isDisjoint(with: .building) { return .certain }
      return nil
    }
    if parts.contains(.building) {
      return isHome ? .certain : isNamed ? .suspected : nil
    }
    if parts.contains(.group) {
      guard place.hasVillage else { return nil }
      return isHome ? .certain : .suspected
    }
    if parts.contains(.number) {
      guard place.hasRoad || isHome && place.hasEstate else { return nil }
      return isHome ? .certain : .suspected
    }
    return nil
  }

  private static func unit(at place: Int, _ scan: Scan) -> (end: Int, part: Part, isSign: Bool)? {
    for (word, part) in units where scan.has(word, at: place) {
      let end = place + word.utf8CodeUnitCount
      // 3号窗口, 3号线, 5月3号, 一座桥, 三组数据 and the like are no parts of an address.
      let others: [StaticString] = [
        "窗", "线", "令", "文", "公告", "机", "员", "织", "诊", "铁", "口", "诉", "台", "位",
      ]
      if scan.length(ofAny: others, at: end) > 0 { return nil }
      return (end, part, isSign: scan.mark(at: scan.before(end)) & Alphabet.ideograph == 0)
    }
    return nil
  }

  private static func skippingJoints(_ place: Int, _ scan: Scan) -> Int {
    let joints: [StaticString] = [
      " ", "\u{3000}", "-", "－", "之", "，", ",", "、", "东", "西", "南", "北", "楼", "中",
    ]
    var here = place
    for _ in 0..<2 {
      here += scan.length(ofAny: joints, at: here)
    }
    return here
  }

  /// After an estate's name that ends at `span`: the home itself, or a door written 3-2-501.
  static func estate(at span: Range<Int>, in scan: inout Scan) -> Int? {
    if let end = dashed(after: span.upperBound, scan) {
      let place = scan.place(before: span.upperBound)
      if scan.role == .incidentPlace {
        scan.note(.address, span.upperBound..<end, .certain, .door, "")
      } else {
        scan.note(.address, place.start..<end, .certain, .door, place.isBelow ? "" : "某小区")
      }
      return end
    }
    guard scan.role == .free else { return nil }
    let place = scan.place(before: span.upperBound)
    guard scan.isHome(place.start), place.start < span.lowerBound else { return nil }
    scan.note(
      .address, place.start..<span.upperBound, .suspected, .home, place.isBelow ? "" : "某小区")
    return nil
  }

  /// Before 村 at `place`, where someone lives.
  static func village(at place: Int, in scan: inout Scan) {
    guard scan.role == .free, scan.has("村", at: place) else { return }
    let found = scan.place(before: place)
    // Whoever says that they are a villager says where they live.
    let isVillager =
      scan.length(ofAny: ["村民", "村人", "的村民"], at: place + 3) > 0
      || scan.has("民", at: place + 3)
    guard found.start < place, isVillager || scan.isHome(found.start) else { return }
    scan.note(
      .address, found.start..<place + 3, .suspected, .home, found.isBelow ? "" : "某村")
  }

  private static func dashed(after place: Int, _ scan: Scan) -> Int? {
    guard place < scan.bytes.count, scan.digit(at: scan.skippingBlanks(place, atMost: 1)).value < 10
    else { return nil }
    let run = DigitRun(scan, at: scan.skippingBlanks(place, atMost: 1))
    let isDoor =
      run.groups >= 2 && run.groups <= 4 && run.count <= 9 && run.count >= 3 && !run.goesOn
    guard isDoor, run.gaps(0, run.count).isSubset(of: [.hyphen, .other]) else { return nil }
    return run.end(run.count - 1)
  }
}
