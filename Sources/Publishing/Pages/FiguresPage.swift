// 统计: how many came, from the ringing phone to the page, and what they were about.

import Timekeeping

/// The figures of one period.
struct FiguresPage: Hashable, Sendable {
  /// The figures.
  let figures: HandlingFigures

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let title = figures.period.wording + frame.settings.hotlineName + "受理情况" + PageWords.figures
    let article = ArticleFacts(
      title: title, publishedAt: figures.publishedAt,
      keywords: [frame.settings.hotlineName, PageWords.figures], description: summary)
    return frame.page(article, .figures, under: [Crumb(PageWords.reports, .reports)]) { html in
      html.element(.p, .style(.lead), text: summary)
      funnel(&html)
      shares(.natures, "诉求性质", figures.natures, &html)
      shares(.channels, "来源渠道", figures.channels, &html)
      topics(&html)
      html.element(.p) {
        $0.link(frame.link(to: .handling(figures.period)), "本期\(PageWords.handling)")
      }
      FigureNotes(figures).write(in: frame, &html)
      frame.signatures(figures.signers, &html)
    }
  }

  private var summary: String {
    let totals = figures.totals
    let natures = figures.natures.filter { $0.count > 0 }
      .map { "\($0.name)\($0.count)件" }.joined(separator: "、")
    return "\(figures.period.wording)，共登记群众诉求\(totals.logged)件"
      + (natures.isEmpty ? "" : "，其中\(natures)") + "；公开问答\(totals.published)件。"
  }

  private func funnel(_ html: inout HTMLWriter) {
    let totals = figures.totals
    let rows: [(String, Int?)] = [
      ("呼入", totals.offered), ("接听", totals.answered), ("登记", totals.logged),
      ("接进直播间", totals.onAir), ("现场答复", totals.answeredOnAir), ("转办", totals.forwarded),
      ("办结", totals.closed), ("公开", totals.published),
    ]
    section(.totals, "从来电到公开", &html) { html in
      html.element(.table) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, .column, text: "环节")
            html.element(.th, .column, text: "数量（件）")
          }
        }
        html.element(.tbody) { html in
          for (name, count) in rows {
            html.element(.tr) { html in
              html.element(.th, .row, text: name)
              html.element(.td, text: count.map(String.init) ?? "未统计")
            }
          }
        }
      }
    }
  }

  private func shares(
    _ anchor: PageAnchor, _ title: String, _ counts: [CountedName], _ html: inout HTMLWriter
  ) {
    guard !counts.isEmpty else { return }
    let total = figures.totals.logged
    section(anchor, title, &html) { html in
      html.element(.table) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            for heading in [title, "数量（件）", "占比"] {
              html.element(.th, .column, text: heading)
            }
          }
        }
        html.element(.tbody) { html in
          for row in counts + [CountedName(PageWords.total, total)] {
            html.element(.tr) { html in
              html.element(.th, .row, text: row.name)
              html.element(.td, text: String(row.count))
              html.element(.td, text: Share.wording(row.count, of: total))
            }
          }
        }
      }
    }
  }

  private func topics(_ html: inout HTMLWriter) {
    guard !figures.topics.isEmpty else { return }
    section(.topics, "群众关注的领域", &html) { html in
      html.element(.table) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, .column, text: "领域")
            html.element(.th, .column, text: "数量（件）")
          }
        }
        html.element(.tbody) { html in
          for row in figures.topics {
            html.element(.tr) { html in
              html.element(.th, .row, text: row.name)
              html.element(.td, text: String(row.count))
            }
          }
        }
      }
    }
  }

  private func section(
    _ anchor: PageAnchor, _ title: String, _ html: inout HTMLWriter,
    _ content: (inout HTMLWriter) -> Void
  ) {
    html.element(.section, .labelled(by: anchor)) { html in
      html.element(.h2, .id(anchor), text: title)
      content(&html)
    }
  }
}
