// 热线问答 of one episode: who was on, and every question of it with its answer, on one page that can
// be read through and printed. Each has its own address besides.

import Questions
import Scheduling
import Timekeeping
import Writing

/// The questions and answers of one episode.
struct AnswersPage: Hashable, Sendable {
  /// The episode.
  let episode: NamedEpisode
  /// Its published questions, in the order in which they were published; at least one.
  let questions: [AnsweredQuestion]

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let changedAt = questions.map(\.publishedAt).max() ?? episode.episode.updatedAt
    let article = ArticleFacts(
      title: "\(PageWords.answers)：\(episode.label.title)", publishedAt: changedAt,
      keywords: [episode.programme?.name ?? ""] + episode.departments, description: summary)
    return frame.page(article, .answers, under: [Crumb(PageWords.episodes, .episodes)]) { html in
      html.element(.p, .style(.lead), text: summary)
      for answered in questions { section(answered, in: frame, &html) }
      html.element(.section, .labelled(by: .about)) { html in
        html.element(.h2, .id(.about), text: PageWords.links)
        html.element(.ul) { html in
          html.element(.li) { $0.link(frame.link(to: episode.label.notice), PageWords.notice) }
          if let path = episode.label.transcript {
            html.element(.li) { $0.link(frame.link(to: path), PageWords.transcript) }
          }
          html.element(.li) {
            $0.link(frame.link(to: .answersText(episode.episode.code)), PageWords.text)
          }
        }
      }
      frame.signatures(signers, &html)
    }
  }

  /// `2026年5月14日（周四）9:00-10:00，市医保局做客利民热线。本期公开问答8件：咨询5件、投诉3件。`
  var summary: String {
    let shown = episode.episode
    let guests = shown.guests.map(\.wording).filter { !$0.saysNothing }.joined(separator: "、")
    let name = episode.programme?.name ?? ""
    let who = episode.whoIsOn + (guests.isEmpty ? "" : guests)
    let first = who.isEmpty ? "播出\(name)。" : "\(who)做客\(name)。"
    return "\(episode.label.time)，\(first)本期公开问答\(questions.count)件：\(natures)。"
  }

  /// The numbers by nature; they add up to the number of questions.
  private var natures: String {
    Nature.allCases.compactMap { nature in
      let count = questions.count { $0.question.nature == nature }
      return count == 0 ? nil : "\(nature.wording)\(count)件"
    }.joined(separator: "、")
  }

  /// Everyone who signed one of them: the names before the last ones, then the last ones.
  private var signers: [String] {
    var checkers: [String] = []
    var last: [String] = []
    for answered in questions {
      let names = answered.question.signers.map(\.name)
      for name in names.dropLast() where !checkers.contains(name) { checkers.append(name) }
      if let name = names.last, !last.contains(name) { last.append(name) }
    }
    return last.isEmpty ? checkers : checkers + [last.joined(separator: "、")]
  }

  private func section(
    _ answered: AnsweredQuestion, in frame: PageFrame, _ html: inout HTMLWriter
  ) {
    let question = answered.question
    html.element(.section, .style(.pair)) { html in
      html.element(.h2) {
        $0.link(frame.link(to: .question(question.slug)), question.title)
      }
      html.element(.p, .style(.small)) { html in
        html.element(.span, text: question.nature.wording)
        if let area = question.area, !area.isEmpty { html.element(.span, text: area) }
        html.element(.span) { html in
          html.text("受理：")
          html.day(question.receivedOn)
        }
      }
      QuestionText(answered).correction(in: frame, &html)
      html.element(.h3, text: PageWords.question)
      html.paragraphs(question.question)
      let name = answered.department.map { "\($0)答复" } ?? PageWords.answer
      html.element(.h3, text: name)
      html.element(.div, .style(.reply)) { html in
        html.paragraphs(question.answer)
        QuestionText(answered).policies(&html)
      }
    }
  }
}

// MARK: - Text for 公众号

extension AnswersPage {
  /// The same as plain text, to be pasted where there is no markup.
  func text(_ settings: SiteSettings) -> [UInt8] {
    var text = PlainText()
    text.line("【\(settings.hotlineName)】\(episode.label.title)")
    text.gap()
    text.line(summary)
    for (index, answered) in questions.enumerated() {
      let question = answered.question
      text.gap()
      text.line("\(index + 1)．\(question.title)")
      text.block("问：", question.question)
      text.block(answered.department.map { "\($0)答：" } ?? "答：", question.answer)
      let references = question.policyReferences.filter { !$0.saysNothing }
      if !references.isEmpty { text.line("政策依据：" + references.joined(separator: "；")) }
      if question.version > 1 {
        let day = settings.zone.local(of: question.publishedAt).day.yearWording
        text.line("更正（第\(question.version)版，\(day)）：\(question.correctionNote ?? "")")
      }
    }
    text.gap()
    let roles = PageFrame(settings, .answersText(episode.episode.code)).roles(of: signers)
    if !roles.isEmpty { text.line(roles.joined(separator: "　")) }
    text.line("来源：\(settings.contentSource)")
    text.line("网页：\(settings.address(of: .answers(episode.episode.code)))")
    return text.bytes
  }
}

/// Writes plain text, line by line.
struct PlainText {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// One line.
  mutating func line(_ text: String) {
    bytes.append(text, for: .plain)
    bytes.append(0x0A)
  }

  /// An empty line.
  mutating func gap() { bytes.append(0x0A) }

  /// The lines of `text`, the first one behind `label`.
  mutating func block(_ label: String, _ text: String) {
    bytes.append(label, for: .plain)
    TextLines.forEach(in: text) { line in
      bytes.append(line, for: .plain)
      bytes.append(0x0A)
    }
  }
}
