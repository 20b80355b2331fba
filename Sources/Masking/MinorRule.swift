// Children: their age, their school and class, their names. Any data of a child under fourteen is
// sensitive, so all of it is shown to the reviewer.

/// Finds what tells who a child is.
enum MinorRule {
  /// How far a word for a child may stand before, in bytes.
  private static let reach = 150

  /// Before 岁 at `place`: a child's age.
  static func age(before place: Int, in scan: inout Scan) {
    var start = place
    if start >= 3, scan.has("周", at: start - 3) { start -= 3 }
    let unit = start
    var value = 0
    var scale = 1
    var count = 0
    while start > 0, count < 3 {
      let before = scan.before(start)
      let (digit, _) = scan.digit(at: before)
      if digit < 10 {
        value += Int(digit) * scale
        scale *= 10
      } else if digit == Alphabet.tens, count < 2 {
        scale = 10
        if count == 0 || start == unit { value += 0 }
        // 十 alone is ten; 二十 adds the digit before it.
        let ahead = scan.before(before)
        if before == 0 || scan.digit(at: ahead).value > 9 { value += 10 }
      } else {
        break
      }
      start = before
      count += 1
    }
    guard count > 0, value <= 17, !isRule(start, place + 3, scan) else { return }
    guard value < 14 || scan.follows(.child, start, within: reach) else { return }
    scan.note(.minor, start..<place + 3, .suspected, .childAge, "*岁")
  }

  /// Whether the age is one of a rule (满6周岁, 14岁以下) rather than of a child.
  private static func isRule(_ start: Int, _ end: Int, _ scan: Scan) -> Bool {
    let after: [StaticString] = ["以下", "以上", "以内", "及以", "（含", "(含", "至", "到", "-", "—", "～"]
    return scan.length(ofAny: after, at: end) > 0 || scan.has("满", at: start - 3)
      || scan.has("至", at: start - 3) || scan.has("到", at: start - 3)
  }

  /// Around a word for a school at `span`; the answer is where school and class end.
  static func school(at span: Range<Int>, in scan: inout Scan) -> Int? {
    let start = beginning(before: span.lowerBound, scan)
    let end = classEnd(after: span.upperBound, scan)
    let hasName = start < span.lowerBound
    let hasClass = end > span.upperBound
    let hasChild = scan.follows(.child, span.lowerBound, within: reach)
    guard hasName && (hasChild || hasClass) || hasClass && hasChild else { return nil }
    scan.note(.minor, start..<end, .suspected, .childSchool, "某学校")
    return end
  }

  private static func beginning(before place: Int, _ scan: Scan) -> Int {
    var here = place
    while here > 0, place - here < 30 {
      let before = scan.before(here)
      let scalar = scan.scalar(at: before)
      let stops = "在读上到是去从念于我的了家有被让给岁就和"
      guard scan.mark(at: before) & Alphabet.ideograph != 0,
        !stops.unicodeScalars.contains(where: { $0.value == scalar })
      else { break }
      here = before
    }
    return here
  }

  private static func classEnd(after place: Int, _ scan: Scan) -> Int {
    var end = place
    var here = place
    for _ in 0..<2 {
      here = scan.skippingBlanks(here, atMost: 1)
      for bracket in ["(", "（"] as [StaticString] where scan.has(bracket, at: here) {
        here += bracket.utf8CodeUnitCount
      }
      var count = 0
      while here < scan.bytes.count, count < 3, scan.digit(at: here).value < 10 {
        here += scan.digit(at: here).length
        count += 1
      }
      for bracket in [")", "）"] as [StaticString] where scan.has(bracket, at: here) {
        here += bracket.utf8CodeUnitCount
      }
      let unit = scan.length(ofAny: ["年级", "年", "班"], at: here)
      guard unit > 0, count > 0 else { return end }
      here += unit
      end = here
    }
    return end
  }

  /// After a word for a child, which ends at `place`: its name.
  static func name(after place: Int, in scan: inout Scan) -> Int? {
    var here = place
    let words: [StaticString] = ["名字叫", "名叫", "叫做", "叫", "是", "：", ":", "名"]
    let length = scan.length(ofAny: words, at: here)
    here += length
    guard let person = NameRule.person(at: here, scan), !person.isHidden,
      length > 0
        ? person.isClear : person.endsHard || scan.length(ofAny: ["今年", "岁"], at: person.end) > 0,
      !EverydayWords.begin(at: here, scan)
    else { return nil }
    scan.note(.minor, here..<person.end, .suspected, .childName, "某某")
    return person.end
  }
}
