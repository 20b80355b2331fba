// Each rule finds its bad sample and lets its good one pass: a rule that finds nothing is none.

import Testing

@Suite struct RuleTests {
  private func file(_ text: String, path: String = "Sources/Desk/PlanDesk.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  @Test func `the lexer drops comments and strings and keeps the lines`() {
    let source = """
      // print("a")
      let a = "print(\\(b("x")))" /* try! /* nested */ */
      let c = #"print("x")"#
      let d = ""\"
        try! \\
        ""\"
      e!
      """
    let tokens = file(source).tokens

    #expect(tokens.map(\.text).joined(separator: " ") == #"let a = "" let c = "" let d = "" e !"#)
    #expect(tokens.last?.line == 7)
    #expect(tokens.last?.isGlued == true)
  }

  @Test(arguments: [
    ("Sources/Scheduling/A.swift", "import Delivering", 1),
    ("Sources/Scheduling/A.swift", "package import Timekeeping\nimport Reminding", 0),
    ("Sources/Console/A.swift", "import GRDB", 1),
    ("Sources/RobotSimulator/A.swift", "import Robots", 1),
    ("Sources/Desk/A.swift", "import CCurl\nimport Hummingbird", 2),
    ("Sources/Unknown/A.swift", "import Foundation", 1),
    ("Tests/DeskTests/A.swift", "import GRDB", 0),
  ])
  func `an import through a wall is found`(path: String, text: String, count: Int) {
    #expect(ImportRule.violations(in: file(text, path: path)).count == count)
  }

  @Test func `an edge through a wall is found in the manifest`() {
    let manifest = """
      house("Reminding", ["Timekeeping"]),
      house(
        "Scheduling",
        ["Timekeeping", "Delivering", crypto]),
      house("Nobody", ["Timekeeping"], excluding: ["Documentation.docc"]),
      """
    let violations = ImportRule.violations(inManifest: file(manifest, path: "Package.swift"))

    #expect(violations.map(\.line) == [4, 5])
  }

  @Test(arguments: [
    ("let a = Date()", 1), ("let a = Date(timeIntervalSince1970: 0)", 0), ("print(a)", 1),
    ("writer.print(a)", 0), ("func print(_ a: Int) {}", 0), ("try! a()", 1), ("try? a()", 0),
    ("try !a()", 0),
    ("a as! B", 1), ("Task { }", 1), ("Task.detached { }", 1), ("TaskGroup { }", 0),
    ("try await Task.sleep(for: a)", 1), ("final class A: @unchecked Sendable {}", 1),
    ("fatalError()", 1), ("let b = a!", 1), ("a()!.b", 1), ("let b: A!", 1), ("a != b", 0),
    ("!a && !b", 0), ("a![0]", 1), ("clock.now", 0), ("self.clock.now", 0), ("window.now", 0),
    ("run(at: .now)", 1), ("Date.now", 1),
    ("ContinuousClock.now", 1), ("systemClock.now", 0), ("DispatchTime.now()", 1),
    ("// TO" + "DO later", 1), ("let text = \"print(a) try! b!\"", 0),
  ])
  func `a forbidden word is found`(text: String, count: Int) {
    #expect(WordRule.violations(in: file(text)).count == count, "\(text)")
  }

  @Test func `a clock in a pure target is found`() {
    let pure = file("let a = clock.now", path: "Sources/Robots/A.swift")

    #expect(WordRule.violations(in: pure).count == 1)
  }

  @Test(arguments: [
    ("Sources/Robots/A.swift", "final class A {}", 1),
    ("Sources/Robots/A.swift", "actor A {}", 1),
    ("Sources/Robots/A.swift", "func a() async {}", 1),
    ("Sources/Robots/A.swift", "protocol A: AnyObject {}", 0),
    ("Sources/Spreadsheets/A.swift", "final class A {}", 0),
    ("Sources/Spreadsheets/A.swift", "class A {}", 1),
    ("Sources/Timekeeping/WallClock.swift", "func sleep() async throws", 0),
    ("Sources/Desk/A.swift", "final class A { func a() async {} }", 0),
    ("Sources/Robots/A.swift", "let a = Mutex(1)", 1),
  ])
  func `state and waiting in a pure target are found`(path: String, text: String, count: Int) {
    #expect(PurityRule.violations(in: file(text, path: path)).count == count)
  }

  @Test func `a long function and a long file are found`() {
    let body = String(repeating: "  a()\n", count: 59)
    let long = "struct A {\n  func a(b: Int = { 1 }()) {\n" + body + "  }\n}\n"
    let short = "struct A {\n  func a() {\n" + body.dropLast(6) + "  }\n}\n"
    let requirement = "protocol A {\n  func a()\n}\nstruct B {\n" + body + body + "}\n"

    #expect(SizeRule.violations(in: file(long)).map(\.line) == [2])
    #expect(SizeRule.violations(in: file(short)) == [])
    #expect(SizeRule.violations(in: file(requirement)) == [])
    #expect(SizeRule.violations(in: file(String(repeating: "a\n", count: 400))) == [])
    #expect(SizeRule.violations(in: file(String(repeating: "a\n", count: 401))).count == 1)
    let test = file(String(repeating: "a\n", count: 600), path: "Tests/DeskTests/A.swift")
    #expect(SizeRule.violations(in: test) == [])
  }

