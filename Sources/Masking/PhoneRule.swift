// Telephones: mobiles and landlines in every spelling, with or without the country's code, and
// telephones abroad. Service numbers (12345, 95598, 400…) and the numbers of offices stay.

/// Finds telephones among digits.
enum PhoneRule {
  /// A telephone at the beginning of the run; the answer is where it ends.
  static func look(at run: DigitRun, in scan: inout Scan) -> Int? {
    guard run.count >= 11, run[0] == 1, run[1] >= 3, run.breaks(after: 11) else { return nil }
    let span = run.start(0)..<run.end(10)
    scan.note(
      .mobile, span, .certain, .mobileNumber,
      Mask.digits(run, 0, 11, scan.settings.mobile))
    return span.upperBound
  }
}
