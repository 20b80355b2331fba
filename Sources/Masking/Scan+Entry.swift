// The fork of the scan: which rule looks at a character that may begin something. Each answers with
// the place where the pass goes on.

extension Scan {
  /// A character of three bytes that may begin something.
  mutating func enter(_ here: Int, _ scalar: UInt32, _ mark: UInt8) -> Int {
    if mark & Alphabet.trigger != 0, let next = word(at: here, scalar) { return next }
    if mark & Alphabet.province != 0, let next = PlateRule.look(at: here, in: &self) { return next }
    let low = mark & Alphabet.low
    if low != 0, low <= 10 || low == Alphabet.tens { return number(at: here) }
    return here + 3
  }

  /// A character of one byte that may begin something.
  mutating func enterASCII(_ here: Int, _ byte: UInt8, _ mark: UInt8) -> Int {
    if mark & Alphabet.low != 0, mark & Alphabet.low <= 10 { return number(at: here) }
    switch byte {
    case 0x40:
      return EmailRule.look(at: here, in: &self) ?? here + 1
    case 0x28, 0x5B:
      return EmailRule.look(atWord: here, in: &self) ?? here + 1
    case 0x3C:
      return LinkRule.tag(at: here, in: &self) ?? here + 1
    default:
      return isAlphanumeric(at: here - 1) ? here + 1 : letter(at: here, byte)
    }
  }

  private mutating func letter(at here: Int, _ byte: UInt8) -> Int {
    switch byte {
    case 0x48, 0x68:
      if here >= linkEnd, let end = LinkRule.look(at: here, in: &self) {
        linkEnd = end
        return here + 4
      }
    case 0x41, 0x61:
      if has(" ", at: here - 1), let end = EmailRule.look(atWord: here, in: &self) { return end }
    case 0x51, 0x71, 0x56, 0x76, 0x57, 0x77:
      if let end = account(at: here) { return end }
    default:
      break
    }
    return byte < 0x60 ? TravelDocumentRule.look(at: here, in: &self) ?? here + 1 : here + 1
  }

  /// QQ, Q:, vx, wx, WeChat, v信 in letters of either width.
  private mutating func account(at here: Int) -> Int? {
    let one = latin(at: here)
    let next = here + length(at: here)
    let two = latin(at: next)
    if one == 0x51 {
      if two == 0x51 {
        return AccountRule.afterQQ(next + length(at: next), in: &self)
      }
      let isWeak = two >= 0x30 && two <= 0x39 || length(ofAny: [":", "：", "号"], at: next) > 0
      return isWeak ? AccountRule.afterQQ(next, isWeak: true, in: &self) : nil
    }
    if one == 0x57, length(ofAny: ["echat", "eChat", "ECHAT", "eixin", "eiXin"], at: next) > 0 {
      return AccountRule.afterWeChat(next + 5, in: &self)
    }
    if two == 0x58 { return AccountRule.afterWeChat(next + length(at: next), in: &self) }
    if one == 0x56, length(ofAny: [":", "：", "信", "我"], at: next) > 0 {
      return AccountRule.afterWeChat(next + length(ofAny: ["信"], at: next), in: &self)
    }
    return nil
  }
}

// MARK: - Words

extension Scan {
  private mutating func word(at here: Int, _ scalar: UInt32) -> Int? {
    let next = here + 3
    if next + 3 <= bytes.count, bytes[next] & 0xF0 == 0xE0,
      let index = lexicon.first(scalar, three(at: next)),
      let (trigger, end) = lexicon.word(in: bytes, at: here, from: index)
    {
      let goesOn = act(on: trigger, here..<end)
      remember(trigger, at: end)
      return goesOn ?? end
    }
    return sign(at: here, scalar)
  }

