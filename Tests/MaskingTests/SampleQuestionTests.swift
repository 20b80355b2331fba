// All sample questions: what is mechanical is reached without help, everything else is flagged.

import Masking
import Testing

/// The sample questions.
struct SampleQuestionTests {
  private static let masker = Masker.strictest

  /// Where the reviewer changed words that are nothing private (8个人 → 8名务工人员), or where the
  /// question as a whole is withheld.
  private static let editorial: Set = ["Q39", "Q32", "Q18", "Q21", "Q25"]

  /// Where the reviewer kept what was only suspected: an order number.
  private static let kept: Set = ["Q08"]

  /// Questions in which a person is needed, so that the program alone changes less.
  private static let needsPerson: Set = ["Q04", "Q37", "Q19"]

  @Test func `all 24 questions are read`() {
    #expect(SampleQuestion.all.count == 24)
  }

  @Test(arguments: SampleQuestion.all)
  func `the proposals taken together are what a reviewer accepted`(_ sample: SampleQuestion) {
    guard let expected = sample.expectMasked, !Self.editorial.contains(sample.no),
      !Self.kept.contains(sample.no)
    else { return }
    let salutation = Salutation(caller: sample.caller)
    #expect(Self.masker.proposed(sample.text, salutation: salutation) == expected)
  }

  @Test(arguments: SampleQuestion.all)
  func `mechanical masks are reached without a person`(_ sample: SampleQuestion) {
    guard let expected = sample.expectMasked, !Self.editorial.contains(sample.no),
      !Self.needsPerson.contains(sample.no)
    else { return }
    let salutation = Salutation(caller: sample.caller)
    #expect(Self.masker.mechanicallyMasked(sample.text, salutation: salutation) == expected)
  }

  @Test(arguments: SampleQuestion.all)
  func `what must be flagged is flagged`(_ sample: SampleQuestion) {
    let words = Self.masker.findings(in: sample.text).compactMap { $0.words(in: sample.text) }
    for word in sample.mustFlag ?? [] {
      #expect(words.contains { $0.contains(word) }, "\(word) in \(words)")
    }
  }

  @Test(arguments: [
    ("Q18", "乙肝"), ("Q21", "刘某某"), ("Q04", "××机械厂"), ("Q37", "小刘"), ("Q08", "202605140000123456"),
    ("Q32", "<script>alert(1)</script>"),
  ])
  func `what a person must see is flagged`(_ no: String, _ words: String) throws {
    let sample = try #require(SampleQuestion.all.first { $0.no == no })
    let found = Self.masker.findings(in: sample.text)
    #expect(found.contains { $0.certainty == .suspected && $0.words(in: sample.text) == words })
  }

  @Test(arguments: SampleQuestion.all)
  func `a place of an incident stays precise`(_ sample: SampleQuestion) {
    guard let place = sample.incidentPlace else { return }
    #expect(Self.masker.mechanicallyMasked(place, role: .incidentPlace) == place)
  }
}
