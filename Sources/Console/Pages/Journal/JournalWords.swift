// Lines of the journal as people read them: names in the place of identities, Chinese words in the place
// of codes; what only programs need, such as the identity of a contact, is left out.

import Desk
import Journal
import Masking
import Membership
import Questions
import Timekeeping

/// Words one entry.
struct JournalWords: Sendable {
  let entry: JournalEntry
  let words: QuestionWords

  /// `周婷把这一件转给承办单位：市医保局，期限 5月28日（周四）。`
  func sentence(about thing: String) -> String {
    let particulars = particulars
    return words.person(entry.by.text) + entry.act.phrase(about: thing)
      + (particulars.isEmpty ? "" : "：" + particulars.joined(separator: "，")) + "。"
  }

  private func value(_ name: String) -> String? {
    guard let detail = entry.details.values[name] else { return nil }
    if case .digest(let hash) = detail { return TextHash(rawValue: hash.hex).shortForm }
    return detail.shown
  }

  private func day(_ name: String) -> String? {
    guard case .day(let day)? = entry.details.values[name] else { return nil }
    return words.moments.date(day)
  }

  private var particulars: [String] {
    let found: [String?] = [
      value("department").map { words.department(DepartmentCode(rawValue: $0)) },
      day("dueOn").map { "期限 " + $0 },
      day("to").map { to in (day("from").map { "从 \($0)" } ?? "") + "到 \(to)" },
      value("verdict").flatMap(FollowUp.Verdict.init(rawValue:))?.wording,
      value("extent").flatMap(DisclosureExtent.init(rawValue:))?.wording,
      value("consent").flatMap(Consent.Extent.init(rawValue:))?.wording,
      entry.act == .forgotten || entry.act == .expired ? nil : level,
      paper, value("approvedBy").map { "\($0)批准" },
      value("version").map { "第 \($0) 版" }, value("text").map { "第 \($0) 稿" },
      value("hash").map { "指纹 \($0)" }, kept, entry.act == .transferred ? value("to") : nil,
      entry.act == .exported ? value("count").map { "\($0) 件" } : nil,
      value("callers") == "yes" ? "含来电人资料" : nil,
      entry.act == .keyChanged ? value("given").map { "放弃丢失的 \($0) 把" } : nil,
      value("generation").flatMap { $0 == "1" ? nil : "第 \($0) 轮" },
    ]
    return found.compactMap { $0 }
  }

  /// How many findings of each kind somebody left in the words.
  private var kept: String? {
    guard let counts = value("kept") else { return nil }
    let kinds = counts.split(separator: ",").compactMap { count -> String? in
      let parts = count.split(separator: "-").map(String.init)
      guard parts.count == 2, let kind = Finding.Kind(rawValue: parts[0]) else { return nil }
      return "\(kind.wording) \(parts[1]) 处"
    }
    return kinds.isEmpty ? nil : "保留 " + kinds.joined(separator: "、")
  }

  private var level: String? {
    value("level").flatMap(Int.init).flatMap(ReviewLevel.init(rawValue:))?.wording
  }

  private var paper: String? {
    guard let paper = value("paper") else { return nil }
    return PaperKind(rawValue: paper)?.wording ?? "纸面 \(paper)"
  }
}
