// The questions of a month for machines and for office programs. One file a month, so that a change
// rewrites one month.

import Questions
import Timekeeping
import Writing

extension MonthPage {
  /// The shape of the JSON files; a field that is added does not raise it, one that changes does.
  static let schemaVersion = 1

  /// As CSV.
  func table(_ settings: SiteSettings) -> [UInt8] {
    var csv = CSVWriter(
      headings: [
        "标题", "网址", "诉求性质", "所属领域", "所在区域", "涉及地点", "节目", "受理日期", "答复日期", "答复单位",
        "群众提问", "部门答复", "政策依据", "反映人次", "首次公开时间", "本版公开时间", "版本", "更正说明",
      ], capacity: questions.count * 1_600 + 512)
    for answered in questions {
      let question = answered.question
      csv.row([
        .text(question.title), .text(settings.address(of: .question(question.slug))),
        .text(question.nature.wording), .text(question.topic ?? ""), .text(question.area ?? ""),
        .text(question.incidentPlace ?? ""), .text(answered.programme),
        .text(question.receivedOn.description), .text(question.answeredOn?.description ?? ""),
        .text(answered.department ?? ""), .text(question.question), .text(question.answer),
        .text(question.policyReferences.joined(separator: "；")), .number(question.contactCount),
        .text(settings.zone.local(of: question.firstPublishedAt).description),
        .text(settings.zone.local(of: question.publishedAt).description),
        .number(question.version), .text(question.correctionNote ?? ""),
      ])
    }
    return csv.bytes
  }

  /// As JSON.
  func json(_ settings: SiteSettings) -> [UInt8] {
    JSONWriter.document(capacity: questions.count * 1_800 + 512) { json in
      json.member("schemaVersion", MonthPage.schemaVersion)
      json.member("source", settings.contentSource)
      json.member("month", month.description)
      json.member("count", questions.count)
      json.list("questions") { json in
        for answered in questions { json.element { write(answered, settings, &$0) } }
      }
    }
  }

  private func write(
    _ answered: AnsweredQuestion, _ settings: SiteSettings, _ json: inout JSONWriter
  ) {
    let question = answered.question
    json.member("slug", question.slug.rawValue)
    json.member("url", settings.address(of: .question(question.slug)))
    json.member("title", question.title)
    json.member("nature", question.nature.wording)
    json.member("topic", question.topic)
    json.member("area", question.area)
    json.member("incidentPlace", question.incidentPlace)
    json.member("programme", answered.programme)
    json.member("episode", answered.episode?.title)
    json.member("receivedOn", question.receivedOn.description)
    json.member("answeredOn", question.answeredOn?.description)
    json.member("answeredBy", answered.department)
    json.member("question", question.question)
    json.member("answer", question.answer)
    json.member("policyReferences", texts: question.policyReferences)
    json.member("contactCount", question.contactCount)
    json.member("firstPublishedAt", question.firstPublishedAt.description)
    json.member("publishedAt", question.publishedAt.description)
    json.member("version", question.version)
    json.member("correctionNote", question.version > 1 ? question.correctionNote : nil)
    json.member("digest", question.hash.shortForm)
  }
}

extension ArchivePage {
  /// What tables there are.
  func json(_ settings: SiteSettings) -> [UInt8] {
    JSONWriter.document(capacity: 4_096) { json in
      json.member("schemaVersion", MonthPage.schemaVersion)
      json.member("source", settings.contentSource)
      json.member("count", months.reduce(0) { $0 + $1.count })
      json.list("months") { json in
        for entry in months {
          json.element { json in
            json.member("month", entry.month.description)
            json.member("count", entry.count)
            json.member("csv", settings.address(of: .table(of: entry.month)))
            json.member("json", settings.address(of: .json(of: entry.month)))
          }
        }
      }
    }
  }
}
