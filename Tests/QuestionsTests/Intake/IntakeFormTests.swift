// Nothing is demanded that a caller may refuse, what is invisible is nothing, and what was said is kept
// as it was said.

import Discretion
import Questions
import Testing
import Timekeeping

struct IntakeFormTests {
  private func complaint(_ change: (inout IntakeForm) -> Void) throws -> IntakeComplaint? {
    var form = try Cast.form()
    change(&form)
    do {
      _ = try form.checked()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "", " ", "\n\t\r\n", "\u{3164}", "\u{3164}\u{3164} ", "\u{200B}\u{FEFF}", "\u{2800}",
    "\u{1160}",
    "\u{3000}", "\u{0}", "\u{1B}\u{7}", "\u{E0001}", "\u{2060}\u{180E}",
  ])
  func `a text of which nothing is seen is empty`(text: String) throws {
    let complaint = try complaint { $0.text = Private(text) }

    #expect(complaint?.problems.map(\.field) == [.text])
    #expect(complaint?.problems.map(\.code) == [.empty])
  }

  @Test(arguments: ["拒绝透露", "（拒绝透露）", "(匿名)", " 不 详 ", "无"])
  func `words that refuse a name are none, and the caller is anonymous`(name: String) throws {
    var form = try Cast.form()
    form.name = Private(name)

    let checked = try form.checked().form

    #expect(checked.name.reveal(for: .showing) == "" && checked.consent.isAnonymous)
  }

  @Test(arguments: ["吴女士", "无名氏的邻居", "孙先生"])
  func `a name stays a name`(name: String) throws {
    var form = try Cast.form()
    form.name = Private(name)

    let checked = try form.checked().form

    #expect(checked.name.reveal(for: .showing) == name && !checked.consent.isAnonymous)
  }

  @Test func `one character is a text`() throws {
    #expect(try complaint { $0.text = Private("水") } == nil)
  }

  @Test(arguments: IntakeField.allCases)
  func `each field is taken at its limit and refused one beyond`(field: IntakeField) throws {
    func fill(_ form: inout IntakeForm, _ count: Int) {
      let words = String(repeating: "水", count: count)
      switch field {
      case .gist: form.gist = Private(words)
      case .text: form.text = Private(words)
      case .name: form.name = Private(words)
      case .phone: form.phone = Private(words)
      case .homeAddress: form.homeAddress = Private(words)
      case .workplace: form.workplace = Private(words)
      case .incidentPlace: form.incidentPlace = Private(words)
      case .area: form.area = words
      case .topic: form.topic = words
      }
    }
    let beyond = try complaint { fill(&$0, field.limit + 1) }

    #expect(try complaint { fill(&$0, field.limit) } == nil)
    #expect(beyond?.problems.map(\.code) == [.tooLong])
    #expect(beyond?.problems.map(\.field) == [field])
    #expect(beyond?.problems.map(\.length) == [field.limit + 1])
    #expect(beyond?.wording.contains("水水") == false)
  }

  @Test func `a hundred thousand characters, or one with thousands of marks, are refused`() throws {
    let heap = "水" + String(repeating: "\u{0301}", count: 100_000)

    #expect(
      try complaint { $0.text = Private(String(repeating: "x", count: 100_000)) }?.problems.count
        == 1)
    #expect(try complaint { $0.gist = Private(heap) }?.problems.map(\.code) == [.tooLong])
  }

  @Test func `all that is wrong is said at once`() throws {
    let complaint = try complaint {
      $0.gist = Private(String(repeating: "水", count: 61))
      $0.name = Private(String(repeating: "水", count: 41))
      $0.phone = Private("1\u{0}2")
    }

    #expect(complaint?.problems.map(\.field) == [.gist, .name])
  }

  @Test(arguments: [
    "行一\r\n行二\t。", "  前后有空  ", "<script>alert(1)</script>👍🏽", "\u{1B}[2J=cmd|' /C calc'!A0",
    "辽N·A0001 １３８００１３８０００", "e\u{0301}\u{202E}abc",
  ])
  func `what was said is kept byte for byte`(text: String) throws {
    let question = try Cast.question(text)

    #expect(Array(question.text.reveal(for: .storing).utf8) == Array(text.utf8))
    #expect(!question.gist.reveal(for: .showing).unicodeScalars.contains { $0.value < 32 })
  }

  @Test func `a long text gets a gist of sixty characters, and a gist alone is the text`() throws {
    let long = try Cast.question(String(repeating: "水", count: 200))
    var form = try Cast.form("")
    form.gist = Private(" 停水\n五天 ")
    let short = try Cast.intake(form).question

    #expect(long.gist.reveal(for: .showing).count == 60)
    #expect(long.gist.reveal(for: .showing).hasSuffix("…"))
    #expect(short.gist.reveal(for: .showing) == "停水 五天")
    #expect(short.text.reveal(for: .showing) == "停水 五天")
  }

  @Test func `anonymous and without a number is a caller like any other`() throws {
    let anonymous = try Cast.intake(Cast.form())
    var form = try Cast.form()
    form.name = Private("(拒绝透露)")
    let refusing = try Cast.intake(form)

    #expect(anonymous.caller == nil)
    #expect(anonymous.contact.caller == nil)
    #expect(anonymous.question.contactCount == 1)
    #expect(refusing.caller == nil)
    #expect(refusing.question.consent.isAnonymous)
  }

  @Test func `a caller waits in the queue only when the form says so and the caller agrees`() throws
  {
    var form = try Cast.form()
    #expect(try Cast.intake(form).question.airStage == nil)
    form.entersQueue = true
    #expect(try Cast.intake(form).question.airStage == .waiting)
    form.consent.mayAir = false
    #expect(try Cast.intake(form).question.airStage == nil)
    form.consent.mayAir = true
    form.urgency = .emergency
    #expect(try Cast.intake(form).question.airStage == nil)
  }

  @Test(arguments: [
    ("+86-138-0013-8003", "13800138003"), ("0086 13800138003", "13800138003"),
    ("１３８００１３８００３", "13800138003"), ("0421-0000123", "04210000123"),
  ])
  func `a number is recognised in whichever way it is typed`(typed: String, digits: String) throws {
    var form = try Cast.form()
    form.phone = Private(typed)
    let number = try Cast.intake(form).caller?.recognisableNumber

    #expect(number?.reveal(for: .recognising) == digits)
  }

  @Test(arguments: [
    ("楼道里煤气味特别大!", EmergencyHint.Kind.gas), ("我不想活了", .selfHarm), ("我 不 想 活 了", .selfHarm),
    ("邻居家着火了", .fire), ("老人晕倒了", .medical), ("他拿刀追我", .crime),
    ("我要自杀,家里燃气泄漏", .selfHarm),
  ])
  func `words of danger propose to put it through`(text: String, kind: EmergencyHint.Kind) throws {
    #expect(try Cast.form(text).checked().emergency?.kind == kind)
  }

  @Test(arguments: ["村里停水五天了", "燃气收费标准是多少", "消防通道被占用", "120急救站什么时候建", "我不想活动经费被挪用", "小区要杀虫"])
  func `everyday matters propose nothing`(text: String) throws {
    #expect(try Cast.form(text).checked().emergency == nil)
  }

  @Test func `words of other systems name our natures`() {
    #expect(Nature(importing: "求决") == .help)
    #expect(Nature(importing: " 意见建议 ") == .suggestion)
    #expect(Nature(importing: "揭发控告") == .report)
    #expect(Nature(importing: "咨询") == .inquiry)
    #expect(Nature(importing: "吐槽") == nil)
  }
}
