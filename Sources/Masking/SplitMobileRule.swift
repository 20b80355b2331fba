// A mobile whose groups are held apart by words: 138转1234转5678, 前三位138，中间1234，最后5678. It is looked
// for only where a group of three digits begins like a mobile, and only the usual groups count, so
// that three figures of a sentence are no telephone.

/// Finds mobiles that were told group by group.
enum SplitMobileRule {
  /// What people put between the groups of a number that they don't want to be found.
  private static let joints: [StaticString] = [
    "转", "加", "的", "空格", "空", "再", "接着", "接", "然后", "后面", "后四位", "后", "中间", "中", "最后", "最末",
    "末尾", "末", "尾号", "尾", "四位数", "四位", "4位", "４位", "数字", "是", "为", "横杠", "杠", "横线", "横", "减",
    "，", ",", "、", "。", "；", ";", "：", ":", "（", "）", "(", ")", "【", "】", "[", "]", "“", "”", "「",
    "」",
    "…", "—", "－", "-", "/", "_", "+", "＋", "~", "～", " ", "\u{3000}", "\n",
  ]

  /// How many words and signs may stand between two groups.
  private static let jointLimit = 6

  /// A mobile whose first group is the first of `run`; the answer is where it ends.
  static func look(at run: DigitRun, in scan: inout Scan) -> Int? {
    guard run[0] == 1, run[1] >= 3, run.size(0, within: min(run.count, 4)) == 3,
      let middle = group(after: run.end(2), scan), let last = group(after: middle.end, scan),
      middle.isApart || last.isApart
    else { return nil }
    let digits = [run[0], run[1], run[2]] + middle.digits + last.digits
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    guard !scan.settings.officialNumbers.contains(text), !scan.isAmount(before: last.end) else {
      return nil
    }
    let span = run.start(0)..<last.end
    let isCalled = scan.isCalledTelephone(span.lowerBound)
    scan.note(
      .mobile, span, isCalled ? .certain : .suspected, isCalled ? .mobileNumber : .oddTelephone,
      Mask.digits(text, scan.settings.mobile))
    return span.upperBound
  }

  /// Four digits after words and signs; apart when a word is among these.
  private static func group(
    after place: Int, _ scan: Scan
  ) -> (digits: [UInt8], end: Int, isApart: Bool)? {
    var here = place
    var isApart = false
    for _ in 0..<jointLimit {
      let length = scan.length(ofAny: joints, at: here)
      guard length > 0 else { break }
      isApart = isApart || scan.mark(at: here) & Alphabet.ideograph != 0
      here += length
    }
    guard here > place else { return nil }
    var digits: [UInt8] = []
    while digits.count < 5 {
      let (value, length) = scan.digit(at: here)
      guard value < 10 else { break }
      digits.append(value)
      here += length
    }
    return digits.count == 4 ? (digits, here, isApart) : nil
  }
}
