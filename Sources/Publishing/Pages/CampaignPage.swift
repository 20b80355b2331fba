// 活动专栏: a campaign's own column, with its theme, its window, its episodes and its questions.

import Questions
import Timekeeping

/// The column of a campaign.
struct CampaignPage: Hashable, Sendable {
  /// The campaign.
  let campaign: PublicCampaign
  /// Its episodes, by time.
  let episodes: [EpisodeLabel]
  /// Its questions, newest first.
  let questions: [AnsweredQuestion]

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let changedAt = questions.map(\.publishedAt).max() ?? campaign.publishedAt
    let article = ArticleFacts(
      title: campaign.name, publishedAt: max(changedAt, campaign.publishedAt),
      keywords: [campaign.name], description: campaign.theme ?? "")
    return frame.page(article, .campaign) { html in
      html.element(.dl, .style(.facts)) { html in
        html.fact("活动主题", campaign.theme)
        html.fact("活动时间") { html in
          html.day(campaign.from)
          html.text("至")
          html.day(campaign.through)
        }
      }
      activities(&html)
      html.element(.section, .labelled(by: .list)) { html in
        html.element(.h2, .id(.list), text: "访谈节目")
        EpisodeList(episodes).write(in: frame, empty: PageWords.nothingYet, &html)
      }
      html.element(.section, .labelled(by: .newest)) { html in
        html.element(.h2, .id(.newest), text: PageWords.answers)
        QuestionList(questions).write(in: frame, &html)
      }
    }
  }

  private func activities(_ html: inout HTMLWriter) {
    guard !campaign.activities.isEmpty else { return }
    html.element(.section, .labelled(by: .about)) { html in
      html.element(.h2, .id(.about), text: "活动内容")
      html.element(.ol) { html in
        for activity in campaign.activities { html.element(.li, text: activity) }
      }
    }
  }
}
