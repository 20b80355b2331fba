// 预告: who will be on, when, about what, and how to take part. It keeps its address when the time is
// moved, when the show is cancelled and when it is over.

import Questions
import Scheduling
import Timekeeping
import Writing

/// The notice of one episode.
struct NoticePage: Hashable, Sendable {
  /// The episode.
  let episode: NamedEpisode

  /// The notice of `episode`.
  init(_ episode: NamedEpisode) {
    self.episode = episode
  }

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let shown = episode.episode
    let article = ArticleFacts(
      title: episode.label.title, publishedAt: shown.updatedAt,
      keywords: [episode.programme?.name ?? ""] + episode.departments,
      description: "\(episode.label.time)，\(episode.label.title)")
    return frame.page(article, .notice, under: [Crumb(PageWords.episodes, .episodes)]) { html in
      state(&html)
      EpisodeFactsList(episode).write(to: &html)
      if let introduction = shown.introduction {
        html.element(.section) { $0.paragraphs(introduction) }
      }
      guests(&html)
      participation(in: frame, &html)
      related(in: frame, &html)
      frame.signatures(shown.signers, &html)
    }
  }

  private func state(_ html: inout HTMLWriter) {
    if let sentence = episode.episode.state.sentence {
      html.element(.p, .style(.hint), text: sentence)
    }
    if let note = episode.episode.changeNote, !note.saysNothing {
      html.element(.div, .style(.correction)) { $0.paragraphs(note) }
    }
  }

  private func guests(_ html: inout HTMLWriter) {
    let guests = episode.episode.guests.map(\.wording).filter { !$0.saysNothing }
    guard !guests.isEmpty else { return }
    html.element(.section, .labelled(by: .guests)) { html in
      html.element(.h2, .id(.guests), text: PageWords.guests)
      html.element(.ul) { html in
        for guest in guests { html.element(.li, text: guest) }
      }
    }
  }

  private func participation(in frame: PageFrame, _ html: inout HTMLWriter) {
    guard episode.episode.state == .coming else { return }
    let settings = frame.settings
    html.element(.section, .labelled(by: .part)) { html in
      html.element(.h2, .id(.part), text: PageWords.part)
      html.element(.p) { html in
        html.text("节目播出时，可拨打\(settings.hotlineName)")
        if !settings.phone.isEmpty {
          html.text(" ")
          html.element(.span, .style(.whole), text: settings.phone)
          html.text(" ")
        }
        html.text("参与。")
      }
      html.element(
        .p, text: "来电请简要说明问题和所在区域。公开的问答经审核并隐去个人信息；不希望公开的，请在来电时说明。")
    }
  }

  private func related(in frame: PageFrame, _ html: inout HTMLWriter) {
    let label = episode.label
    var links: [(String, PublicPath)] = []
    if let path = label.answers { links.append((PageWords.answers, path)) }
    if let path = label.transcript { links.append((PageWords.transcript, path)) }
    links += episode.campaigns.map { ("\(PageWords.campaign)：\($0)", .campaign($0)) }
    guard !links.isEmpty else { return }
    html.element(.section, .labelled(by: .about)) { html in
      html.element(.h2, .id(.about), text: PageWords.links)
      html.element(.ul) { html in
        for (words, path) in links {
          html.element(.li) { $0.link(frame.link(to: path), words) }
        }
      }
    }
  }
}

/// Time, place and people of an episode, as a list of facts.
struct EpisodeFactsList {
  private let episode: NamedEpisode

  /// The facts of `episode`.
  init(_ episode: NamedEpisode) {
    self.episode = episode
  }

  /// Writes the list.
  func write(to html: inout HTMLWriter) {
    let shown = episode.episode
    html.element(.dl, .style(.facts)) { html in
      html.fact("播出时间") { html in
        switch shown.time {
        case .day(let start, _):
          html.element(.time, .datetime("\(start.day)T\(start.time)")) { html in
            let day = start.day.planWordingWithYear
            html.text(day)
            let clock = String(episode.label.time.dropFirst(day.count))
            html.element(.span, .style(.whole), text: clock)
          }
        case .month: html.text(episode.label.time)
        }
      }
      html.fact("上线单位", episode.whoIsOn)
      html.fact("访谈主题", shown.theme)
      html.fact("节目名称", episode.programme?.name)
      html.fact("节目类型", shown.edition.pageWord)
      html.fact("播出平台", episode.programme?.channels.joined(separator: "、"))
      html.fact("主持人", shown.hosts.joined(separator: "、"))
    }
  }
}
