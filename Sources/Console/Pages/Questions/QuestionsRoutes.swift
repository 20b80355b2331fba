// The ways of the register: the list, one question, what may be done with it, its papers, the sheet.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import NIOCore
import Questions

/// 问题台账.
struct QuestionsRoutes: PageRoutes {
  /// Long answers, every character of which takes nine bytes in a form.
  private static let longForm = 256 * 1_024

  func add(to routes: MemberRoutes) {
    let need = Need.may(.seeQuestions)
    routes.read("questions", needs: need, query: RegisterQuery.keys) { visit in
      try await QuestionsPage(visit: visit, query: try RegisterQuery(visit.query)).response()
    }
    routes.read("questions.csv", needs: .may(.export), query: RegisterQuery.keys) {
      try await sheet($0)
    }
    routes.page("questions/:number", needs: need, query: ["done"]) { visit in
      try await OneQuestionPage(visit, numbered: try OneQuestionPage.number(visit)).html()
    }
    for deed in Deed.allCases {
      routes.form(
        "questions/:number/" + deed.rawValue, needs: .may(deed.permission), fields: deed.fields,
        bodyBytes: Self.longForm
      ) { visit, form in
        try await OneQuestionPage(visit, numbered: try OneQuestionPage.number(visit))
          .act(deed, form)
      }
    }
    routes.read("questions/:number/papers/:kind", needs: need) { visit in
      try await PaperPage(visit, numbered: try OneQuestionPage.number(visit)).response()
    }
  }

  private func sheet(_ visit: Visit) async throws -> Response {
    let query = try RegisterQuery(visit.query)
    let withCallers = try visit.query.text("callers") != nil
    let sheet = try await visit.desk.register.export(
      query.wish(today: visit.frame.moments.today), withCallers: withCallers, by: visit.member)
    return .download(
      sheet.name, type: "text/csv; charset=utf-8",
      ResponseBody(asyncSequence: sheet.map { ByteBuffer(bytes: $0) }))
  }
}

extension Response {
  /// A file that the browser keeps.
  static func download(_ name: String, type: String, _ text: String) -> Response {
    var response = console(type: type, text)
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  /// A file that the browser keeps, and that is made while it leaves.
  static func download(_ name: String, type: String, _ body: ResponseBody) -> Response {
    var response = download(name, type: type, "")
    response.headers[.contentLength] = nil
    response.body = body
    return response
  }
}
