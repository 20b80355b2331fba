// The ways of the figures: the page, and the report itself in any form.

import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Reporting

/// 统计.
struct FiguresRoutes: PageRoutes {
  func add(to routes: MemberRoutes) {
    let need = Need.may(.report)
    routes.read("figures", needs: need, query: FiguresQuery.keys) { visit in
      let query = try FiguresQuery(visit.query, today: visit.frame.moments.today)
      return Response.html(FiguresPage(visit: visit, query: query).html(), frames: ["'self'"])
    }
    routes.read("figures/report", needs: need, query: FiguresQuery.keys) { try await report($0) }
  }

  private func report(_ visit: Visit) async throws -> Response {
    let query = try FiguresQuery(visit.query, today: visit.frame.moments.today)
    let form = try visit.query.text("form").flatMap(ReportForm.init(rawValue:)) ?? .html
    let text = try await text(query, form, visit)
    let name = "report-\(query.period?.consoleText ?? query.part.rawValue).\(form.ending)"
    guard form == .html else { return .download(name, type: form.type, text) }
    return .report(FiguresRoutes.opened(text, visit.member))
  }

  /// The numbers of cases, in the lists behind the figures and in tables, lead to the register, out of
  /// the frame; for whoever may see it.
  static func opened(_ page: String, _ member: Member) -> String {
    guard member.maySomewhere(.seeQuestions) else { return page }
    return linking(linking(page, "<p id=\"f", "</p>"), "<span class=\"case\"", "</span>")
  }

  /// What stands between `mark` with its attributes and `end`, its numbers made links.
  private static func linking(_ page: String, _ mark: String, _ end: String) -> String {
    var pieces = page.components(separatedBy: mark)
    let head = pieces.removeFirst()
    return pieces.reduce(into: head) { text, piece in
      guard let open = piece.firstIndex(of: ">"), let close = piece.range(of: end) else {
        text += mark + piece
        return
      }
      let start = piece.index(after: open)
      text += mark + piece[..<start]
      text += piece[start..<close.lowerBound].components(separatedBy: "、").map(link)
        .joined(separator: "、")
      text += piece[close.lowerBound...]
    }
  }

  private static func link(_ word: String) -> String {
    let tail = word.range(of: "……").map { String(word[$0.lowerBound...]) } ?? ""
    guard let number = try? CaseNumber(parsing: String(word.dropLast(tail.count))) else {
      return word
    }
    return "<a target=\"_top\" href=\"/questions/\(number)\">\(number)</a>" + tail
  }

  private func text(
    _ query: FiguresQuery, _ form: ReportForm, _ visit: Visit
  ) async throws -> String {
    let desk = visit.desk.figures
    if let period = query.period {
      let bytes = try await desk.report(period, as: form, for: visit.member)
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let campaign = query.campaign else { throw Refusal.notFound }
    switch query.part {
    case .summary:
      let report = try await desk.summary(of: campaign, for: visit.member)
      return String(decoding: report.bytes(as: form), as: UTF8.self)
    case .preparation:
      let document = try await desk.preparation(of: campaign, for: visit.member)
      return switch form {
      case .html: document.html()
      case .text: document.officialText()
      case .csv, .json:
        String(
          decoding: document.files().first { $0.name.hasSuffix(".csv") }?.bytes ?? [],
          as: UTF8.self)
      }
    }
  }
}

extension Response {
  /// A report's page, which brings its own style and may stand in a frame of ours. It has no script,
  /// and may load nothing.
  static func report(_ text: String) -> Response {
    var response = html(text)
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'self'"
    if let frame = HTTPField.Name("X-Frame-Options") { response.headers[frame] = "SAMEORIGIN" }
    return response
  }
}