  /// Characters at which a rule of its own begins.
  private mutating func sign(at here: Int, _ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5C0F, 0x8001: return NameRule.familiar(at: here, in: &self)
    case 0x5C81:
      MinorRule.age(before: here, in: &self)
      return here + 3
    case 0x6751:
      AddressRule.village(at: here, in: &self)
      return here + 3
    case 0xFF20: return EmailRule.look(at: here, in: &self)
    case 0xFF08, 0xFF3B, 0x3010: return EmailRule.look(atWord: here, in: &self)
    case 0xFF31, 0xFF51, 0xFF36, 0xFF56, 0xFF37, 0xFF57: return account(at: here)
    default: return nil
    }
  }

  /// What a word leads to; the answer is where the pass goes on, if a rule took more than the word.
  private mutating func act(on trigger: Trigger, _ span: Range<Int>) -> Int? {
    let end = span.upperBound
    switch trigger {
    case .calledName: return NameRule.announced(after: end, from: span.lowerBound, in: &self)
    case .maybeName: return NameRule.maybe(after: end, from: span.lowerBound, in: &self)
    case .honorific: NameRule.before(honorific: span.lowerBound, in: &self)
    case .official: return OfficialRule.look(at: span, in: &self)
    case .accuses: accusations.append(span.lowerBound)
    case .child: return MinorRule.name(after: end, in: &self)
    case .school: return MinorRule.school(at: span, in: &self)
    case .illness: note(.illness, span, .suspected, .illnessWord, "某种疾病")
    case .religion: note(.religion, span, .suspected, .religionWord, "某种信仰")
    case .works, .employed: WorkplaceRule.look(before: span.lowerBound, in: &self)
    case .estate: return AddressRule.estate(at: span, in: &self)
    case .document: return TravelDocumentRule.called(after: end, in: &self)
    case .weChat: return AccountRule.afterWeChat(end, in: &self)
    case .qq: return AccountRule.afterQQ(end, in: &self)
    case .plate: return PlateRule.called(after: end, in: &self)
    case .mailWord: return EmailRule.look(atWord: span.lowerBound, in: &self)
    case .telephone where has("联系", at: span.lowerBound):
      return NameRule.maybe(after: end, from: span.lowerBound, in: &self)
    case .home, .telephone, .identity, .account, .order, .creditCode: break
    }
    return nil
  }
}

// MARK: - Numbers

extension Scan {
  /// A digit: telephones, identity numbers, cards, doors.
  mutating func number(at here: Int) -> Int {
    let next = here + length(at: here)
    let (first, _) = digit(at: here)
    let after = next < bytes.count ? digit(at: next).value : 255
    if first == Alphabet.tens || after > Alphabet.ignorable { return smallNumber(here, next) }
    if let end = creditCode(at: here) { return end }
    let run = DigitRun(self, at: here)
    if run.count < 11, first == 1, run.count >= 3,
      let end = SplitMobileRule.look(at: run, in: &self)
    {
      return end
    }
    if run.count >= 7 {
      if let end = PhoneRule.look(at: run, in: &self) { return end }
      if let end = IdentityNumberRule.look(at: run, in: &self) { return end }
      if run.count >= 8, let end = BankCardRule.look(at: run, in: &self) { return end }
    }
    return smallNumber(here, max(run.firstEnd, next))
  }

  private mutating func smallNumber(_ start: Int, _ end: Int) -> Int {
    var end = end
    if end < bytes.count, digit(at: end).value == Alphabet.tens {
      end = countingNumber(at: start)?.end ?? end
    }
    guard end < bytes.count, bytes[end] & 0xF0 == 0xE0 || bytes[end] == 0x23 else { return end }
    return AddressRule.door(start, end, in: &self) ?? end
  }

  /// Where a unified credit code ends that holds the digit at `place`: eighteen letters and digits.
  private func creditCode(at place: Int) -> Int? {
    var start = place
    while start > 0, place - start < 18, isAlphanumeric(at: start - 1) { start -= 1 }
    var end = place
    var letters = 0
    while end < bytes.count, end - start <= 19, isAlphanumeric(at: end) {
      if bytes[end] > 0x39, end - start != 17 { letters += 1 }
      end += 1
    }
    let head = (start..<place).count { bytes[$0] > 0x39 }
    return end - start == 18 && letters + head > 0 ? end : nil
  }
}
