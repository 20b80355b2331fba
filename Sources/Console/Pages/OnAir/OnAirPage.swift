// The screener's log: one line, a number large enough to read out, and the queue of the show under the
// hand. It is drawn whole without a script; the script only makes it faster and keeps what was typed.

import Desk
import Discretion
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Scheduling
import Timekeeping

/// 直播.
struct OnAirPage: Sendable {
  struct Choice: Sendable {
    let value: String
    let words: String
    let isChosen: Bool
  }

  struct Receipt: Sendable {
    let number: String
    let spoken: String
    let emergency: String?
    /// A department that was named and is not in the directory.
    let unknown: String?
  }

  struct View: Sendable {
    let programme: String
    let programmeName: String
    let memberID: String
    /// The key of what waits in the browser; nil where there are no accounts.
    let seal: String?
    let shows: [Choice]
    let hasShows: Bool
    let csrf: String
    let freshKey: String
    let standing: String
    let log: String
    let complaint: String?
    let receipt: Receipt?
    let typed: Typed
    let usualChannel: String
    let channels: [Choice]
    let natures: [Choice]
    let urgencies: [Choice]
    let disclosures: [Choice]
    let areas: [String]
    let departments: [String]
    let acts: [Key]
  }

  /// What was typed and could not be taken.
  struct Typed: Sendable {
    let line: String
    let name: String
    let phone: String
    let area: String
    let place: String
    let text: String
    let department: String
    let topic: String
    let isAnonymous: Bool
    let isOffAir: Bool
    let queues: Bool
    /// Something stands beside the line.
    let isSpread: Bool
  }

  struct Key: Sendable {
    let key: String
    let letter: String
    let does: String
  }

  let visit: Visit

  func html() async throws -> String { try await html(OnAirEntry(), complaint: nil) }

  /// Logs what a form without a script sent.
  func log(_ form: Form) async throws -> Response {
    let programme = try ShowChoice(visit, named: try form.line("programme")).needed()
    let entry = OnAirEntry(form)
    let key = form.raw("key")
    do {
      let receipt = try await visit.logged(
        entry.sent(for: programme), key: IntakeKey.isSound(key) ? key : nil
      ) { try entry.form(for: programme, visit.desk, at: visit.now) }
      return .seeOther(
        "/on-air?programme=\(escapedForQuery(programme.rawValue))&logged=\(receipt.number)")
    } catch let error as DeskError {
      guard case .invalid = error else { throw error }
      return .html(
        try await html(entry, complaint: error.wording, named: programme.rawValue),
        status: .unprocessableContent)
    }
  }

  private func html(
    _ entry: OnAirEntry, complaint: String?, named: String? = nil
  ) async throws -> String {
    let show = try ShowChoice(visit, named: named)
    let frame = visit.frame
    guard let programme = show.programme else {
      return frame.page(
        "直播", at: .onAir, body: Templates.render(.onAirEmpty, ["sentence": OnAirPage.noShow]),
        liveSeconds: 10)
    }
    let view = try await view(entry, complaint, show, programme)
    return frame.page(
      "直播", at: .onAir, body: Templates.render(.onAir, view), liveSeconds: 0,
      events: "/on-air/events?programme=" + escapedForQuery(programme.rawValue))
  }

  private static let noShow =
    "还没有可以登记的节目。排期文件里要有节目，账号要有这个节目的接线员或编导角色。"

  private func view(
    _ entry: OnAirEntry, _ complaint: String?, _ show: ShowChoice, _ programme: ProgrammeCode
  ) async throws -> View {
    let directory = visit.desk.reading.schedule?.schedule.directory
    return View(
      programme: programme.rawValue, programmeName: show.name ?? "",
      memberID: visit.member.id.rawValue, seal: try await seal(),
      shows: show.choices.map {
        Choice(value: $0.code.rawValue, words: $0.name, isChosen: $0.code == programme)
      }, hasShows: show.choices.count > 1, csrf: visit.csrf, freshKey: FormKey.fresh(),
      standing: standing(programme), log: try await log(programme, csrf: visit.csrf),
      complaint: complaint,
      receipt: try await receipt(), typed: typed(entry),
      usualChannel: Channel.phone.wording,
      channels: choices(
        Channel.allCases.filter { $0 != .phone }.map { ($0.rawValue, $0.wording) },
        entry["channel"]),
      natures: choices(Nature.allCases.map { ($0.rawValue, $0.wording) }, entry["nature"]),
      urgencies: choices(Urgency.allCases.map { ($0.rawValue, $0.wording) }, entry["urgency"]),
      disclosures: choices(
        Consent.Extent.allCases.map { ($0.rawValue, $0.wording) }, entry["disclosure"]),
      areas: OnAirEntry.areas(visit.desk).sorted(),
      departments: DepartmentLookup(directory).shortNames,
      acts: OnAirAct.allCases.filter { visit.member.may($0.permission, in: programme.rawValue) }
        .map { Key(key: $0.key, letter: $0.key.lowercased(), does: $0.wording) })
  }

