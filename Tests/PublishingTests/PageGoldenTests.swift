// Every kind of file, looked at once and kept.

import Publishing
import Questions
import TestSupport
import Testing

@Suite struct PageGoldenTests {
  @Test(arguments: [
    ("index.html", "home.html"), ("style.css", "style.css"),
    ("questions/k3v7x2m9p4q8r1s5.html", "question.html"),
    ("questions/a8b2c4d6e9f1g3h5.html", "question-corrected.html"),
    ("questions/w1thdrawn0000001.html", "withdrawn.html"),
    ("answers/limin-2026-05-14.html", "answers.html"),
    ("text/limin-2026-05-14.txt", "answers.txt"),
    ("notices/limin-2026-06-11.html", "notice.html"),
    ("notices/limin-2026-05-14.html", "notice-aired.html"),
    ("notices/limin-2026-07.html", "notice-month.html"),
    ("transcripts/limin-2026-05-14.html", "transcript-skeleton.html"),
    ("transcripts/limin-2026-1-j3at74nbt4.html", "transcript.html"),
    ("episodes/index.html", "episodes.html"), ("episodes/2026.html", "episodes-year.html"),
    ("archive/index.html", "archive.html"), ("archive/2026-05.html", "archive-month.html"),
    ("reports/index.html", "reports.html"), ("reports/handling-2026-05.html", "handling.html"),
    ("reports/handling-2026-05.csv", "handling.csv"),
    ("reports/figures-2026-05.html", "figures.html"), ("feed.xml", "feed.xml"),
    ("feed.json", "feed.json"), ("open/2026-05.csv", "open-month.csv"),
    ("open/2026-05.json", "open-month.json"), ("open/index.json", "open.json"),
    ("sitemap.xml", "sitemap.xml"), ("sitemaps/2026-05.xml", "sitemap-month.xml"),
    ("sitemaps/pages.xml", "sitemap-pages.xml"),
  ])
  func `a file is as it was recorded`(path: String, golden: String) throws {
    let files = try PublicationCast.files()
    let file = try #require(files.first { $0.path.text == path }, "\(files.map(\.path))")

    // Reading a recorded table drops its byte order mark; that has a test of its own.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = file.bytes.starts(with: mark) ? file.bytes.dropFirst(3) : file.bytes[...]
    let text = String(decoding: bytes, as: UTF8.self)

    #expect(Golden.difference(text, from: golden) == nil)
  }

  @Test func `a campaign's column is as it was recorded`() throws {
    let files = try PublicationCast.files()
    let path = PublicPath.campaign(PublicationCast.campaign.name)
    let file = try #require(files.first { $0.path == path })

    let text = String(decoding: file.bytes, as: UTF8.self)

    #expect(Golden.difference(text, from: "campaign.html") == nil)
  }
}
