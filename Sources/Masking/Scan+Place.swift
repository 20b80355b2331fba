// Reading a place backwards from its number or its last character: over estate and road names, to
// the part that may remain (街道, 镇, 区) or to a word that is no part of a place.

extension Scan {
  /// What stands before a number of an address.
  struct Place {
    /// Where the part begins that must not remain.
    var start: Int
    /// Whether it follows a part that may remain.
    var isBelow = false
    var hasEstate = false
    var hasRoad = false
    var hasVillage = false
  }

  /// The place that ends at `end`.
  func place(before end: Int) -> Place {
    var place = Place(start: end)
    var here = end
    while here > 0, end - here < 75 {
      let start = before(here)
      let scalar = scalar(at: start)
      if endsRegion(start, scalar) {
        place.isBelow = true
        break
      }
      if isOutside(start, scalar) { break }
      switch scalar {
      case 0x533A, 0x56ED, 0x82D1, 0x9662, 0x57CE, 0x5E9C, 0x5E84, 0x5BD3, 0x90FD, 0x90E6, 0x697C,
        0x820D, 0x5385, 0x5EAD:
        place.hasEstate = true
      case 0x8DEF, 0x8857, 0x5DF7, 0x9053, 0x540C, 0x91CC, 0x5F04, 0x6BB5:
        place.hasRoad = true
      case 0x6751, 0x5C6F, 0x961F:
        place.hasVillage = true
      default:
        break
      }
      here = start
      place.start = here
    }
    return place
  }

  /// Whether a region ends at `start` that may be named: 街道, 镇, 乡, 区, 县, 市.
  private func endsRegion(_ start: Int, _ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9053: return has("街", at: start - 3)
    case 0x5904: return has("办事", at: start - 6)
    case 0x9547, 0x4E61, 0x53BF, 0x5E02, 0x65D7, 0x7701: return !has("场", at: start + 3)
    case 0x533A:
      let others: [StaticString] = [
        "小", "社", "园", "校", "厂", "矿", "库", "城", "新", "住", "院", "景", "片",
      ]
      return length(ofAny: others, at: before(start)) == 0 && start > 0
        && mark(at: before(start)) & Alphabet.ideograph != 0
    default: return false
    }
  }

  /// Whether the character at `start` is no part of a place.
  private func isOutside(_ start: Int, _ scalar: UInt32) -> Bool {
    if mark(at: start) & Alphabet.ideograph == 0 {
      // Letters, digits and blots (××) stand in names of places; signs and blanks do not.
      return !(isAlphanumeric(at: start) || scalar == 0xD7)
    }
    switch scalar {
    case 0x4F4F: return !has("宅", at: start + 3)
    case 0x5BB6: return !has("园", at: start + 3) && !has("属", at: start + 3)
    case 0x5728, 0x5740, 0x662F, 0x5230, 0x4E8E, 0x4ECE, 0x6211, 0x4E3A, 0x53EB, 0x548C, 0x53BB,
      0x4E86, 0x6709, 0x4F60, 0x4ED6, 0x5979, 0x4E5F, 0x5C31, 0x90FD, 0x628A, 0x88AB, 0x7ED9,
      0x5BF9, 0x8BE5, 0x8FD9, 0x90A3:
      return true
    case 0x7684: return length(ofAny: ["区", "苑", "园"], at: before(start)) == 0
    default: return false
    }
  }

  /// Whether a word for a home stands just before `start`, in the same clause or the next one.
  func isHome(_ start: Int) -> Bool { follows(.home, start, within: 60) }

  /// A number as people count: digits of any script with 十 and 百, six characters at most.
  func countingNumber(at place: Int) -> (end: Int, digits: Int)? {
    var here = place
    var count = 0
    while here < bytes.count, count < 6 {
      let (value, length) = digit(at: here)
      guard value < 10 || value == Alphabet.tens else { break }
      here += length
      count += 1
    }
    return count > 0 ? (here, count) : nil
  }
}
