// What somebody who hands in a list is told: of each line its number, or what is wrong with it and what
// to do. What stands in the line is not repeated: whoever handed it in has it.

package import Questions

/// The form of a list.
package enum ListForm: String, CaseIterable, Hashable, Sendable, Codable {
  /// Separated by commas.
  case csv
  /// Separated by tabs.
  case tsv
  /// Separated by semicolons.
  case semicolon
  /// One JSON object per line.
  case jsonLines
  /// A workbook.
  case xlsx

  /// The form that a file's ending tells; nil for another ending. A semicolon is never guessed.
  package init?(fileName: String) {
    switch fileName.lowercased().split(separator: ".").last {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "jsonl", "ndjson": self = .jsonLines
    case "xlsx": self = .xlsx
    default: return nil
    }
  }
}

/// What holds for every line that does not say otherwise.
package struct ListOptions: Hashable, Sendable {
  /// Whose programme.
  package var programme: ProgrammeCode
  /// The episode for which the list was collected.
  package var episode: EpisodeCode?
  /// How it came in.
  package var channel: Channel
  /// What callers allow; nothing, unless the channel says otherwise.
  package var consent: Consent.Extent
  /// Check only, and write nothing.
  package var isTrial: Bool

  /// Options; see the properties.
  package init(
    programme: ProgrammeCode, episode: EpisodeCode? = nil, channel: Channel = .collected,
    consent: Consent.Extent = .none, isTrial: Bool = false
  ) {
    self.programme = programme
    self.episode = episode
    self.channel = channel
    self.consent = consent
    self.isTrial = isTrial
  }
}

/// What is wrong with one line, or with the list.
package struct ListComplaint: Hashable, Sendable, Codable {
  /// The line, from 1; 0 for the list as a whole.
  package let line: Int
  /// The column; nil when it is about the line.
  package let field: ListField?
  /// What is wrong.
  package let wording: String
  /// What to do about it.
  package let remedy: String

  /// A complaint; see the properties.
  package init(line: Int, field: ListField? = nil, _ wording: String, remedy: String) {
    self.line = line
    self.field = field
    self.wording = wording
    self.remedy = remedy
  }
}

/// What became of a list.
package struct ImportReceipt: Hashable, Sendable {
  /// What became of one line.
  package enum Outcome: Hashable, Sendable {
    /// It is logged under this number.
    case logged(QuestionID, CaseNumber)
    /// It was taken in before, under this number.
    case repeated(QuestionID, CaseNumber)
    /// It is good, and nothing was written: another line is not, or it was a trial.
    case good
    /// It is not good.
    case refused
  }

  /// One line.
  package struct Line: Hashable, Sendable {
    /// Its number in the file, from 1.
    package let number: Int
    /// What became of it.
    package let outcome: Outcome

    /// A line.
    package init(number: Int, outcome: Outcome) {
      self.number = number
      self.outcome = outcome
    }
  }

  /// Whether the list was taken in, now or before.
  package let isTaken: Bool
  /// The same file was taken in before; nothing was written now.
  package let isRepeat: Bool
  /// Each line that holds something, in the order of the file.
  package let lines: [Line]
  /// What is wrong; empty when the list was taken in.
  package let complaints: [ListComplaint]
  /// What is worth knowing and holds nothing up: columns that were left out, departments that the
  /// directory does not know.
  package let notes: [ListComplaint]

  /// How many lines were written now.
  package var loggedCount: Int {
    lines.reduce(0) { count, line in
      if case .logged = line.outcome { count + 1 } else { count }
    }
  }
}
