// The outputs as they are read: the page, the letter, the sheets and JSON.

import Foundation
import Questions
import Reporting
import TestSupport
import Testing
import Timekeeping

struct ReportGoldenTests {
  private func file(_ name: String, _ report: Report) throws -> String {
    let file = try #require(report.files().first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test(arguments: ["may-report.html", "may-report.txt", "may-report.json"])
  func `the report of May reads as it was looked at`(name: String) throws {
    let settings = ReportSettings(
      issuer: "市政务公开办", minimumCount: 2, forms: [.standard, .ningguo, .messages])
    let text = try file(String(name.dropFirst(4)), Fixture.report(Fixture.register, settings))

    #expect(Golden.difference(text, from: name) == nil)
  }

  @Test func `the sheets of May read as they were looked at`() throws {
    let report = try Fixture.report()
    let sheets = try ["standard.csv", "natures.csv", "cases.csv"].map { try file($0, report) }

    // Marks and line ends made visible; their bytes are looked at below.
    let text = sheets.joined(separator: "\n").replacingOccurrences(of: "\u{FEFF}", with: "[BOM]")
      .replacingOccurrences(of: "\r\n", with: "[CRLF]\n")

    #expect(Golden.difference(text, from: "may-sheets.txt") == nil)
  }

  @Test func `a sheet has its mark, full line ends, and rates in three columns`() throws {
    let bytes = try #require(Fixture.report().files().first { $0.name == "standard.csv" }).bytes
    let text = String(decoding: bytes, as: UTF8.self)

    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(bytes.count { $0 == 0x0A } == text.components(separatedBy: "\r\n").count - 1)
    #expect(text.contains("\"办结率\",\"办结率分子\",\"办结率分母\""))
    #expect(text.contains("\"50.00%\",\"4\",\"8\""))
  }

  @Test(arguments: ["=1+1", "+86", "-1", "@SUM", "\t=1", "\r=1", "＝1", "　=1"])
  func `what a cell could take for a formula is put to sleep`(topic: String) throws {
    let register = Register(rows: [Fixture.row("T1", "2026-05-12 09:00", topic: topic)])
    let text = try file("topics.csv", Fixture.report(register))

    #expect(text.unicodeScalars.split(separator: "\n")[1].contains("'"))
    #expect(!text.contains("\n" + topic) && !text.contains("\n\"" + topic))
  }

  @Test func `the page needs nothing else and hides no markup`() throws {
    let rows = [Fixture.row("T1", "2026-05-12 09:00", topic: "<script>alert(1)</script>&\"'")]
    let page = try file("report.html", Fixture.report(Register(rows: rows)))

    #expect(!page.contains("<script"))
    #expect(!page.contains("src="))
    #expect(!page.contains("url("))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;"))
  }

  @Test func `JSON is JSON, with a version, definitions and cases`() throws {
    let rows = [Fixture.row("T1", "2026-05-12 09:00", topic: "甲\"\\\u{1}乙\n")]
    let json = try file("report.json", Fixture.report(Register(rows: rows)))
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let report = try #require(object as? [String: Any])
    let figures = try #require(report["figures"] as? [[String: Any]])

    #expect(report["schemaVersion"] as? Int == 1)
    #expect(figures.allSatisfy { ($0["definition"] as? String)?.isEmpty == false })
    #expect(figures.first?["cases"] as? [String] == ["T1"])
    #expect(json.contains("甲\\\"\\\\乙\\n"))
  }

  @Test func `figures link to the console's list of cases when they are told to`() throws {
    let settings = ReportSettings(links: .address(prefix: "/figures/2026-05?figure="))
    let page = try file("report.html", Fixture.report(Fixture.register, settings))

    #expect(page.contains("href=\"/figures/2026-05?figure=department%3Ayibao%2FclosingRate\""))
    #expect(!page.contains("L26-00029"))
  }

  @Test func `the same register gives the same bytes`() throws {
    var shuffled = Fixture.register
    shuffled.rows.reverse()
    shuffled.episodes.reverse()
    let names = ["report.html", "report.txt", "report.json", "standard.csv"]

    for name in names {
      #expect(try file(name, Fixture.report()) == file(name, Fixture.report(shuffled)))
    }
  }

  @Test func `a report of an empty month says so without a number out of nothing`() throws {
    let report = try Fixture.report(Register(rows: []))
    let text = report.officialText()

    #expect(text.contains("本期共受理群众诉求0件"))
    #expect(text.contains("本期没有转办件。"))
    #expect(text.contains("本期没有安排节目。"))
    #expect(!text.contains("100.00%"))
    #expect(text.contains("〔待填：落款单位〕"))
  }

  @Test func `every measure and sum has its word and its definition`() {
    let settings = ReportSettings()

    for measure in Measure.allCases {
      #expect(!measure.wording.isEmpty)
      #expect(measure.definition(settings).hasSuffix("。"))
    }
    #expect(Set(Measure.allCases.map(\.wording)).count == Measure.allCases.count)
    for measure in EpisodeMeasure.allCases { #expect(!measure.wording.isEmpty) }
  }
}
