// The sample questions as each way in wants them: the fields of the page's form, JSON, the rows of a
// table, a workbook.

import Foundation
import TestSupport
import Testing

/// A sample as its file has it.
struct Sample: Decodable {
  let no: String
  let receivedAt: String
  let channel: String
  let caller: String?
  let phone: String?
  let area: String?
  let incidentPlace: String?
  let nature: String
  let topic: String
  let urgency: String
  let consent: String
  let lead: String
  let text: String

  /// The bytes of a file beside the samples.
  static func file(_ name: String) throws -> [UInt8] {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
    let path = folder + "/Fixtures/Questions/" + name
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }

  /// All of them, in the order of their file.
  static func all() throws -> [Sample] {
    try file("questions.jsonl").split(separator: 10).map {
      try JSONDecoder().decode(Sample.self, from: Data($0))
    }
  }

  private var channelCode: String {
    ["wechat": "weChat", "livecomment": "liveComment"][channel] ?? channel
  }

  private var disclosure: String { consent == "yes" ? "publish" : "none" }
}

// MARK: - As each way wants it

extension Sample {
  /// As a program sends it.
  var json: String {
    var object: [String: Any] = [
      "programme": "limin", "receivedAt": receivedAt, "nature": nature, "topic": topic,
      "urgency": urgency, "text": text, "department": lead, "channel": channelCode,
      "disclosure": disclosure,
    ]
    object["name"] = caller
    object["phone"] = phone
    object["area"] = area
    object["incidentPlace"] = incidentPlace
    guard let data = try? JSONSerialization.data(withJSONObject: object) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// As a screener types it into the page's fields. The page has no field for the time: it is now.
  var fields: [(String, String)] {
    [
      ("programme", "limin"), ("key", "way-in-" + no), ("channel", channelCode),
      ("name", caller ?? ""), ("phone", phone ?? ""), ("area", area ?? ""),
      ("place", incidentPlace ?? ""), ("text", text), ("nature", nature), ("department", lead),
      ("topic", topic), ("urgency", urgency), ("disclosure", disclosure),
    ]
  }

  /// As rows of a table.
  static func table(_ samples: [Sample], _ separator: String) -> [UInt8] {
    let head = ["来电时间", "渠道", "姓名", "电话", "地区", "事发地点", "性质", "事项", "紧急程度", "公开意愿", "主办单位", "内容"]
    let lines = samples.map { sample in
      [
        sample.receivedAt, sample.channel, sample.caller ?? "", sample.phone ?? "",
        sample.area ?? "", sample.incidentPlace ?? "", sample.nature, sample.topic, sample.urgency,
        sample.consent, sample.lead, sample.text,
      ].map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }
    return Array(
      (([head.joined(separator: separator)] + lines).joined(separator: "\r\n") + "\r\n").utf8)
  }
}
