// Every route of the console, one line each. A route that is not here makes the test of attackers fail, and
// so does a line without a route.

import Membership

extension GuardedRoute {
  /// What is answered to everybody.
  static let open: Set<String> = [
    "GET /sign-in", "POST /sign-in", "GET /join/:secret", "POST /join/:secret", "GET /healthz",
    "GET /metrics", "GET /api/openapi.json", "GET /assets/console.css", "GET /assets/console.js",
    "GET /assets/icon.svg", "GET /assets/on-air.css", "GET /assets/on-air.js",
    "GET /assets/host.css", "GET /assets/host.js",
  ]

  static let all = house + show + register + deeds + review + programs + acts

  private static let house: [GuardedRoute] = [
    .read("/", [.seePlan]), .read("/plan", [.seePlan]),
    .read("/deliveries", [.seeDeliveries]), .read("/robots", [.seeDeliveries]),
    .read("/journal", [.seeJournal]), .read("/figures", [.report]),
    .read("/figures/report", [.report]),
    .read("/members", [.editMembers]), .read("/members/:id", [.editMembers]),
    .form("/members/add", [.editMembers]), .form("/members/:id/change", [.editMembers]),
    .form("/members/:id/link", [.editMembers], answer: 200),
    .form("/members/:id/sign-out", [.editMembers], answer: 303),
    .read("/account"), .form("/account/password"), .form("/account/sessions/end", answer: 303),
    .form("/account/tokens/add"), .form("/account/tokens/end", answer: 404),
    .form("/sign-out", answer: 303, endsSession: true),
    .read("/demo"), .read("/site/:part", answer: 404), .read("/site/:part/:name", answer: 404),
  ]

  private static let show: [GuardedRoute] = [
    .read("/on-air", [.logQuestion], of: .programme, query: "programme=limin"),
    .read(
      "/on-air/events", [.logQuestion], of: .programme, query: "programme=limin", isStream: true),
    .read("/host", [.seeHostScreen], of: .programme, query: "programme=limin"),
    .read(
      "/host/events", [.seeHostScreen], of: .programme, query: "programme=limin", isStream: true),
    .form("/on-air/log", [.logQuestion], of: .programme, fields: [("programme", "limin")]),
    .command(
      "/on-air/entries", [.logQuestion], of: .programme, 400, #"{"programme":"limin"}"#),
    .command("/on-air/reading", [.logQuestion], 200),
    .form("/on-air/act", [.logQuestion], answer: 400),
    .form("/on-air/consent", [.logQuestion], answer: 400),
  ]

  private static let register: [GuardedRoute] = [
    .read("/questions", [.seeQuestions]), .read("/questions.csv", [.export]),
    .read("/questions/:number", [.seeQuestions], of: .question),
    .read("/questions/:number/papers/:kind", [.seeQuestions], of: .question),
  ]

  private static let deeds: [GuardedRoute] = [
    .deed("assign", .assign), .deed("decline", .assign), .deed("merge", .assign),
    .deed("unmerge", .assign), .deed("clearGist", .assign), .deed("answer", .answer),
    .deed("amendAnswer", .answer), .deed("extend", .extend),
    .deed("giveBack", .returnAssignment), .deed("followUp", .followUp),
    .deed("close", .followUp), .deed("reopen", .followUp), .deed("dispute", .followUp),
    .deed("transfer", .assign), .deed("consent", .logQuestion), .deed("forget", .forget),
  ]

  private static func deed(
    _ name: String, _ need: Permission, answer: Int = 422
  ) -> GuardedRoute {
    .form("/questions/:number/" + name, [need], of: .question, answer: answer)
  }

  private static let reviewers: [Permission] = [
    .decideDisclosure, .resolveFindings, .sign1, .sign2, .sign3, .publish,
  ]
  private static let signers: [Permission] = [.sign1, .sign2, .sign3]

  private static let review: [GuardedRoute] = [
    .read("/review", reviewers), .read("/review/:number", reviewers, of: .question),
    .read("/assets/review.js"), .read("/assets/papers.css"),
    .step("draft", [.resolveFindings]), .step("decide", [.decideDisclosure]),
    .step("submit", [.resolveFindings]), .step("sign", signers),
    .step("signOnPaper", [.recordPaper]), .step("sendBack", signers),
    .step("publish", [.publish, .correct]), .step("dropCorrection", [.correct]),
    .step("withdraw", [.withdraw]),
  ]

  private static func step(_ name: String, _ needs: [Permission]) -> GuardedRoute {
    .form("/review/:number/" + name, needs, of: .question)
  }

  private static let programs: [GuardedRoute] = [
    .read("/status", [.seeDeliveries]), .read("/api/agenda", [.seeDeliveries]),
    .read("/api/why", [.seeDeliveries], query: "ref=x"),
    .read("/api/questions", [.seeQuestions]),
    .read("/api/questions/:number", [.seeQuestions], of: .question),
    .command("/api/questions", [.logQuestion], 400),
    .list("import"), .list("check"),
  ]

  private static func list(_ way: String) -> GuardedRoute {
    GuardedRoute(
      name: "POST /api/questions/\(way)/:programme/:channel", needs: [.importLists],
      thing: .programme, answer: 422, body: .other(type: "text/csv", "不是表头\n"))
  }

  private static let acts: [GuardedRoute] = [
    .act("assign", .assign), .act("decline", .assign), .act("merge", .runShow),
    .act("unmerge", .assign, 409), .act("extend", .extend), .act("answer", .answer, 422),
    .act("close", .followUp, 409), .act("reopen", .followUp), .act("follow-up", .followUp),
    .act("transfer", .logQuestion), .act("urgency", .logQuestion), .act("stage", .runShow),
    .act("answer-on-air", .runShow, 409), .act("return", .returnAssignment),
  ]

  private static func act(_ name: String, _ need: Permission, _ answer: Int = 400) -> GuardedRoute {
    .command("/api/questions/:number/" + name, [need], of: .question, answer)
  }
}
