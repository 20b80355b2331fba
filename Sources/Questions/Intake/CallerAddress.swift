// How a host may speak of a caller: by the surname and a form of address, as callers are introduced on
// air. Whatever else was typed into the name's field stays there.

package import Discretion

extension Caller {
  /// 周女士 of 周女士, 欧阳女士 of 欧阳女士, 姓王的听众 of 王海; 一位听众 when no surname can be told.
  package func spokenAddress(for purpose: Purpose) -> String {
    guard let name = name?.reveal(for: purpose) else { return CallerAddress.unknown }
    return CallerAddress.spoken(name)
  }
}

/// Reads forms of address.
package enum CallerAddress {
  /// Nothing is known.
  package static let unknown = "一位听众"

  private static let forms = ["先生", "女士", "小姐", "同志", "师傅", "大爷", "大娘", "阿姨", "老师"]

  /// Surnames of two characters; a host who cuts one in half offends its bearer.
  private static let doubles: Set<String> = [
    "欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "东方", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "轩辕",
    "端木", "百里", "呼延", "南宫", "闻人", "独孤", "申屠", "太史", "赫连", "澹台", "濮阳", "公冶", "宗政", "单于", "万俟",
  ]

  /// The form of address for what was typed as `name`.
  package static func spoken(_ name: String) -> String {
    let name = String(name.filter { !$0.isWhitespace })
    guard (1...6).contains(name.count), name.unicodeScalars.allSatisfy(isHan) else {
      return unknown
    }
    for form in forms where name.hasSuffix(form) {
      let rest = String(name.dropLast(form.count))
      guard !rest.isEmpty else { return unknown }
      return surname(of: rest) + form
    }
    guard (2...4).contains(name.count), !name.hasPrefix("匿名"), !name.hasPrefix("不") else {
      return unknown
    }
    return "姓\(surname(of: name))的听众"
  }

  /// Whether `word` is how a caller is noted down: 王女士, 欧阳女士, 王建国先生, 姓王; not 小学老师.
  static func isAddress(_ word: String) -> Bool {
    guard (2...6).contains(word.count), word.unicodeScalars.allSatisfy(isHan),
      let first = word.first, !"一这那某该小老大有女男".contains(first)
    else { return false }
    if first == "姓" { return word.count <= 3 }
    for form in forms where word.hasSuffix(form) {
      let rest = String(word.dropLast(form.count))
      if rest.count == 1 || doubles.contains(rest) { return true }
      return (2...4).contains(rest.count) && ["先生", "女士"].contains(form)
    }
    return false
  }

  private static func surname(of name: String) -> String {
    let two = String(name.prefix(2))
    return doubles.contains(two) ? two : String(name.prefix(1))
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic
  }
}
