// 审核: what waits for whoever looks, sorted by what it waits for.

import Desk
import Membership
import Questions
import Timekeeping

/// One thing that a question can wait for on its way to the public.
enum ReviewStation: String, CaseIterable, Sendable {
  case decide, draft, sign1, sign2, sign3, publish, published

  /// Who has to do with it.
  var permissions: [Permission] {
    switch self {
    case .decide: [.decideDisclosure]
    case .draft: [.resolveFindings]
    case .sign1: [.sign1, .recordPaper]
    case .sign2: [.sign2, .recordPaper]
    case .sign3: [.sign3, .recordPaper]
    case .publish: [.publish]
    case .published: [.correct, .withdraw, .publish]
    }
  }

  var wording: String {
    switch self {
    case .decide: "等公开决定"
    case .draft: "等公开稿"
    case .sign1: "等初审"
    case .sign2: "等复审"
    case .sign3: "等终审"
    case .publish: "等发布"
    case .published: "最近公开的"
    }
  }

  /// What the list of it holds.
  var wish: RegisterWish {
    var wish = RegisterWish()
    switch self {
    case .decide: wish.awaited = .decision
    case .draft: wish.awaited = .draft
    case .sign1: wish.reviewLevel = .first
    case .sign2: wish.reviewLevel = .second
    case .sign3: wish.reviewLevel = .third
    case .publish: wish.awaited = .publication
    case .published: wish.disclosure = [.published]
    }
    return wish
  }
}

/// The queue.
struct ReviewQueuePage: Sendable {
  struct RowPiece: Sendable {
    let rowPath: String
    let rowNumber: String
    let rowTitle: String
    let rowFacts: String
    let rowMark: StateMark
  }

  struct StationPiece: Sendable {
    let stationID: String
    let stationWords: String
    let stationRows: [RowPiece]
    let stationCount: String
  }

  struct View: Sendable {
    let stations: [StationPiece]
    let hasStations: Bool
  }

  let visit: Visit

  /// The most questions of one station; the register has the rest.
  private static let most = 20

  func html() async throws -> String {
    let words = try await QuestionWords(visit)
    var stations: [StationPiece] = []
    for station in ReviewStation.allCases
    where station.permissions.contains(where: visit.member.maySomewhere) {
      let found = try await questions(at: station)
      guard !found.isEmpty else { continue }
      stations.append(
        StationPiece(
          stationID: "station-" + station.rawValue, stationWords: station.wording,
          stationRows: found.map { row($0, words) },
          stationCount: found.count == Self.most ? "最近 \(found.count) 件" : "\(found.count) 件"))
    }
    let view = View(stations: stations, hasStations: !stations.isEmpty)
    return visit.frame.page(
      "审核", at: .review, body: Templates.render(.reviewQueue, view), liveSeconds: 0)
  }

  /// What waits at `station`, newest first.
  func questions(at station: ReviewStation) async throws -> [Question] {
    try await visit.desk.register.list(station.wish, limit: Self.most, for: visit.member).questions
  }

  private func row(_ question: Question, _ words: QuestionWords) -> RowPiece {
    let number = question.number.description
    let publicTitle = question.disclosure.signedTitle
    let facts = [
      question.nature.wording, question.topic,
      question.handling.assignment.map { words.department($0.lead) },
      words.moments.near(question.receivedAt),
    ].compactMap { $0 }.joined(separator: "，")
    return RowPiece(
      rowPath: "/review/" + number, rowNumber: number,
      rowTitle: publicTitle ?? visit.desk.register.gist(of: question, for: visit.member),
      rowFacts: facts, rowMark: visit.disclosureMark(of: question))
  }
}

extension Disclosure {
  /// The title that all have signed; nil before that.
  var signedTitle: String? {
    switch self {
    case .approved(let text): text.title
    case .published(let state): state.text.title
    case .undecided, .decided, .drafted, .inReview, .withdrawn: nil
    }
  }
}
