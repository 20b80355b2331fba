// The people of the review, and what their browsers do with its pages.

import Desk
import Foundation
import Membership
import Questions
import Testing

/// The people of the review.
enum ReviewCast {
  /// An office in the middle of a show, with somebody for each step.
  static func open(hasSite: Bool = false) async throws -> (Staff, Cases) {
    var office = try Office(at: "2026-05-14 08:30", hasSite: hasSite)
    try await office.work(until: "2026-05-14 09:30")
    let staff = Staff(office)
    let producer = try await staff.add("biandao", RoleGrant(.producer))
    for (account, role) in [
      ("chushen", .reviewer1), ("fushen", .reviewer2), ("zhongshen", .reviewer3),
      ("bianji", .editor),
    ] as [(String, Role)] {
      try await staff.add(account, RoleGrant(role))
    }
    return (staff, Cases(office: office, producer: producer))
  }

  /// The choices of a page's form, each finding with `choice`.
  static func fields(of page: String, choosing choice: String) -> [(String, String)] {
    var fields: [(String, String)] = []
    for part in page.components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      guard name.hasSuffix("-of"), let start = part.range(of: "value=\"") else { continue }
      let finding = String(name.dropLast(3))
      fields.append((name, String(part[start.upperBound...].prefix { $0 != "\"" })))
      fields.append((finding, choice))
      fields.append((finding + "-words", "公开也无妨"))
    }
    return fields
  }

  /// The value of a field that a page carries.
  static func value(of name: String, in page: String) -> String? {
    guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(page[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Writes a text by the page's form, masks what is found, and hands it in.
  static func handIn(
    _ words: [(String, String)], at path: String, by browser: inout Browser
  ) async -> Heard {
    let base = value(of: "base", in: await browser.get(path).body) ?? ""
    let look = await browser.post("\(path)/draft", words + [("base", base), ("then", "look")])
    return await browser.post(
      "\(path)/draft",
      words + fields(of: look.body, choosing: "mask") + [("base", base), ("then", "submit")])
  }

  /// All three sign what the page shows.
  static func sign(_ path: String, _ staff: Staff, _ visitor: Visitor) async throws {
    for (account, level) in [("chushen", "1"), ("fushen", "2"), ("zhongshen", "3")] {
      var browser = await staff.browser(visitor, account)
      let hash = try #require(value(of: "hash", in: await browser.get(path).body))
      let signed = await browser.post("\(path)/sign", [("hash", hash), ("level", level)])
      #expect(signed.status == 303, "\(account): \(signed.body)")
    }
  }
}
