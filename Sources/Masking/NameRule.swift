// Names of people. Chinese text has no blanks, so a name is believed after words that announce one
// (我叫, 联系人), where a surname begins it and something that ends names follows it.

/// Finds names.
enum NameRule {
  /// A name as it stands in the text.
  struct Person {
    let surname: Range<Int>
    let end: Int
    /// Whether something follows that ends a name.
    let isClear: Bool
    /// Whether what follows is a sign, a blank, a digit or the end.
    let endsHard: Bool
    /// Whether the given name is already hidden by 某.
    let isHidden: Bool
  }

  /// The name that begins at `place`.
  static func person(at place: Int, _ scan: Scan) -> Person? {
    guard let surname = surname(at: place, scan) else { return nil }
    var end = surname.upperBound
    var isHidden = false
    for count in 0..<2 {
      let scalar = scan.scalar(at: end)
      let isSome = scalar == 0x67D0
      guard scan.mark(at: end) & Alphabet.ideograph != 0,
        isSome || !(count == 0 ? scan.lexicon.endsName(scalar) : scan.lexicon.mayEndName(scalar)),
        count == 0 || !startsWord(at: end, scan), !startsNumber(at: end, scan)
      else { break }
      isHidden = isHidden || isSome
      end += scan.length(at: end)
    }
    guard end > surname.upperBound else { return nil }
    let next = scan.scalar(at: end)
    let endsHard = scan.mark(at: end) & Alphabet.ideograph == 0
    return Person(
      surname: surname, end: end,
      isClear: endsHard || startsNumber(at: end, scan) || scan.lexicon.mayEndName(next)
        || startsWord(at: end, scan),
      endsHard: endsHard, isHidden: isHidden)
  }

  /// Whether spoken digits begin at `place`: 张伟一三八…; a single one may end a name, as in 王小二.
  private static func startsNumber(at place: Int, _ scan: Scan) -> Bool {
    let (value, length) = scan.digit(at: place)
    let next = scan.digit(at: place + length).value
    return value < 10 && (next < 10 || next == Alphabet.tens)
  }

  private static func startsWord(at place: Int, _ scan: Scan) -> Bool {
    scan.length(
      ofAny: [
        "电话", "手机", "联系", "身份", "先生", "女士", "同志", "微信", "反映", "投诉", "举报", "建议", "咨询", "来电", "今年",
        "家住", "住在",
      ], at: place) > 0
  }

  private static func surname(at place: Int, _ scan: Scan) -> Range<Int>? {
    let mark = scan.mark(at: place)
    guard mark & Alphabet.ideograph != 0 else { return nil }
    let next = place + scan.length(at: place)
    if scan.lexicon.isDoubleSurname(scan.scalar(at: place), scan.scalar(at: next)) {
      return place..<next + scan.length(at: next)
    }
    return mark & Alphabet.surname != 0 ? place..<next : nil
  }
}

// MARK: - Announced names

extension NameRule {
  /// After 我叫, 姓名, 联系人 and the like; the answer is where the name ends.
  static func announced(after place: Int, from start: Int, in scan: inout Scan) -> Int? {
    let here = scan.skippingConnectors(place, atMost: 3)
    let isSelf = scan.has("我叫", at: start)
    if let person = spaced(at: here, isSelf, scan) {
      note(person, isSelf, isSelf ? .certain : .suspected, .calledName, in: &scan)
      return person.end
    }
    guard let person = person(at: here, scan) else {
      return isSelf || scan.has("叫", at: place - 3) || here > place
        ? nickname(at: here, isSelf, in: &scan) : nil
    }
    guard !person.isHidden else { return person.end }
    guard isSelf || person.isClear,
      !EverydayWords.begin(at: here, scan) || person.endsHard && isSelf
    else { return nil }
    let isWeak = EverydayWords.isWeakSurname(scan.scalar(at: here))
    let isSure = person.isClear && !isWeak
    note(person, isSelf, isSure ? .certain : .suspected, .calledName, in: &scan)
    return person.end
  }

  /// After 我是, 本人, 他叫 and the like.
  static func maybe(after place: Int, from start: Int, in scan: inout Scan) -> Int? {
    let here = scan.skippingConnectors(place, atMost: 2)
    guard let person = person(at: here, scan), !person.isHidden else { return nil }
    let isChildOf = scan.has("家的", at: person.end)
    let isCalled = scan.has("叫", at: place - 3)
    guard person.endsHard || isChildOf || isCalled && person.isClear,
      !EverydayWords.begin(at: here, scan)
    else { return nil }
    note(person, scan.has("我是", at: start), .suspected, .maybeName, in: &scan)
    return person.end
  }

  /// Before 女士, 先生, 同志: a whole name keeps only its surname.
  static func before(honorific place: Int, in scan: inout Scan) {
    let last = scan.before(place)
    guard place > 3, !scan.lexicon.isFamiliar(scan.scalar(at: last)) else { return }
    let middle = scan.before(last)
    guard scan.mark(at: last) & Alphabet.ideograph != 0,
      !scan.lexicon.isDoubleSurname(scan.scalar(at: middle), scan.scalar(at: last))
    else { return }
    for start in [scan.before(middle), middle] {
      guard let person = person(at: start, scan), person.end == place, !person.isHidden,
        !EverydayWords.begin(at: start, scan)
      else { continue }
      scan.note(.personName, person.surname.upperBound..<place, .suspected, .calledName, "")
      return
    }
  }

