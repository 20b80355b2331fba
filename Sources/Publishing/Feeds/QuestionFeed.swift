// The newest questions for feed readers: Atom (RFC 4287) and JSON Feed 1.1. The address of a question
// is its identity; a correction raises `updated` and nothing else. What was withdrawn is not in it.

import Questions
import Timekeeping

/// The newest questions.
struct QuestionFeed: Hashable, Sendable {
  /// The questions, newest first.
  let questions: [AnsweredQuestion]
  /// When anything of the site was last changed; stands for the feed while it is empty.
  let changedAt: Timestamp

  /// The Atom feed.
  func atom(_ settings: SiteSettings) -> [UInt8] {
    XMLWriter.document(
      "feed", namespace: "http://www.w3.org/2005/Atom", language: "zh-CN", capacity: 65_536
    ) { xml in
      xml.element("id", text: settings.address(of: .atom))
      xml.element("title", text: settings.hotlineName + "·" + PageWords.answers)
      xml.element("updated", text: updatedAt.description)
      xml.element("author") { $0.element("name", text: settings.contentSource) }
      xml.empty("link", [("rel", "self"), ("href", settings.address(of: .atom))])
      xml.empty("link", [("rel", "alternate"), ("href", settings.address(of: .home))])
      for answered in questions { entry(answered, settings, &xml) }
    }
  }

  private func entry(
    _ answered: AnsweredQuestion, _ settings: SiteSettings, _ xml: inout XMLWriter
  ) {
    let question = answered.question
    let address = settings.address(of: .question(question.slug))
    xml.element("entry") { xml in
      xml.element("id", text: address)
      xml.element("title", text: question.title)
      xml.empty("link", [("rel", "alternate"), ("href", address)])
      xml.element("published", text: question.firstPublishedAt.description)
      xml.element("updated", text: question.publishedAt.description)
      if let department = answered.department {
        xml.element("author") { $0.element("name", text: department) }
      }
      xml.empty("category", [("term", question.nature.wording)])
      xml.element("content", [("type", "text")], text: content(of: answered))
    }
  }

  /// The JSON feed.
  func json(_ settings: SiteSettings) -> [UInt8] {
    JSONWriter.document(capacity: 65_536) { json in
      json.member("version", "https://jsonfeed.org/version/1.1")
      json.member("title", settings.hotlineName + "·" + PageWords.answers)
      json.member("home_page_url", settings.address(of: .home))
      json.member("feed_url", settings.address(of: .jsonFeed))
      json.member("language", "zh-CN")
      json.list("authors") { $0.element { $0.member("name", settings.contentSource) } }
      json.list("items") { json in
        for answered in questions {
          let question = answered.question
          let address = settings.address(of: .question(question.slug))
          json.element { json in
            json.member("id", address)
            json.member("url", address)
            json.member("title", question.title)
            json.member("content_text", content(of: answered))
            json.member("date_published", question.firstPublishedAt.description)
            json.member("date_modified", question.publishedAt.description)
            if let department = answered.department {
              json.list("authors") { $0.element { $0.member("name", department) } }
            }
            json.member(
              "tags", texts: [question.nature.wording] + (question.topic.map { [$0] } ?? []))
          }
        }
      }
    }
  }

  private var updatedAt: Timestamp { questions.map(\.publishedAt).max() ?? changedAt }

  private func content(of answered: AnsweredQuestion) -> String {
    let question = answered.question
    var parts = ["\(PageWords.question)：\(question.question)"]
    parts.append("\(answered.department ?? "")答复：\(question.answer)")
    if question.version > 1 {
      parts.append("更正（第\(question.version)版）：\(question.correctionNote ?? "")")
    }
    return parts.joined(separator: "\n")
  }
}
