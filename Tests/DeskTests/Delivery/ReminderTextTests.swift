// Reminders in their column: whatever is written is read again, rows of earlier programs too, and what
// is damaged is refused and never trapped on.

import Foundation
import Reminding
import Testing
import Timekeeping

@testable import Desk

@Suite struct ReminderTextTests {
  @Test(arguments: Said.reminders)
  func `what is written is read again`(reminder: Reminder) throws {
    let text = ReminderText.text(of: reminder)
    #expect(try ReminderText.reminder(of: text) == reminder)
    let told = AnnouncedEpisode(
      group: reminder.group, facts: reminder.content.episode.value, corrections: 3)
    #expect(try AnnouncedText.announced(of: AnnouncedText.text(of: told)) == told)
  }

  @Test(arguments: Said.reminders)
  func `rows of earlier programs are read`(reminder: Reminder) throws {
    let json = String(decoding: try JSONEncoder().encode(reminder), as: UTF8.self)
    #expect(try ReminderText.reminder(of: json) == reminder)
    let told = AnnouncedEpisode(group: "群", facts: reminder.content.episode.value)
    let toldJSON = String(decoding: try JSONEncoder().encode(told), as: UTF8.self)
    #expect(try AnnouncedText.announced(of: toldJSON) == told)
  }

  @Test func `a text cut anywhere is refused`() throws {
    let bytes = Array(ReminderText.text(of: Said.full).utf8)
    for count in bytes.indices {
      let cut = String(decoding: bytes[..<count], as: UTF8.self)
      #expect(throws: DecodingError.self) { try ReminderText.reminder(of: cut) }
    }
    let longer = String(decoding: bytes, as: UTF8.self) + "1;"
    #expect(throws: DecodingError.self) { try ReminderText.reminder(of: longer) }
  }

  @Test(arguments: [UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "n")])
  func `a byte changed anywhere traps nobody`(byte: UInt8) {
    let whole = ReminderText.text(of: Said.full)
    let bytes = Array(whole.utf8)
    for index in bytes.indices where bytes[index] != byte {
      var changed = bytes
      changed[index] = byte
      // Either it is refused, or it says something else.
      let read = try? ReminderText.reminder(of: String(decoding: changed, as: UTF8.self))
      #expect(read != Said.full)
    }
  }
}

/// Reminders of every shape.
private enum Said {
  static let reminders = [full, bare, monthly, displaced, aired]

  static let full = reminder(
    ReminderContent(
      kind: .shortNotice, name: "报材料", text: "请报〔主题〕，\"引号\"\n换行；1:2", episode: Shared(facts),
      addressee: "市医保局", mentions: ["程雪", ""], dueBy: noted, feedbackAt: noted, needsAck: true,
      isUrgent: true, isProvisional: true,
      skipped: [
        SkippedStep(name: "报题目", plannedAt: local, dueBy: noted),
        SkippedStep(name: "报嘉宾", plannedAt: local, dueBy: nil),
      ]))

  static let bare = reminder(
    ReminderContent(
      kind: .deadline, name: "", text: "",
      episode: Shared(
        EpisodeFacts(
          episodeID: "", keyword: "", programme: "", air: .day(start: noted, end: local)))))

  static let monthly = changed { facts in
    facts.air = .month(year: 2_026, month: 4)
    facts.fate = .cancelled(reason: "设备检修")
  }

  static let displaced = changed { facts in
    facts.fate = .displaced(reason: "")
    facts.zone = Zone(identifier: "Asia/Urumqi") ?? .shanghai
  }

  static let aired = changed { $0.fate = .aired }

  private static let local = LocalDateTime(
    day: CalendarDay(daysSinceEpoch: 20_587),
    time: TimeOfDay(minutesSinceMidnight: 540) ?? .midnight)
  private static let noted = NotedTime(local, note: "调休上班")

  private static let facts = EpisodeFacts(
    episodeID: "limin/2026/yibao/1", keyword: "利民热线", programme: "政务直播间", edition: "回音壁",
    departments: ["市医保局", "市住建局"], groupWords: ["各街道办"], theme: "异地就医备案怎么办 👨‍👩‍👧",
    guests: [GuestFacts(name: "王伟", title: "局长")], hosts: ["陈默"],
    air: .day(start: NotedTime(local), end: local), generation: 4)

  private static func changed(_ change: (inout EpisodeFacts) -> Void) -> Reminder {
    var facts = facts
    change(&facts)
    return reminder(
      ReminderContent(kind: .milestone, name: "报材料", text: "请报材料", episode: Shared(facts)))
  }

  private static func reminder(_ content: ReminderContent) -> Reminder {
    Reminder(
      id: ReminderID(rawValue: "0123456789abcdefghjkmnpqrs"), subject: "limin/2026/yibao/1",
      milestone: "materialsDue", recipient: Recipient(role: "liaison", part: "yibao"),
      generation: 4, group: "联络群", dueAt: Timestamp(milliseconds: 1_778_000_000_123),
      usefulUntil: Timestamp(milliseconds: -5), isUrgent: false, isExact: true,
      isProvisional: false, content: content)
  }
}
