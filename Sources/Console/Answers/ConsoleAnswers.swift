// The JSON that programs read, `hotline status` and `hotline why` among them. Keys are English and
// stand in order; what people read in them is Chinese.

import Delivering
import Desk
import Journal
import Timekeeping

/// `/status`.
struct StatusAnswer: Encodable {
  struct File: Encodable {
    let name: String
    let state: String
    let since: String?
  }

  struct RobotLine: Encodable {
    let name: String
    let dialect: String
    let standing: String
  }

  struct Questions: Encodable {
    let hasDataKey: Bool
    let isKeyWrong: Bool
    let members: Int
    let siteFolder: String?
    let heldBack: Int
    let journalNumber: Int64
    let journalHead: String

    init(_ standing: QuestionsStanding) {
      hasDataKey = standing.hasDataKey
      isKeyWrong = standing.isKeyWrong
      members = standing.memberCount
      siteFolder = standing.siteFolder
      heldBack = standing.heldCount
      journalNumber = standing.head.number
      journalHead = standing.head.hash.hex
    }
  }

  let schemaVersion = 1
  let now: String
  let zone: String
  let zoneRules: String
  let isWell: Bool
  let stalled: [String]
  let troubles: [String: String]
  let counts: [String: Int]
  let nextDue: String?
  let files: [File]
  let heldLosses: [String]
  let heldFiles: [String]
  let robots: [RobotLine]
  let version: String
  /// Where the first administrator is made, while there is no member; nil afterwards.
  let firstStartLink: String?
  /// The key, the accounts, the public site, the journal.
  let questions: Questions
}

/// `/api/agenda`.
struct AgendaAnswer: Encodable {
  struct Row: Encodable {
    let id: String
    let at: String
    let local: String
    let group: String
    let robot: String
    let who: [String]
    let kind: String
    let title: String
    let isUrgent: Bool
    let isProvisional: Bool
    let state: String
    let reason: String?
  }

  let schemaVersion = 1
  let zone: String
  let zoneRules: String
  let isComplete: Bool
  let rows: [Row]
}

/// `/api/why`.
struct WhyAnswer: Encodable {
  struct Line: Encodable {
    let at: String?
    let text: String
  }

  let schemaVersion = 1
  let lines: [Line]
}

/// What a command did, or why it was refused.
struct MessageAnswer: Encodable {
  let schemaVersion = 1
  let message: String
  var isWell: Bool?
  var code: String?
  var field: String?
}
