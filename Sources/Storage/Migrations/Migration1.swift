// The first schema: the adopted plan, its reminders, and the outbox. SQLite holds the invariants: a
// half-made transition is refused by a CHECK, not by the hope that the code is right. Instants are
// milliseconds of UTC.

enum Migration1 {
  static let sql = """
    CREATE TABLE note (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE planFile (
      name TEXT PRIMARY KEY NOT NULL,
      digest TEXT NOT NULL,
      goodDigest TEXT,
      goodBytes BLOB,
      adoptedAt INTEGER,
      brokenSince INTEGER,
      isBrokenTold INTEGER NOT NULL DEFAULT 0,
      CHECK ((goodBytes IS NULL) = (goodDigest IS NULL))
    ) STRICT;

    CREATE TABLE episode (
      id TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL,
      firstSeenAt INTEGER NOT NULL,
      missingSince INTEGER
    ) STRICT;

    CREATE TABLE scheduleChange (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      episodeID TEXT NOT NULL,
      happenedAt INTEGER NOT NULL,
      value TEXT NOT NULL,
      wording TEXT NOT NULL
    ) STRICT;
    CREATE INDEX scheduleChangeByEpisode ON scheduleChange (episodeID, number);

    CREATE TABLE reminder (
      id TEXT PRIMARY KEY NOT NULL,
      episodeID TEXT NOT NULL,
      milestone TEXT NOT NULL,
      chatGroup TEXT NOT NULL,
      dueAt INTEGER NOT NULL,
      usefulUntil INTEGER NOT NULL,
      urgency INTEGER NOT NULL CHECK (urgency IN (0, 1)),
      generation INTEGER NOT NULL,
      fingerprint INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planned', 'delivered', 'skipped', 'withdrawn')),
      reason TEXT,
      wording TEXT,
      deliveryID TEXT,
      value TEXT NOT NULL,
      CHECK ((state IN ('skipped', 'withdrawn')) = (reason IS NOT NULL)),
      CHECK (state != 'delivered' OR deliveryID IS NOT NULL)
    ) STRICT;
    CREATE INDEX reminderByEpisode ON reminder (episodeID, dueAt);
    CREATE INDEX reminderByDelivery ON reminder (deliveryID) WHERE deliveryID IS NOT NULL;
    CREATE INDEX reminderOpen ON reminder (dueAt) WHERE state = 'planned';
    CREATE INDEX reminderOpenByGroup ON reminder (chatGroup) WHERE state = 'planned';
    CREATE INDEX reminderUncarried ON reminder (chatGroup)
      WHERE state = 'planned' AND deliveryID IS NULL;
    CREATE INDEX reminderByTime ON reminder (dueAt);

    CREATE TABLE delivery (
      id TEXT PRIMARY KEY NOT NULL,
      robot TEXT NOT NULL,
      chatGroup TEXT NOT NULL,
      kind TEXT NOT NULL,
      dueAt INTEGER NOT NULL,
      usefulUntil INTEGER NOT NULL,
      urgency INTEGER NOT NULL CHECK (urgency IN (0, 1)),
      state TEXT NOT NULL
        CHECK (state IN ('waiting', 'claimed', 'sent', 'skipped', 'abandoned', 'withdrawn')),
      reason TEXT,
      nextAttemptAt INTEGER NOT NULL,
      claimedUntil INTEGER,
      attemptCount INTEGER NOT NULL DEFAULT 0,
      uncertainCount INTEGER NOT NULL DEFAULT 0,
      unknownCount INTEGER NOT NULL DEFAULT 0,
      busyCount INTEGER NOT NULL DEFAULT 0,
      refusedCount INTEGER NOT NULL DEFAULT 0,
      part INTEGER NOT NULL DEFAULT 1,
      partCount INTEGER NOT NULL DEFAULT 1,
      message TEXT,
      announcement TEXT,
      endedAt INTEGER,
      CHECK ((state = 'claimed') = (claimedUntil IS NOT NULL)),
      CHECK ((state IN ('skipped', 'abandoned', 'withdrawn')) = (reason IS NOT NULL)),
      CHECK ((state IN ('waiting', 'claimed')) = (endedAt IS NULL)),
      CHECK (part BETWEEN 1 AND partCount)
    ) STRICT;
    CREATE INDEX deliveryDue ON delivery (nextAttemptAt) WHERE state = 'waiting';
    CREATE INDEX deliveryByTime ON delivery (dueAt);
    CREATE INDEX deliveryClaimed ON delivery (claimedUntil) WHERE state = 'claimed';
    CREATE INDEX deliveryEnded ON delivery (endedAt) WHERE endedAt IS NOT NULL;
    CREATE INDEX deliveryOpenByGroup ON delivery (chatGroup, dueAt) WHERE endedAt IS NULL;

    CREATE TABLE attempt (
      deliveryID TEXT NOT NULL,
      number INTEGER NOT NULL,
      robot TEXT NOT NULL,
      startedAt INTEGER NOT NULL,
      endedAt INTEGER,
      outcome TEXT,
      code TEXT,
      text TEXT NOT NULL,
      PRIMARY KEY (deliveryID, number),
      CHECK ((endedAt IS NULL) = (outcome IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attemptByTime ON attempt (startedAt);

    CREATE TABLE robotStanding (
      robot TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE announced (
      episodeID TEXT NOT NULL,
      chatGroup TEXT NOT NULL,
      value TEXT NOT NULL,
      firstEditAt INTEGER,
      lastEditAt INTEGER,
      PRIMARY KEY (episodeID, chatGroup),
      CHECK ((firstEditAt IS NULL) = (lastEditAt IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX announcedEdited ON announced (lastEditAt) WHERE lastEditAt IS NOT NULL;
    """
}