  private func seal() async throws -> String? {
    guard let members = visit.context.source.house.members else { return nil }
    return Data(try await members.waitingKey(of: visit.member.id)).base64EncodedString()
  }

  private func choices(_ all: [(String, String)], _ chosen: String) -> [Choice] {
    all.map { Choice(value: $0.0, words: $0.1, isChosen: $0.0 == chosen) }
  }

  private func typed(_ entry: OnAirEntry) -> Typed {
    Typed(
      line: entry["line"], name: entry["name"], phone: entry["phone"], area: entry["area"],
      place: entry["place"], text: entry["text"], department: entry["department"],
      topic: entry["topic"], isAnonymous: entry["anonymous"] == "1",
      isOffAir: entry["air"] == "no", queues: entry["queue"] == "1",
      isSpread: OnAirEntry.names.dropFirst().contains { !entry[$0].isEmpty })
  }

  /// The question that was just logged, for whoever works without a script.
  private func receipt() async throws -> Receipt? {
    guard let text = try visit.query.text("logged"),
      let number = try? CaseNumber(parsing: text)
    else { return nil }
    let id = try await visit.desk.register.id(numbered: number, for: visit.member)
    let question = try await visit.desk.register.question(id, for: visit.member)
    return Receipt(
      number: number.description, spoken: number.spoken,
      emergency: OnAirLog.hint(of: question).map { "\($0.kind.wording)：请立即转 \($0.line)" },
      unknown: unknownDepartment(of: question).map {
        "名录里找不到“\($0)”，留在了内容里。请转办时再选单位，或请编导在名录里补上这个叫法。"
      })
  }
}

extension OnAirPage {
  /// What stands behind `@` in the words and names no department, or several.
  private func unknownDepartment(of question: Question) -> String? {
    guard question.suggestedDepartment == nil else { return nil }
    let departments = DepartmentLookup(visit.desk.reading.schedule?.schedule.directory)
    return visit.desk.register.words(of: question, for: visit.member).text
      .split(whereSeparator: \.isWhitespace)
      .filter { $0.hasPrefix("@") || $0.hasPrefix("＠") }.map { String($0.dropFirst()) }
      .last { !$0.isEmpty && departments.code(of: $0) == nil }
  }
}

// MARK: - What changes by itself

extension OnAirPage {
  /// The pieces that an open page swaps.
  func pieces() async throws -> String {
    let show = try ShowChoice(visit)
    guard let programme = show.programme else { return "" }
    return #"<div id="standing">"# + standing(programme) + #"</div><div id="log">"#
      + (try await log(programme, csrf: "")) + "</div>"
  }

  private func log(_ programme: ProgrammeCode, csrf: String) async throws -> String {
    try await OnAirLog(visit: visit, programme: programme, csrf: csrf).html()
  }

  private struct Standing: Sendable {
    let state: String
    let tone: String
    let who: String?
    let ends: String?
    let hasEpisode: Bool
  }

  /// Which episode is on, or when the next one begins.
  private func standing(_ programme: ProgrammeCode) -> String {
    let zone = visit.desk.settings.zone
    let schedule = visit.desk.reading.schedule?.schedule
    let episode = visit.desk.register.episode(of: programme, at: visit.now)
    guard let episode, let schedule, case .day(let start, let end) = episode.time else {
      return Templates.render(
        .onAirStanding,
        Standing(state: "今天没有这个节目", tone: "calm", who: nil, ends: nil, hasEpisode: false))
    }
    let local = zone.local(of: visit.now)
    let isOn = local >= start && local < end
    let who = schedule.directory.wording(of: episode.departments)
    return Templates.render(
      .onAirStanding,
      Standing(
        state: isOn ? "直播中" : local < start ? "今天 \(start.time.wording) 开始" : "今天的节目已经结束",
        tone: isOn ? "bad" : "calm", who: who.isEmpty ? nil : who,
        ends: isOn ? "到 \(end.time.wording)" : nil, hasEpisode: true))
  }
}

extension Visit {
  /// The latest questions of `programme` that the member may see.
  func latest(of programme: ProgrammeCode, limit: Int) async throws -> [Question] {
    try await desk.register.latest(of: programme, limit: limit, for: member)
  }
}
