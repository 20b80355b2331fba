// Resident identity numbers. A valid date inside decides, whatever the check digit says: people
// misspeak digits, and a number with one wrong digit still leads to its owner. Without a valid date
// it is some other number and stays.

/// Finds identity numbers among digits.
enum IdentityNumberRule {
  /// An identity number at the beginning of the run; the answer is where it ends.
  static func look(at run: DigitRun, in scan: inout Scan) -> Int? {
    guard run.count >= 15 else { return nil }
    // 19001, 19002, 11232 is a list, unless it is called an identity number.
    let isCalled = scan.follows(.identity, run.start(0), within: 24)
    guard isCalled || run.gaps(0, 15).isDisjoint(with: [.comma, .other]) else { return nil }
    if let end = eighteen(run, in: &scan) { return end }
    if let end = fifteen(run, in: &scan) { return end }
    return called(run, in: &scan)
  }

  private static func eighteen(_ run: DigitRun, in scan: inout Scan) -> Int? {
    guard run.count >= 17, Day.isValid(run.number(6, 14)), !isCreditCode(run, scan) else {
      return nil
    }
    if run.breaks(after: 18) {
      note(run, 18, end: run.end(17), check: "", in: &scan)
      return run.end(17)
    }
    guard run.breaks(after: 17), let end = scan.letterX(after: run.end(16)) else { return nil }
    note(run, 17, end: end, check: "X", in: &scan)
    return end
  }

  private static func fifteen(_ run: DigitRun, in scan: inout Scan) -> Int? {
    guard run.breaks(after: 15), !isCreditCode(run, scan),
      Day.isValid(19_000_000 + run.number(6, 12)),
      run.groupCount(15) <= 3 || run.groupCount(15) == 15 || run.gaps(0, 15).isEmpty
    else { return nil }
    let isOrder = scan.follows(.order, run.start(0), within: 18)
    let ends = scan.settings.identityNumber
    scan.note(
      .identityNumber, run.start(0)..<run.end(14), isOrder ? .suspected : .certain, .dateInside,
      Mask.digits(run, 0, 15, ends))
    return run.end(14)
  }

  private static func note(
    _ run: DigitRun, _ length: Int, end: Int, check: String, in scan: inout Scan
  ) {
    let shape = run.shape(0, length)
    let groups = run.groupCount(length)
    let isUsual =
      groups <= 2 || groups == length || run.gaps(0, length).isSubset(of: .line)
      || [684, 683, 6444, 6443, 666, 665, 33444, 33443, 64224, 64223, 642222, 44442, 44441, 33336]
        .contains(shape)
      || scan.follows(.identity, run.start(0), within: 30)
    let ends = scan.settings.identityNumber
    // The last place may be a letter, so the ends are cut from text rather than from digits.
    let whole = run.text(0, length) + check
    let isHidden = ends.head + ends.tail >= 18
    let kept =
      isHidden
      ? (head: "", tail: "")
      : (
        head: String(whole.prefix(ends.head)), tail: String(whole.suffix(ends.tail))
      )
    let stars = Mask.stars(isHidden ? 18 : 18 - ends.head - ends.tail)
    scan.note(
      .identityNumber, run.start(0)..<end, isUsual ? .certain : .suspected, .dateInside,
      kept.head + stars + kept.tail)
  }

  /// Called an identity number, though no date is inside.
  private static func called(_ run: DigitRun, in scan: inout Scan) -> Int? {
    let length = run.size(0, within: run.count)
    guard scan.follows(.identity, run.start(0), within: 24), (14...20).contains(length),
      run.breaks(after: length)
    else { return nil }
    scan.note(
      .identityNumber, run.start(0)..<run.end(length - 1), .suspected, .calledIdentity,
      Mask.digits(run, 0, length, scan.settings.identityNumber))
    return run.end(length - 1)
  }

  private static func isCreditCode(_ run: DigitRun, _ scan: Scan) -> Bool {
    scan.follows(.creditCode, run.start(0), within: 24)
  }
}

extension Scan {
  /// Where a check letter X ends that follows, perhaps after a blank.
  func letterX(after place: Int) -> Int? {
    let here = skippingBlanks(place, atMost: 1)
    let scalar = scalar(at: here)
    let isX = [0x58, 0x78, 0xFF38, 0xFF58, 0xD7, 0x2169, 0x2179].contains(scalar)
    guard isX, !isAlphanumeric(at: here + length(at: here)) else { return nil }
    return here + length(at: here)
  }
}
