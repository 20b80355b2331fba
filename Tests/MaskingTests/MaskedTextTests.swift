// A masked text exists only when a person has resolved everything; what a person writes instead is
// looked at too.

import Masking
import Testing

/// Making masked texts.
struct MaskedTextTests {
  private static let masker = Masker.strictest
  private static let text = "我叫张伟，电话13800138003，得了白血病。"

  private func refusal(_ resolutions: [Int: Resolution], text: String = text) -> MaskingRefusal? {
    do {
      _ = try Self.masker.reviewed(text, salutation: .gentleman, resolutions: resolutions)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every finding is resolved in its own way`() throws {
    let masked = try Self.masker.reviewed(
      Self.text, salutation: .gentleman,
      resolutions: [0: .mask, 1: .replace("（略）"), 2: .keep(reason: "政策咨询，无个人信息")])
    #expect(masked.text == "我叫张先生，电话（略），得了白血病。")
  }

  @Test func `an open finding is refused`() {
    #expect(refusal([0: .mask]) == .unresolved([1, 2]))
    #expect(refusal([:]) == .unresolved([0, 1, 2]))
  }

  @Test func `a decision about nothing is refused`() {
    #expect(refusal([0: .mask, 1: .mask, 2: .mask, 3: .mask]) == .unknownFinding(3))
  }

  @Test func `keeping needs a reason`() {
    #expect(refusal([0: .mask, 1: .keep(reason: " \n"), 2: .mask]) == .reasonMissing(1))
  }

  @Test func `words that carry the number again are refused`() {
    let again = Resolution.replace("打一三八零零一三八零零三")
    #expect(refusal([0: .mask, 1: again, 2: .mask]) == .replacementLeaks(1, .mobile))
  }

  @Test func `an empty result never falls back to the original`() {
    #expect(refusal([0: .replace(" ")], text: "13800138003") == .nothingLeft)
  }

  @Test func `findings of another text are refused`() {
    let findings = Self.masker.findings(in: Self.text)
    let all = Dictionary(uniqueKeysWithValues: findings.indices.map { ($0, Resolution.mask) })
    #expect(throws: MaskingRefusal.otherText) {
      try MaskedText(original: "短", findings: findings, resolutions: all)
    }
    #expect(throws: MaskingRefusal.otherText) {
      try MaskedText(original: Self.text, findings: findings.reversed(), resolutions: all)
    }
    let finding = Finding(
      kind: .mobile, span: 1..<4, certainty: .certain, reason: .mobileNumber, proposal: "")
    #expect(throws: MaskingRefusal.otherText) {
      try MaskedText(original: "一二三", findings: [finding], resolutions: [0: .mask])
    }
  }

  @Test func `a text without findings needs no decisions`() throws {
    #expect(try Self.masker.reviewed("路灯坏了。", resolutions: [:]).text == "路灯坏了。")
  }

  @Test func `formats are settings`() {
    var settings = MaskingSettings()
    settings.identityNumber = .init(head: 6, tail: 4)
    settings.mobile = .init(head: 0, tail: 0)
    settings.keepsAreaCode = false
    settings.keepsPlateRegion = false
    settings.keepsMailDomain = false
    let masker = Masker(settings: settings)
    #expect(masker.mechanicallyMasked("219901199003071239") == "219901********1239")
    #expect(masker.mechanicallyMasked("21990119900307123X") == "219901********123X")
    #expect(masker.mechanicallyMasked("13800138003") == "***********")
    #expect(masker.mechanicallyMasked("0421-0000123") == "****123")
    #expect(masker.mechanicallyMasked("辽N·A0001") == "*****")
    #expect(masker.mechanicallyMasked("a@b.cn") == "***")
    settings.mobile = .init(head: 9, tail: 9)
    #expect(Masker(settings: settings).mechanicallyMasked("13800138003") == "***********")
  }

  @Test func `every word of the reviewer's page is there`() {
    #expect(Finding.Kind.allCases.allSatisfy { !$0.wording.isEmpty })
    #expect(Set(Finding.Kind.allCases.map(\.wording)).count == Finding.Kind.allCases.count)
    #expect(Set(Finding.Reason.allCases.map(\.wording)).count == Finding.Reason.allCases.count)
  }
}