  /// A name with a sign between its characters: 王、建、国. Signs also stand between surnames of several
  /// people, and between what somebody says of themselves: a name of two characters counts only where
  /// somebody says that it is theirs, and not over a comma.
  private static func spaced(at place: Int, _ isSelf: Bool, _ scan: Scan) -> Person? {
    let points: [StaticString] = ["·", "•", "・", ".", "．", "-", "－"]
    let commas: [StaticString] = ["，", "/"]
    let lists: [StaticString] = ["、", " ", "\u{3000}"] + commas
    let signs = points + lists
    guard let surname = surname(at: place, scan) else { return nil }
    let sign = scan.length(ofAny: signs, at: surname.upperBound)
    guard sign > 0, !isSex(at: surname.upperBound + sign, sign, scan) else { return nil }
    let isList = scan.length(ofAny: lists, at: surname.upperBound) > 0
    var end = surname.upperBound
    var count = 0
    var areSurnames = true
    while count < 2, scan.length(ofAny: signs, at: end) == sign,
      scan.scalar(at: end) == scan.scalar(at: surname.upperBound),
      scan.mark(at: end + sign) & Alphabet.ideograph != 0,
      !scan.lexicon.endsName(scan.scalar(at: end + sign)),
      isLast(end + sign, sign, scan)
    {
      areSurnames = areSurnames && scan.mark(at: end + sign) & Alphabet.surname != 0
      end += sign + scan.length(at: end + sign)
      count += 1
    }
    let isComma = scan.length(ofAny: commas, at: surname.upperBound) > 0
    guard count == 2 || count == 1 && isSelf && !isComma, isSelf || !isList || !areSurnames
    else { return nil }
    return Person(surname: surname, end: end, isClear: true, endsHard: true, isHidden: false)
  }

  /// Whether 男 or 女 stands at `place` by itself: 我叫何，男，45岁.
  private static func isSex(at place: Int, _ sign: Int, _ scan: Scan) -> Bool {
    scan.length(ofAny: ["男", "女"], at: place) > 0 && isLast(place, sign, scan)
  }

  /// Whether the single character at `place` is followed by a sign, or by what ends a name.
  private static func isLast(_ place: Int, _ sign: Int, _ scan: Scan) -> Bool {
    let next = place + scan.length(at: place)
    return scan.mark(at: next) & Alphabet.ideograph == 0
      || scan.lexicon.mayEndName(scan.scalar(at: next)) || startsWord(at: next, scan)
  }

  private static func note(
    _ person: Person, _ isSelf: Bool, _ certainty: Finding.Certainty, _ reason: Finding.Reason,
    in scan: inout Scan
  ) {
    let surname = scan.text(person.surname)
    let title = isSelf ? scan.salutation?.wording ?? "某" : "某"
    scan.note(
      .personName, person.surname.lowerBound..<person.end, certainty, reason, surname + title)
  }

  /// A name without a surname: a nickname, or a name of another people, with a point in it.
  private static func nickname(
    at place: Int, _ isSelf: Bool, in scan: inout Scan
  ) -> Int? {
    var end = place
    var hasPoint = false
    while end < scan.bytes.count, end - place <= 36 {
      let scalar = scan.scalar(at: end)
      if scalar == 0xB7 || scalar == 0x2022 { hasPoint = true }
      guard scan.mark(at: end) & Alphabet.ideograph != 0 || scalar == 0xB7 || scalar == 0x2022
      else { break }
      if !hasPoint, scan.lexicon.endsName(scalar) { return nil }
      end += scan.length(at: end)
    }
    let isShort = end - place >= 6 && end - place <= 12
    guard hasPoint && end - place > 6 || isShort && isSelf && !EverydayWords.begin(at: place, scan)
    else { return nil }
    let proposal = "某" + (isSelf ? scan.salutation?.wording ?? "某" : "某")
    scan.note(
      .personName, place..<end, hasPoint && isSelf ? .certain : .suspected, .calledName, proposal)
    return end
  }
}

// MARK: - Familiar names

extension NameRule {
  /// 小刘, 老王 at `place`; the answer is where it ends.
  static func familiar(at place: Int, in scan: inout Scan) -> Int? {
    let next = place + 3
    guard next < scan.bytes.count, scan.mark(at: next) & Alphabet.ideograph != 0 else { return nil }
    let after = next + scan.length(at: next)
    if scan.lexicon.isFamiliar(scan.scalar(at: next)), !scan.has("程序", at: next),
      !scan.has("何时", at: next), !scan.has("周边", at: next)
    {
      let isClerk = scan.follows(.official, place, within: 36)
      scan.note(
        .personName, place..<after, .suspected, .familiarName, isClerk ? "工作人员" : "某人")
      return after
    }
    guard scan.has("小", at: place), scan.follows(.child, place, within: 6),
      !EverydayWords.followsSmall(scan.scalar(at: next))
    else { return nil }
    scan.note(.minor, place..<after, .suspected, .childName, "某某")
    return after
  }
}

extension Scan {
  /// The text of a span.
  func text(_ span: Range<Int>) -> String {
    String(decoding: bytes[span], as: UTF8.self)
  }
}
