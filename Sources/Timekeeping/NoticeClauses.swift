// The grammar of one sentence of a notice: dates, then a word that says what they are.
// `2月14日（周六）、2月28日（周六）上班` is two dates and one meaning; everything else is decoration.

/// A date as written: year and month may be missing.
struct WrittenDate {
  let year: Int?
  let month: Int?
  let day: Int
  /// The weekday in the bracket behind it.
  let weekday: (value: Weekday, range: Range<Int>)?
  /// Where it stands in its sentence.
  let range: Range<Int>
}

/// One date, or a range of two.
struct WrittenSpan {
  let first: WrittenDate
  let last: WrittenDate?
}

/// What a sentence says, in its order.
enum NoticeClause {
  /// These days are off.
  case off([WrittenSpan])
  /// These days are worked.
  case makeUp([WrittenSpan])
  /// 延长…至: the holiday now lasts until then.
  case extended(WrittenDate)
  /// …起正常上班.
  case resumes(WrittenDate)
  /// 共N天.
  case count(Int, Range<Int>)
  /// 与周末连休, said of the days before it.
  case joinsWeekend(Range<Int>)
  /// Dates that nothing was said about.
  case unexplained([WrittenSpan])
}

/// Reads the clauses of one sentence, from left to right.
struct NoticeClauses {
  private let glyphs: ArraySlice<NoticeGlyph>
  private let characters: [Character]
  private var position = 0
  private var pending: [WrittenSpan] = []
  private var isExtending = false
  private(set) var clauses: [NoticeClause] = []
  /// A year that belongs to no date, as in `2020年春节`.
  private(set) var mentionedYear: Int?

  /// `glyphs` is a sentence without its heading.
  init(_ glyphs: ArraySlice<NoticeGlyph>) {
    self.glyphs = glyphs
    self.characters = glyphs.map(\.character)
    read()
  }

  private mutating func read() {
    while position < characters.count {
      if isDigit(characters[position]) {
        readNumber()
      } else if starts(with: "鼓励") || starts(with: "带薪") {
        // Advice to employers (“encouraged to give the eve off”) arranges nothing.
        break
      } else if !readWord() {
        position += 1
      }
    }
    if !pending.isEmpty { clauses.append(.unexplained(pending)) }
  }

  private func starts(with word: String) -> Bool {
    characters[position...].starts(with: word)
  }

  /// Reads a word that gives the dates before it a meaning; false when there is none here.
  private mutating func readWord() -> Bool {
    if starts(with: "延长") {
      isExtending = true
      position += 2
    } else if starts(with: "连休") {
      clauses.append(.joinsWeekend(position..<position + 2))
      position += 2
    } else if starts(with: "上班") {
      settle { .makeUp($0) }
      position += 2
    } else if starts(with: "公休日") {
      position += 3
    } else if ["放假", "补休", "公休", "休息", "调休"].contains(where: starts(with:)) {
      settle { .off($0) }
      position += 2
    } else if starts(with: "起"), let last = pending.last, last.last == nil {
      pending.removeLast()
      clauses.append(.resumes(last.first))
      position += 1
    } else {
      return false
    }
    return true
  }

  private mutating func settle(_ meaning: ([WrittenSpan]) -> NoticeClause) {
    guard !pending.isEmpty else { return }
    clauses.append(meaning(pending))
    pending = []
  }

  /// A number is a count (3天), the beginning of a date, or nothing.
  private mutating func readNumber() {
    let start = position
    guard let date = readDate(mayOmitMonth: !pending.isEmpty) else {
      readCount(from: start)
      return
    }
    if isExtending, start > 0, characters[start - 1] == "至" {
      isExtending = false
      clauses.append(.extended(date))
      return
    }
    var end: WrittenDate?
    let afterFirst = position
    while position < characters.count, characters[position] == "至" { position += 1 }
    if position > afterFirst {
      end = readDate(mayOmitMonth: true)
      if end == nil { position = afterFirst }
    }
    pending.append(WrittenSpan(first: date, last: end))
  }

  private mutating func readCount(from start: Int) {
    position = start
    let number = readDigits() ?? 0
    if position < characters.count, characters[position] == "天" {
      position += 1
      clauses.append(.count(number, start..<position))
    } else if position < characters.count, characters[position] == "年", position - start == 4 {
      mentionedYear = mentionedYear ?? number
    }
  }

  /// Reads `[YYYY年]M月D日` or, where the month may be left out, `D日`; a bracket or a weekday behind
  /// it belongs to it. Leaves the position alone and returns nil when no date stands here.
  private mutating func readDate(mayOmitMonth: Bool) -> WrittenDate? {
    let start = position
    var year: Int?
    var month: Int?
    var number = readDigits()
    if take("年") {
      year = number
      number = readDigits()
    }
    if take("月") {
      month = number
      number = readDigits()
    }
    guard let day = number, take("日") || take("号"), month != nil || (year == nil && mayOmitMonth)
    else {
      position = start
      return nil
    }
    let range = start..<position
    return WrittenDate(
      year: year, month: month, day: day, weekday: readWeekday(), range: range)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    return true
  }

  /// ASCII digits only: 一 and 十 are numbers too, but no part of a date.
  private mutating func readDigits() -> Int? {
    let start = position
    var number = 0
    while position < characters.count, isDigit(characters[position]),
      let digit = characters[position].wholeNumberValue
    {
      // Longer numbers are no dates; their value only has to stay out of every range.
      number = min(number * 10 + digit, 99_999)
      position += 1
    }
    return position == start ? nil : number
  }

  private func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) && character.isASCII
  }

  /// `（农历腊月二十八、周日）`, `（星期六）`, or a weekday without a bracket.
  private mutating func readWeekday() -> (value: Weekday, range: Range<Int>)? {
    var end = position
    if position < characters.count, characters[position] == "(" {
      guard let close = characters[position...].prefix(40).firstIndex(of: ")") else { return nil }
      end = close + 1
    } else {
      end = min(characters.count, position + 3)
      guard weekday(at: position) != nil else { return nil }
    }
    let bracket = position..<end
    for index in bracket {
      guard let found = weekday(at: index) else { continue }
      let isBracket = characters[bracket.lowerBound] == "("
      position = isBracket ? bracket.upperBound : index + found.length
      return (found.value, index..<index + found.length)
    }
    position = bracket.upperBound
    return nil
  }

  private func weekday(at index: Int) -> (value: Weekday, length: Int)? {
    for prefix in ["周", "星期", "礼拜"] where characters[index...].starts(with: prefix) {
      let next = index + prefix.count
      guard next < characters.count, let place = "一二三四五六日天".firstIndex(of: characters[next])
      else { return nil }
      let number = "一二三四五六日天".distance(from: "一二三四五六日天".startIndex, to: place) + 1
      guard let value = Weekday(rawValue: min(number, 7)) else { return nil }
      return (value, prefix.count + 1)
    }
    return nil
  }
}
