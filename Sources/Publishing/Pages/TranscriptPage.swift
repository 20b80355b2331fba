// 访谈实录: what was said, each speech behind its speaker's name in 〔 〕. Until an editor has written
// it down, the page is a skeleton: the questions and answers that were approved, in their places.

import Questions
import Writing

/// The transcript of one episode.
struct TranscriptPage: Hashable, Sendable {
  /// The episode.
  let episode: NamedEpisode
  /// The published questions of the episode, in the order in which they were published.
  let questions: [AnsweredQuestion]

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let shown = episode.episode
    let article = ArticleFacts(
      title: "\(PageWords.transcript)：\(episode.label.title)", publishedAt: shown.updatedAt,
      keywords: [episode.programme?.name ?? ""] + episode.departments)
    return frame.page(article, .transcript, under: [Crumb(PageWords.episodes, .episodes)]) { html in
      EpisodeFactsList(episode).write(to: &html)
      video(&html)
      html.element(.section, .style(.speech), .labelled(by: .transcript)) { html in
        html.element(.h2, .id(.transcript), text: PageWords.speeches)
        if shown.transcript.isEmpty { skeleton(&html) } else { speeches(&html) }
      }
      if let path = episode.label.answers {
        html.element(.p) { $0.link(frame.link(to: path), "本期热线问答") }
      }
      frame.signatures(shown.signers, &html)
    }
  }

  private func video(_ html: inout HTMLWriter) {
    html.element(.section, .labelled(by: .video)) { html in
      html.element(.h2, .id(.video), text: PageWords.video)
      html.element(.p) { html in
        if let video = episode.episode.video {
          html.link(.outside(video), "观看本期节目视频")
          html.text("（文字内容见下方实录）")
        } else {
          html.text(PageWords.videoToCome)
        }
      }
    }
  }

  private func speeches(_ html: inout HTMLWriter) {
    for line in episode.episode.transcript { speech(line.speaker, line.text, &html) }
  }

  private func skeleton(_ html: inout HTMLWriter) {
    html.element(.p, .style(.hint), text: PageWords.toBeWritten)
    speech(PageWords.host, PageWords.opening, &html)
    for answered in questions {
      speech(PageWords.caller, answered.question.question, &html)
      let guest = answered.department.map { "\(PageWords.guest)　\($0)" } ?? PageWords.guest
      speech(guest, answered.question.answer, &html)
    }
    speech(PageWords.host, PageWords.closing, &html)
  }

  /// The first line stands behind the speaker's name, the others below it.
  private func speech(_ speaker: String, _ text: String, _ html: inout HTMLWriter) {
    var isFirst = true
    TextLines.forEach(in: text) { line in
      html.element(.p) { html in
        if isFirst { html.element(.strong, text: "〔\(speaker)〕") }
        html.text(line)
      }
      isFirst = false
    }
  }
}
