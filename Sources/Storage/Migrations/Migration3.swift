// The third schema: what large registers and live air need. Counts are kept beside the rows instead of
// being counted on every look; what waits for a step lies in an index of its own; indices that nothing
// asks are gone, for each of them is written with every call; and rules are spelled without lists.

import GRDB
import Questions

enum Migration3 {
  /// Brings a database of the second schema to the third.
  static func run(in database: Database) throws {
    try database.execute(sql: sql)
    try spellOutLists(in: database)
  }

  /// The counts are kept by the engine itself, in the transaction that changes the row: no way of writing
  /// a question can pass them by.
  private static let sql = """
    DROP INDEX questionByProgramme;
    DROP INDEX questionByTime;
    DROP INDEX contactByTime;
    DROP INDEX idempotencyExpiring;

    DROP INDEX questionByDisclosure;
    CREATE INDEX questionByDisclosure ON question (disclosure, sequence)
      WHERE disclosure != 'undecided';
    DROP INDEX questionInQueue;
    CREATE INDEX questionInQueue ON question (programme, sequence) WHERE \(isInQueue);
    CREATE INDEX questionUndoneEmergency ON question (sequence) WHERE \(isUndone(.emergency));
    CREATE INDEX questionUndoneSpokenWith ON question (sequence) WHERE \(isUndone(.spokenWith));
    CREATE INDEX questionToDecide ON question (sequence) WHERE \(waits(for: .decision));
    CREATE INDEX questionToDraft ON question (sequence) WHERE \(waits(for: .draft));
    CREATE INDEX questionToPublish ON question (sequence) WHERE \(waits(for: .publication));

    CREATE TABLE questionCount (
      programme TEXT NOT NULL,
      handling TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      PRIMARY KEY (programme, handling)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO questionCount (programme, handling, count)
      SELECT programme, handling, count(*) FROM question GROUP BY programme, handling;
    CREATE TRIGGER questionCounted AFTER INSERT ON question
      BEGIN \(more) END;
    CREATE TRIGGER questionCountedAgain AFTER UPDATE OF programme, handling ON question
      WHEN NEW.handling != OLD.handling OR NEW.programme != OLD.programme
      BEGIN \(fewer) \(more) END;
    CREATE TRIGGER questionUncounted AFTER DELETE ON question
      BEGIN \(fewer) END;

    """

  private static let more =
    "INSERT INTO questionCount (programme, handling, count) VALUES (NEW.programme, NEW.handling, 1) "
    + "ON CONFLICT (programme, handling) DO UPDATE SET count = count + 1;"

  private static let fewer =
    "UPDATE questionCount SET count = count - 1 "
    + "WHERE programme = OLD.programme AND handling = OLD.handling;"
}

// MARK: - Conditions of indices

// A statement must say these in the very words of the index, or the engine does not see which is meant.

extension Migration3 {
  /// Which rows wait for `step`, the same as `Question.awaits`.
  static func waits(for step: AwaitedStep) -> String {
    switch step {
    case .decision:
      // By what it is not: a choice of stages would make the engine take the index of stages.
      spelledOut(
        "disclosure = 'undecided' AND consent = 'publish' AND isForgotten = 0 "
          + "AND handling NOT IN ('logged', 'assigned', 'declined', 'transferred', 'merged')")
    case .draft:
      spelledOut(
        "isForgotten = 0 AND (preparation = 'drafted' "
          + "OR (disclosure = 'decided' AND decision IN ('public', 'partial')))")
    case .publication: "preparation = 'approved'"
    }
  }

  /// Which calls nobody has noted anything about.
  static func isUndone(_ call: UndoneCall) -> String {
    switch call {
    case .emergency: "handling = 'logged' AND urgency = 'emergency'"
    case .spokenWith: "handling = 'logged' AND airStage = 'done'"
    }
  }

  /// Which rows wait, are next or are on air.
  static let isInQueue = spelledOut("airStage IN ('waiting', 'next', 'onAir')")
}

// MARK: - Lists

extension Migration3 {
  /// Spells out the lists in the rules of all tables. For a list of more than two words the engine makes
  /// a table in memory for every row that is written: with forty rules that was two thirds of the cost
  /// of writing down a call. What is stored stays as it is, so the engine's own way of changing a rule
  /// serves: its text is changed.
  private static func spellOutLists(in database: Database) throws {
    let tables = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    try database.execute(sql: "PRAGMA writable_schema = ON")
    for table in tables {
      let words: String = table[1]
      let spelled = spelledOut(words)
      guard spelled != words else { continue }
      try database.execute(
        sql: "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
        arguments: [spelled, table[0] as String])
    }
    // Reads the schema anew, and ends the permission to write it.
    try database.execute(sql: "PRAGMA writable_schema = RESET")
  }

  /// `(a = 'x' OR a = 'y')` for `a IN ('x', 'y')`, which means the same, for NULL too.
  static func spelledOut(_ rules: String) -> String {
    rules.replacing(#/(\w+) (NOT )?IN \(([^()]*)\)/#) { match in
      let isNot = match.2 != nil
      let cases = match.3.split(separator: ",").map { value in
        "\(match.1) \(isNot ? "!=" : "=") \(value.trimmingPrefix { $0.isWhitespace })"
      }
      return "(" + cases.joined(separator: isNot ? " AND " : " OR ") + ")"
    }
  }
}
