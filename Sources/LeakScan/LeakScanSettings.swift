// What may stand in an output although it has the shape of private data, or is the same as some
// caller's: the lists of the site, of the offices and of the people who speak in public.

/// What the gate lets pass. Everything is empty by default, which is strictest.
package struct LeakScanSettings: Hashable, Sendable {
  /// Telephones of the hotline and of offices, in any spelling, with area code: `0421-12345`.
  package var numbers: [String]
  /// E-mail addresses of the site and of offices; `@example.gov.cn` allows a whole domain.
  package var emails: [String]
  /// The office's own accounts at QQ, WeChat and the like.
  package var accounts: [String]
  /// Words that are public whoever bears them: departments, hosts, officials who answer, places.
  package var phrases: [String]

  /// What is allowed; see the properties.
  package init(
    numbers: [String] = [], emails: [String] = [], accounts: [String] = [], phrases: [String] = []
  ) {
    self.numbers = numbers
    self.emails = emails
    self.accounts = accounts
    self.phrases = phrases
  }
}
