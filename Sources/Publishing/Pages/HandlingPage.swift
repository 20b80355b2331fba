// 办理情况通报: what became of what was given to the departments. The count stands beside each rate,
// there is no rank, and every figure is defined at the bottom with the moment until which was counted.

import Questions
import Timekeeping
import Writing

/// The report on handling for one period.
struct HandlingPage: Hashable, Sendable {
  /// The figures.
  let figures: HandlingFigures
  /// The names of the departments, in the order of the figures.
  let departments: [String]

  /// The page.
  func html(in frame: PageFrame) -> [UInt8] {
    let title = figures.period.wording + frame.settings.hotlineName + PageWords.handling
    let article = ArticleFacts(
      title: title, publishedAt: figures.publishedAt,
      keywords: [frame.settings.hotlineName, PageWords.handling], description: summary)
    return frame.page(article, .handling, under: [Crumb(PageWords.reports, .reports)]) { html in
      html.element(.p, .style(.lead), text: summary)
      html.element(.section, .labelled(by: .units)) { html in
        html.element(.h2, .id(.units), text: "各单位办理情况")
        if figures.departments.isEmpty {
          html.element(.p, .style(.hint), text: "本期没有交办事项。")
        } else {
          html.scrolling("各单位办理情况表", table)
          html.element(.p, .style(.small), text: PageWords.unordered)
        }
      }
      html.element(.p) { html in
        html.link(frame.link(to: .figures(figures.period)), "本期统计数据")
        html.text("　")
        html.link(frame.link(to: .handlingTable(figures.period)), "下载CSV表格")
      }
      FigureNotes(figures).write(in: frame, &html)
      frame.signatures(figures.signers, &html)
    }
  }

  private var summary: String {
    let totals = figures.totals
    let sum = total
    return
      "\(figures.period.wording)，登记群众诉求\(totals.logged)件，现场答复\(totals.answeredOnAir)件，"
      + "转办\(totals.forwarded)件，办结\(totals.closed)件，公开问答\(totals.published)件。"
      + "交办各单位\(sum.assigned)件，办结\(sum.closed)件，办结率\(Share.wording(sum.closed, of: sum.assigned))；"
      + "有效回访\(sum.followedUp)件，满意率\(Share.wording(sum.satisfied, of: sum.followedUp))。"
  }

  private var total: DepartmentFigures {
    let rows = figures.departments
    return DepartmentFigures(
      department: DepartmentCode(rawValue: ""), assigned: rows.reduce(0) { $0 + $1.assigned },
      closedInTime: rows.reduce(0) { $0 + $1.closedInTime },
      closedLate: rows.reduce(0) { $0 + $1.closedLate }, open: rows.reduce(0) { $0 + $1.open },
      followedUp: rows.reduce(0) { $0 + $1.followedUp },
      satisfied: rows.reduce(0) { $0 + $1.satisfied })
  }

  private func table(_ html: inout HTMLWriter) {
    html.element(.table) { html in
      html.element(.caption, text: "单位：件")
      html.element(.thead) { html in
        html.element(.tr) { html in
          html.element(.th, .column, .spans(rows: 2), text: "单位")
          html.element(.th, .column, .spans(rows: 2), text: "交办")
          html.element(.th, .columns, .spans(columns: 5), text: "办理")
          html.element(.th, .columns, .spans(columns: 3), text: "回访")
        }
        html.element(.tr) { html in
          for name in ["按时办结", "超时办结", "办理中", "办结率", "按时办结率", "有效回访", "满意", "满意率"] {
            html.element(.th, .column, text: name)
          }
        }
      }
      html.element(.tbody) { html in
        for (row, name) in zip(figures.departments, departments) { self.row(row, name, &html) }
        row(total, PageWords.total, &html)
      }
    }
  }

  private func row(_ row: DepartmentFigures, _ name: String, _ html: inout HTMLWriter) {
    html.element(.tr) { html in
      html.element(.th, .row, text: name)
      for cell in cells(of: row) { html.element(.td, text: cell) }
    }
  }

  private func cells(of row: DepartmentFigures) -> [String] {
    [
      String(row.assigned), String(row.closedInTime), String(row.closedLate), String(row.open),
      Share.wording(row.closed, of: row.assigned),
      Share.wording(row.closedInTime, of: row.closed),
      String(row.followedUp), String(row.satisfied),
      Share.wording(row.satisfied, of: row.followedUp),
    ]
  }
}

// MARK: - Table

extension HandlingPage {
  /// The same table as CSV.
  func table(_ settings: SiteSettings) -> [UInt8] {
    var csv = CSVWriter(headings: [
      "统计时段", "单位", "交办", "按时办结", "超时办结", "办理中", "办结率", "按时办结率", "有效回访", "满意", "满意率",
      "截止时间",
    ])
    let cutOff = settings.zone.local(of: figures.cutOff).description
    for (row, name) in zip(figures.departments + [total], departments + [PageWords.total]) {
      csv.row(
        [.text(figures.period.wording), .text(name)]
          + cells(of: row).map(CSVWriter.Field.figure) + [.text(cutOff)])
    }
    return csv.bytes
  }
}

/// Until when was counted, and what the figures mean.
struct FigureNotes {
  private let figures: HandlingFigures

  /// Notes for `figures`.
  init(_ figures: HandlingFigures) {
    self.figures = figures
  }

  /// Writes the notes.
  func write(in frame: PageFrame, _ html: inout HTMLWriter) {
    html.element(.section, .style(.meaning), .labelled(by: .meaning)) { html in
      html.element(.h2, .id(.meaning), text: PageWords.meaning)
      html.element(.p) { html in
        html.text("数据截止时间：")
        html.moment(frame.settings.zone.local(of: figures.cutOff))
        html.text("。")
      }
      guard !figures.meanings.isEmpty else { return }
      html.element(.dl) { html in
        for meaning in figures.meanings { html.fact(meaning.name, meaning.text) }
      }
    }
  }
}

extension HTMLWriter {
  /// A part that scrolls by itself when it is wider than the window; it can be reached by keyboard.
  mutating func scrolling(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element(.div, .style(.wide), .region, .reachable, .label(name), content: content)
  }
}
