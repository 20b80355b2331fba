// What must not be published is refused whole, and every reason is said.

import Publishing
import Questions
import Testing
import Timekeeping

@Suite struct RefusalTests {
  private func problems(
    _ settings: SiteSettings = PublicationCast.settings,
    _ change: (inout PublicRecord) throws -> Void
  ) throws -> [PublishingProblem] {
    var record = try PublicationCast.record()
    try change(&record)
    do throws(PublishingRefusal) {
      _ = try PublicSite(settings).files(for: record)
      return []
    } catch {
      #expect(error.description.split(separator: "\n").count == error.problems.count)
      return error.problems
    }
  }

  @Test func `a complete record is not refused`() throws {
    #expect(PublicationCast.settings.problems().isEmpty)
    #expect(try problems { _ in }.isEmpty)
  }

  @Test func `each missing mandatory setting is named`() {
    let settings = SiteSettings(
      siteName: "", siteDomain: " ", siteIDCode: "null", contentSource: "\u{200B}", hotlineName: "")

    let missing = settings.problems().filter { $0.fault == .missing && $0.kind == nil }

    #expect(
      missing.map(\.setting) == [
        .siteName, .siteDomain, .siteIDCode, .contentSource, .hotlineName,
      ])
    #expect(missing[2].wording.contains("SiteIDCode"))
    // A column whose name is the hotline's name has none then.
    #expect(
      settings.problems().contains { $0.kind == .home && $0.setting == .columnName })
  }

  @Test(arguments: PageKind.allCases) func `each empty tag of a column is named`(kind: PageKind) {
    var settings = PublicationCast.settings
    settings.columns[kind] = SiteColumn(name: "", description: "", keywords: [], type: "")

    let problems = settings.problems()

    #expect(
      problems.map(\.setting) == [.columnName, .columnDescription, .columnKeywords, .columnType])
    #expect(problems.allSatisfy { $0.kind == kind && $0.wording.contains("缺少") })
  }

  @Test(arguments: [
    ("https://www.example.gov.cn", "2113000001", "/"), ("example", "2113000001", "/"),
    ("www.example.gov.cn", "211300001", "/"), ("www.example.gov.cn", "21130000O1", "/"),
    ("www.example.gov.cn", "2113000001", "lmrx"), ("www.example.gov.cn", "2113000001", "/a/../"),
    ("www.example.gov.cn", "2113000001", "//"),
  ])
  func `a malformed setting is refused`(domain: String, code: String, folder: String) {
    var settings = PublicationCast.settings
    settings.siteDomain = domain
    settings.siteIDCode = code
    settings.basePath = folder
    #expect(settings.problems().map(\.fault) == [.malformed])
  }

  @Test func `no page without a title or a text`() throws {
    let slug = PublicSlug(rawValue: "emptyt1t1e000001")
    let found = try problems {
      $0.questions.append(
        try PublicationCast.question(slug.rawValue, title: " \u{200B}", answer: "　\n"))
    }
    #expect(found == [.emptyTitle(slug), .emptyText(slug)])
  }

  @Test(arguments: ["../../etc/passwd", "a/b", "A1b2c3d4", "", "x.html", "-rf", "路灯"])
  func `no address that was not checked`(slug: String) throws {
    let found = try problems {
      $0.tombstones.append(
        Tombstone(
          slug: PublicSlug(rawValue: slug), withdrawnAt: PublicationCast.at(1), publicReason: ""))
    }
    #expect(found == [.unsafeSlug(PublicSlug(rawValue: slug))])
  }

  @Test func `no question beside its own withdrawal`() throws {
    let slug = PublicSlug(rawValue: "w1thdrawn0000001")
    let found = try problems {
      $0.questions.append(try PublicationCast.question(slug.rawValue, title: "问"))
    }
    #expect(found == [.twice(slug)])
  }

  @Test func `no code that the record does not name`() throws {
    let found = try problems {
      $0.departments[DepartmentCode(rawValue: "zjj")] = nil
      $0.programmes = []
    }
    #expect(found.contains(.unknownDepartment(DepartmentCode(rawValue: "zjj"))))
    #expect(found.contains(.unknownProgramme(ProgrammeCode(rawValue: "limin"))))
  }

  @Test func `no figures that do not add up`() throws {
    let found = try problems { record in
      record.figures[0].natures[0] = CountedName("咨询", 25)
    }
    #expect(
      found == [.disagreement(.month(year: 2026, month: 5), "诉求性质各项合计61件，登记60件")])
  }

  @Test(arguments: [
    "javascript:alert(1)", "//evil.example/x", "https://", "https://a b.cn", "ftp://a.cn",
    "https://user@a.cn/", "https://a.cn/\"onx", "mailto:a.cn", "https://a\\b.cn",
    "data:text/html,x",
  ])
  func `what is not a page of the web is no link`(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func `a page of the web is a link`() {
    #expect(WebAddress("https://video.example.gov.cn:8443/a?b=1#c") != nil)
    #expect(WebAddress("/wza.html") != nil)
  }
}
