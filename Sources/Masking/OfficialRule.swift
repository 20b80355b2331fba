// People beside an office: 镇长刘某某, 王主任. With an accusing word near by the finding says so; whether
// an accusation of a named person may be published is never this program's decision.

/// Finds names beside offices.
enum OfficialRule {
  /// How far an accusing word may stand from the name, in bytes.
  static let reach = 150

  /// Around an office at `span`; the answer is where the name after it ends.
  static func look(at span: Range<Int>, in scan: inout Scan) -> Int? {
    if let person = NameRule.person(at: span.upperBound, scan),
      person.isClear || person.isHidden
        || scan.lexicon.isFamiliar(scan.scalar(at: span.upperBound)),
      person.isHidden || !EverydayWords.begin(at: span.upperBound, scan)
    {
      note(person.surname.lowerBound..<person.end, "某某", in: &scan)
      return person.end
    }
    let before = scan.before(span.lowerBound)
    if before < span.lowerBound, scan.lexicon.isFamiliar(scan.scalar(at: before)) {
      note(before..<span.lowerBound, "某", in: &scan)
    }
    return nil
  }

  private static func note(_ span: Range<Int>, _ proposal: String, in scan: inout Scan) {
    scan.officials.append(scan.found.count)
    scan.note(.personName, span, .suspected, .namedOfficial, proposal)
  }

  /// Says of the names near an accusing word that they are accused.
  static func weigh(in scan: inout Scan) {
    var first = 0
    for index in scan.officials where index < scan.found.count {
      let finding = scan.found[index]
      let low = finding.span.lowerBound - reach
      let accusations = scan.accusations
      while first < accusations.count, accusations[first] < low { first += 1 }
      guard first < accusations.count, accusations[first] <= finding.span.upperBound + reach
      else { continue }
      scan.found[index] = Finding(
        kind: .accusation, span: finding.span, certainty: .suspected, reason: .accusedOfficial,
        proposal: finding.proposal)
    }
  }
}
