// What must hold on every page, whatever is on it.

import Foundation
import Publishing
import Questions
import Testing

@Suite struct PageStructureTests {
  private let files: [PublicFile]

  init() throws {
    files = try PublicationCast.files()
  }

  private var pages: [(path: String, page: PageStructure)] {
    files.filter { $0.path.text.hasSuffix(".html") }
      .map { ($0.path.text, PageStructure($0.bytes)) }
  }

  @Test func `every page is well formed`() {
    #expect(pages.count > 15)
    for (path, page) in pages { #expect(page.faults.isEmpty, "\(path)") }
    for file in files where file.path.text.hasSuffix(".xml") {
      #expect(PageStructure(file.bytes, isXML: true).faults.isEmpty, "\(file.path)")
    }
  }

  @Test func `the strict reader finds what is wrong`() {
    for bad in ["<p>", "<p></div>", "a & b", "<p class=x></p>", "<p a=\"1\" a=\"2\"></p>", "a > b"]
    {
      #expect(!PageStructure(Array("<!doctype html>\n\(bad)".utf8)).faults.isEmpty, "\(bad)")
    }
  }

  @Test func `every page carries the mandatory tags in their spelling`() {
    for (path, page) in pages {
      for name in [
        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
        "ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Url",
      ] {
        #expect(page.meta(name)?.isEmpty == false, "\(name) of \(path)")
      }
      let date = page.meta("PubDate") ?? ""
      let shape = String(date.map { $0.isNumber ? "9" : $0 })
      #expect(shape == "9999-99-99 99:99", "\(date) of \(path)")
      #expect(page.meta("ArticleTitle") == page.all("h1").first?.text)
      let empty = page.all("meta").filter {
        $0.attributes["content"]?.isEmpty == true || $0.attributes["content"] == "null"
      }
      #expect(empty.isEmpty, "\(path)")
    }
  }

  @Test func `optional tags with nothing in them are left out`() throws {
    var settings = PublicationCast.settings
    settings.author = ""
    let files = try PublicSite(settings).files(for: PublicationCast.record())
    let withdrawn = try #require(files.first { $0.path.text.contains("w1thdrawn") })

    let page = PageStructure(withdrawn.bytes)

    #expect(page.meta("Author") == nil)
    #expect(page.meta("Keywords") == nil)
    #expect(page.meta("Description") == nil)
  }

  @Test func `headings go down one step at a time and there is one title`() {
    for (path, page) in pages {
      let levels = page.elements.compactMap { element in
        element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
      }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(path): \(levels)")
      for (above, below) in zip(levels, levels.dropFirst()) {
        #expect(below <= above + 1, "\(path): \(levels)")
      }
    }
  }

  @Test func `every page says its language, skips to its text and has landmarks`() {
    for (path, page) in pages {
      #expect(page.all("html").first?.attributes["lang"] == "zh-CN", "\(path)")
      let links = page.all("a")
      #expect(links.first?.attributes["href"] == "#main", "\(path)")
      #expect(page.all("main").first?.attributes["id"] == "main", "\(path)")
      #expect(page.all("header").count == 1 && page.all("footer").count == 1, "\(path)")
      for nav in page.all("nav") { #expect(nav.attributes["aria-label"] != nil, "\(path)") }
      let ids = page.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(path): \(ids)")
      for element in page.elements {
        guard let name = element.attributes["aria-labelledby"] else { continue }
        #expect(ids.contains(name), "\(path): \(name)")
      }
      for link in links { #expect(!link.text.isEmpty, "\(path)") }
    }
  }

  @Test func `tables name their rows and columns`() {
    var seen = 0
    for (path, page) in pages {
      for heading in page.all("th") {
        seen += 1
        #expect(
          ["row", "col", "colgroup"].contains(heading.attributes["scope"] ?? ""), "\(path)")
      }
    }
    #expect(seen > 20)
  }

  @Test func `nothing runs, nothing is styled in place, nothing is loaded from elsewhere`() {
    let allowed: Set<String> = [
      "html", "head", "title", "meta", "link", "body", "header", "nav", "main", "footer", "article",
      "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "table",
      "caption", "thead", "tbody", "tr", "th", "td", "a", "span", "strong", "time", "small",
    ]
    for (path, page) in pages {
      for element in page.elements {
        #expect(allowed.contains(element.name), "\(path): \(element.name)")
        for (name, value) in element.attributes {
          #expect(name != "style" && !name.hasPrefix("on"), "\(path): \(name)")
          if name == "href" {
            #expect(!value.lowercased().hasPrefix("javascript"), "\(path): \(value)")
          }
        }
      }
    }
  }

  @Test func `every link within the site leads to a file`() {
    let paths = Set(files.map(\.path.text))
    for (path, page) in pages {
      let folder = path.contains("/") ? path.prefix { $0 != "/" } + "/" : ""
      for element in page.elements {
        guard let href = element.attributes["href"], !href.hasPrefix("http"),
          !href.hasPrefix("/"), !href.hasPrefix("#")
        else { continue }
        let target = href.hasPrefix("../") ? String(href.dropFirst(3)) : folder + href
        #expect(paths.contains(target), "\(path) → \(href)")
      }
    }
  }

  @Test func `paths are made of what may stand in an address`() {
    for file in files {
      let form = /([a-z]+\/)?[a-z0-9_][a-z0-9_\-]*\.(html|css|xml|json|csv|txt)/
      #expect(file.path.text.wholeMatch(of: form) != nil, "\(file.path)")
    }
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(files.map(\.path) == files.map(\.path).sorted())
  }

  @Test func `the same record gives the same bytes in whatever order its lists are`() throws {
    var record = try PublicationCast.record()
    record.questions.reverse()
    record.episodes.reverse()

    let again = try PublicSite(PublicationCast.settings).files(for: record)

    #expect(again == files)
  }

  @Test func `an empty record is an empty site`() throws {
    let files = try PublicSite(PublicationCast.settings).files(for: PublicRecord())
    #expect(files.isEmpty)
  }
}
