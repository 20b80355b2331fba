// One question with its answer, at an address that stays. Nothing of the caller can be on it: the
// type it is made from has no caller. Also what stands there after a withdrawal.

import Questions
import Timekeeping
import Writing

/// The page of one question.
struct QuestionPage: Hashable, Sendable {
  private let answered: AnsweredQuestion

  /// The page of `answered`.
  init(_ answered: AnsweredQuestion) {
    self.answered = answered
  }

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let question = answered.question
    let article = ArticleFacts(
      title: question.title, publishedAt: question.publishedAt,
      keywords: [question.nature.wording, question.topic, answered.department]
        .compactMap(\.self).filter { !$0.isEmpty },
      description: Excerpt.of(question.question))
    let local = frame.settings.zone.local(of: question.firstPublishedAt)
    let month = PublicMonth(of: local.day)
    let crumbs = [
      Crumb(PageWords.archive, .archive), Crumb(month.wording, .archive(of: month)),
    ]
    return frame.page(article, .answers, under: crumbs) { html in
      facts(in: frame, &html)
      QuestionText(answered).correction(in: frame, &html)
      html.element(.section, .style(.ask), .labelled(by: .question)) { html in
        html.element(.h2, .id(.question), text: PageWords.question)
        html.paragraphs(question.question)
      }
      html.element(.section, .style(.reply), .labelled(by: .answer)) { html in
        html.element(.h2, .id(.answer), text: PageWords.answer)
        html.paragraphs(question.answer)
        QuestionText(answered).policies(&html)
      }
      frame.signatures(question.signers.map(\.name), digest: question.hash.shortForm, &html)
    }
  }

  private func facts(in frame: PageFrame, _ html: inout HTMLWriter) {
    let question = answered.question
    let zone = frame.settings.zone
    html.element(.dl, .style(.facts)) { html in
      html.fact("受理日期") { $0.day(question.receivedOn) }
      if let day = question.answeredOn { html.fact("答复日期") { $0.day(day) } }
      html.fact("答复单位", answered.department)
      html.fact("诉求性质", question.nature.wording)
      html.fact("所属领域", question.topic)
      html.fact("所在区域", question.area)
      html.fact("涉及地点", question.incidentPlace)
      if question.contactCount > 1 { html.fact("反映人次", "\(question.contactCount)人次") }
      if let episode = answered.episode {
        html.fact("所在节目") {
          $0.link(frame.link(to: episode.answers ?? episode.notice), episode.title)
        }
      } else {
        html.fact("所在节目", answered.programme)
      }
      html.fact("公开时间") { $0.moment(zone.local(of: question.firstPublishedAt)) }
      if question.isPartial { html.fact("公开方式", "部分公开") }
    }
  }
}

/// Parts of a question's text that stand on several pages.
struct QuestionText {
  private let answered: AnsweredQuestion

  /// Parts of `answered`.
  init(_ answered: AnsweredQuestion) {
    self.answered = answered
  }

  /// The visible note of a correction, with version and time; nothing for a first version.
  func correction(in frame: PageFrame, _ html: inout HTMLWriter) {
    let question = answered.question
    guard question.version > 1 else { return }
    html.element(.div, .style(.correction)) { html in
      html.element(.p) { html in
        html.element(.strong) { html in
          html.text("更正（第\(question.version)版，")
          html.moment(frame.settings.zone.local(of: question.publishedAt))
          html.text("）")
        }
      }
      html.paragraphs(question.correctionNote ?? "")
    }
  }

  /// The documents that the answer rests on.
  func policies(_ html: inout HTMLWriter) {
    let references = answered.question.policyReferences.filter { !$0.saysNothing }
    guard !references.isEmpty else { return }
    html.element(.p, .style(.policies), text: "政策依据：" + references.joined(separator: "；"))
  }
}

/// The beginning of a text, in one line.
enum Excerpt {
  /// At most 100 characters of `text`.
  static func of(_ text: String) -> String {
    var line = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < 100 else { return line + "…" }
      line.unicodeScalars.append(scalar.value <= 0x20 || scalar.value == 0x3000 ? " " : scalar)
      count += 1
    }
    return line
  }
}

/// What stands at the address of a question that was withdrawn.
package struct TombstonePage: Hashable, Sendable {
  private let tombstone: Tombstone

  /// Whether these bytes are such a page. No words of anybody can be taken for its mark: a quotation
  /// mark in a text is written otherwise.
  package static func isMade(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self)
      .contains("class=\"\(PageStyle.withdrawn.rawValue)\"")
  }

  /// The page of `tombstone`.
  init(_ tombstone: Tombstone) {
    self.tombstone = tombstone
  }

  /// The page: one sentence, the reason for the public, the time, and nothing of what stood here.
  func html(in frame: PageFrame) -> [UInt8] {
    let article = ArticleFacts(
      title: PageWords.withdrawnTitle, publishedAt: tombstone.withdrawnAt, isListed: false)
    return frame.page(article, .answers, under: [Crumb(PageWords.archive, .archive)]) { html in
      html.element(.div, .style(.withdrawn)) { html in
        html.element(.p, text: PageWords.withdrawn)
        if !tombstone.publicReason.saysNothing {
          html.paragraphs("撤回原因：" + tombstone.publicReason)
        }
        html.element(.p) { html in
          html.text("撤回时间：")
          html.moment(frame.settings.zone.local(of: tombstone.withdrawnAt))
        }
      }
      html.element(.p) { $0.link(frame.link(to: .archive), PageWords.archive) }
    }
  }
}