  @Test(arguments: [
    ("// A.\npackage struct A {}", 1), ("// A.\n/// An A.\npackage struct A {}", 0),
    ("// A.\n/// An A.\n@frozen\npackage struct A {}", 0), ("package import A", 1),
    ("// A.\npackage import A", 0), ("// A.\npackage static func == (a: A, b: A) {}", 0),
    ("// A.\npackage var description: String", 0), ("// A.\npackage static let a = 1", 1),
    ("// A.\npackage init(from decoder: any Decoder) throws {}", 0),
    ("// A.\npackage init(a: Int) {}", 1), ("// A.\n/// A.\npackage private(set) var a = 1", 0),
    ("// A.\npackage final class A {}", 1),
  ])
  func `a declaration without a comment is found`(text: String, count: Int) {
    #expect(DocumentationRule.violations(in: file(text)).count == count, "\(text)")
  }

  @Test(arguments: [
    ("struct PlanManager {}", 1), ("enum MyUtils {}", 1), ("func getPlan() {}", 1),
    ("func handleWake() {}", 1), ("func doIt() {}", 1), ("struct Database {}", 0),
    ("struct Base64 {}", 0), ("func getter() {}", 0), ("func domain() {}", 0),
    ("struct ItemList {}", 1), ("let data = 1", 0), ("func itemCount() {}", 0),
    ("func loadData() {}", 1), ("enum CommonWords {}", 1),
  ])
  func `an empty name is found`(text: String, count: Int) {
    #expect(NameRule.violations(in: file(text)).count == count, "\(text)")
  }

  @Test func `a handler of requests may be called one`() {
    let console = file("func handleReload() {}", path: "Sources/Console/A.swift")

    #expect(NameRule.violations(in: console) == [])
  }

  @Test(arguments: [
    ("Sources/Desk/PlanDesk.swift", "struct PlanDesk {}", 0),
    ("Sources/Desk/PlanDesk.swift", "struct Other {}\nextension PlanDesk {}", 1),
    ("Sources/Desk/PlanDesk.swift", "struct Other { struct PlanDesk {} }", 1),
    ("Sources/Desk/PlanDesk.swift", "struct PlanDesk {}\nstruct Other {}", 0),
    ("Sources/Desk/Identifiers.swift", "struct AnID {}\nstruct AnotherID {}", 0),
    ("Sources/Desk/Limits.swift", "private struct Other {}\nextension Plan {}", 0),
    ("Sources/Desk/PlanDesk+Reading.swift", "extension PlanDesk {}", 0),
    ("Sources/Desk/PlanDesk+Reading.swift", "extension Plan {}", 1),
    ("Tests/DeskTests/PlanTests.swift", "@Suite struct PlanTests {}", 0),
    ("Sources/hotline/main.swift", "run()", 0),
  ])
  func `a stray file name is found`(path: String, text: String, count: Int) {
    #expect(NameRule.fileViolations(in: file(text, path: path)).count == count)
  }

  @Test func `the engine's name is found above the store`() {
    #expect(EngineRule.violations(in: file("let a = SQLITE_BUSY")).count == 1)
    #expect(EngineRule.violations(in: file("let a = 1 // SQLite")) == [])
    #expect(
      EngineRule.violations(in: file("import GRDB", path: "Sources/Storage/A.swift")) == [])
  }

  @Test(arguments: [
    ("# A\n\n## B\n", 0), ("# A\n# B\n", 1), ("## A\n", 1), ("# A\n```sh\n# comment\n```\n", 0),
  ])
  func `a page without its one heading is found`(text: String, count: Int) {
    #expect(PageRule.headingViolations(in: file(text, path: "README.md")).count == count)
  }

  @Test func `a mention of papers outside the project is found`() {
    #expect(PageRule.mentionViolations(in: file("// see decisions" + ".md 13")).count == 1)
    #expect(PageRule.mentionViolations(in: file("let a = \"/work" + "/main\"")).count == 1)
    #expect(PageRule.mentionViolations(in: file("// see the manual")) == [])
  }

  @Test func `a golden text that nobody compares with is found`() {
    let test = file("Golden.difference(a, from: \"a.txt\")", path: "Tests/DeskTests/A.swift")
    let goldens = ["Tests/Golden/DeskTests/a.txt", "Tests/Golden/DeskTests/b.txt"]

    #expect(
      GoldenRule.violations(goldens: goldens, files: [test]).map(\.path) == [goldens[1]])
  }

  @Test func `a value that the manual or the store forgot is found`() {
    let source = file(
      """
      package enum State: String {
        /// Not yet.
        case waiting
        case sent = "sent-off", lost
      }
      """, path: "Sources/Delivering/State.swift")
    let manual = file("# Words\n\n`waiting`, `sent-off`\n", path: "a.md")
    let partial = file(
      "CHECK (a IN ('waiting', 'lost'))", path: "Sources/Storage/Migrations/A.swift")
    let whole = file(
      "CHECK (a IN ('waiting', 'lost',\n 'sent-off'))", path: "Sources/Storage/Migrations/B.swift")

    #expect(MirrorRule.values(of: "State", in: [source]) == ["waiting", "sent-off", "lost"])
    #expect(
      MirrorRule.unexplained(["State"], in: [source], manual: [manual]).map(\.message) == [
        "`lost` of State is not explained"
      ])
    #expect(MirrorRule.unexplained(["Other"], in: [source], manual: [manual]).count == 1)
    #expect(MirrorRule.unchecked(["State"], in: [source, partial]).count == 1)
    #expect(MirrorRule.unchecked(["State"], in: [source, partial, whole]) == [])
  }
}
