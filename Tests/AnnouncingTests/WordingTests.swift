// Single properties of the words: what file text can't do, what is said once, what is marked.

import Announcing
import Delivering
import Reminding
import Testing
import Timekeeping

@Suite struct WordingTests {
  private let now = PlanFixture.instant("2026-05-12 09:13")

  private func reminder(
    theme: String? = nil, keyword: String = "利民热线", text: String = "报材料",
    mentions: [String] = [], recipient: String = "liaison", dueBy: String? = nil
  ) -> Reminder {
    let facts = EpisodeFacts(
      episodeID: "e1", keyword: keyword, programme: keyword, departments: ["市医保局"], theme: theme,
      air: .day(
        start: NotedTime(PlanFixture.local("2026-05-14 09:00")),
        end: PlanFixture.local("2026-05-14 10:00")))
    return Reminder(
      id: ReminderID(rawValue: StableHash([recipient]).text), subject: "e1",
      milestone: "materialsDue", recipient: Recipient(role: recipient), generation: 1, group: "g",
      dueAt: now, usefulUntil: now + .seconds(7_200), isUrgent: false, isExact: false,
      isProvisional: false,
      content: ReminderContent(
        kind: .milestone, name: "报材料", text: text, episode: Shared(facts), mentions: mentions,
        dueBy: dueBy.map { NotedTime(PlanFixture.local($0)) }))
  }

  private func message(_ reminders: [Reminder]) -> Message {
    ReminderWording().message(for: reminders, identity: "abcdefghijk", at: now)
  }

  @Test(arguments: [
    "@所有人 快看", "<@all>", "<at user_id=\"all\">所有人</at>", "@all", "﹫所有人", "[点我](http://x.example)",
    "第一行\n第二行", "a\u{202E}b\u{2066}c", "零\u{200B}宽\u{FEFF}字\u{2060}符", "\u{1B}[31m红\u{7}",
    "tag\u{E0001}\u{E0041}", "x\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "`code`", "\u{2028}行",
  ])
  func `text from a file rings nobody, hides nothing and breaks no line`(theme: String) {
    let message = message([reminder(theme: theme, text: "报" + theme, mentions: [])])
    #expect(message.mentions.isEmpty)
    for line in message.lines {
      for sign in ["@", "﹫", "<", ">", "[", "]", "`"] {
        #expect(!line.contains(sign), "\(line)")
      }
      for scalar in line.unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format, "\(scalar.value)")
        #expect(category != .lineSeparator && category != .paragraphSeparator)
      }
    }
    #expect(SafeText.line(theme).unicodeScalars.count { $0.properties.isDiacritic } <= 3)
  }

  @Test func `ordinary text stays as it is`() {
    let text = "“一网、一门、一次”改革（第2期）：赵䶮 👨‍👩‍👧 3·15 100%"
    #expect(SafeText.line(text) == text)
  }

  @Test func `a long piece is cut with an ellipsis`() {
    #expect(SafeText.piece(String(repeating: "长", count: 50), limit: 10).count == 10)
    #expect(SafeText.piece("短", limit: 10) == "短")
    // One character of five scalars.
    #expect(SafeText.piece("👨‍👩‍👧好", limit: 2) == "👨‍👩‍👧好")
    #expect(SafeText.piece("👨‍👩‍👧好人", limit: 2) == "👨‍👩‍👧…")
    #expect(SafeText.line("主题：路灯　主持人：陈默") == "主题：路灯　主持人：陈默")
  }

  @Test(arguments: ["利民热线", "政风行风热线", "利民热线<@all>"])
  func `the keyword stands in every first line`(keyword: String) {
    let reminder = reminder(keyword: keyword)
    let wording = ReminderWording(WordingSettings(keyword: keyword))
    let message = wording.message(for: [reminder], identity: "x", at: now)
    #expect(message.lines[0].hasPrefix("【" + SafeText.line(keyword) + "】"))
  }

  @Test func `the same thing for two people is said once and rings both`() {
    let message = message([
      reminder(mentions: ["李静"]), reminder(mentions: ["王敏"], recipient: "host"),
    ])
    #expect(message.kind == .reminder)
    #expect(Set(message.mentions) == ["李静", "王敏"])
    #expect(message.lines.count { $0.contains("报材料") } == 1)
    #expect(message.lines[1].contains("李静") && message.lines[1].contains("王敏"))
  }

  @Test func `the order in which reminders are passed changes nothing`() {
    let first = reminder(mentions: ["李静"])
    let second = reminder(mentions: ["王敏"], recipient: "host")
    #expect(message([first, second]) == message([second, first]))
  }

  @Test func `a limit that has passed is called so`() {
    let message = message([reminder(dueBy: "2026-05-11 17:30")])
    #expect(message.lines[1] == "报材料（原定5月11日（周一）17:30前，请尽快）")
  }

  @Test func `fields in a rule's text are filled in`() {
    let text = "请〔单位〕围绕〔主题〕准备，〔主持人〕主持，〔截止〕前报"
    let message = message([reminder(theme: "医保", text: text, dueBy: "2026-05-13 17:30")])
    #expect(message.lines[1] == "请市医保局围绕医保准备，主持人主持，明天（5月13日 周三）17:30前报")
    #expect(TextField.unknownFields(in: "〔主题〕〔电话〕〔") == ["电话", ""])
  }

  @Test func `what comes late says so`() {
    let late = ReminderWording().message(
      for: [reminder()], identity: "abcdefghijk", at: now, .late)
    #expect(late.kind == .catchUp)
    #expect(late.lines[0].hasPrefix("【利民热线】补发：后天"))
  }

  @Test func `the number at the end is short and the link ends with it`() {
    let settings = WordingSettings(linkBase: "https://gk.example.gov.cn/t/")
    let message = ReminderWording(settings).message(
      for: [reminder()], identity: "abcdefghijk", at: now)
    #expect(message.lines.last == "编号 abcdefgh　https://gk.example.gov.cn/t/abcdefgh")
    #expect(self.message([reminder()]).lines.last == "编号 abcdefgh")
  }

  @Test func `nothing is said about an edit that left no trace`() {
    let facts = reminder().content.episode.value
    var later = facts
    later.generation = 3
    let step = CorrectionPolicy().nextStep(
      for: AnnouncedEpisode(group: "g", facts: facts), present: later, firstEditAt: now,
      lastEditAt: now, at: now + .seconds(600))
    #expect(step == .none)
  }
}
