// What was done and what was published. The journal is append-only by the engine's own word: a row
// can be neither changed nor removed, and only the next number can be added, which also closes the
// way round by INSERT OR REPLACE. What is public is a table of its own, which names no question and
// no caller to those who read it.

extension Migration2 {
  static let evidence = """
    CREATE TABLE journal (
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      act TEXT NOT NULL,
      subject TEXT NOT NULL,
      by TEXT NOT NULL,
      reason TEXT,
      details TEXT NOT NULL,
      commitment BLOB CHECK (commitment IS NULL OR length(commitment) = 32),
      previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX journalBySubject ON journal (subject, number);
    CREATE TRIGGER journalInOrder BEFORE INSERT ON journal
      WHEN NEW.number IS NOT coalesce((SELECT max(number) FROM journal), 0) + 1
      BEGIN SELECT RAISE(ABORT, 'the journal is written in order'); END;
    CREATE TRIGGER journalKept BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
    CREATE TRIGGER journalWhole BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END;

    CREATE TABLE journalHead (
      number INTEGER PRIMARY KEY,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      notedAt INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE publication (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      slug TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      question TEXT NOT NULL REFERENCES question (id),
      programme TEXT NOT NULL,
      episode TEXT,
      isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
      approvedHash TEXT NOT NULL,
      publishedAt INTEGER NOT NULL,
      value TEXT,
      digest BLOB NOT NULL CHECK (length(digest) = 16),
      erasedAt INTEGER,
      UNIQUE (slug, version),
      CHECK ((value IS NULL) = (erasedAt IS NOT NULL)),
      CHECK (isCurrent = 0 OR value IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX publicationCurrent ON publication (slug) WHERE isCurrent = 1;
    CREATE INDEX publicationByQuestion ON publication (question);
    CREATE TRIGGER publicationAllowed BEFORE INSERT ON publication
      WHEN (SELECT consent FROM question WHERE id = NEW.question) IS NOT 'publish'
        OR EXISTS (SELECT 1 FROM tombstone WHERE slug = NEW.slug)
      BEGIN SELECT RAISE(ABORT, 'not published without consent, nor after a withdrawal'); END;
    CREATE TRIGGER publicationAsApproved BEFORE UPDATE OF
      slug, version, question, programme, episode, approvedHash, publishedAt, digest ON publication
      BEGIN SELECT RAISE(ABORT, 'what was published stays as it was approved'); END;
    CREATE TRIGGER publicationKept BEFORE DELETE ON publication
      BEGIN SELECT RAISE(ABORT, 'what was published is withdrawn, not removed'); END;

    CREATE TABLE tombstone (
      slug TEXT PRIMARY KEY NOT NULL,
      number INTEGER NOT NULL UNIQUE,
      withdrawnAt INTEGER NOT NULL,
      publicReason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER tombstoneLast BEFORE INSERT ON tombstone
      WHEN EXISTS (SELECT 1 FROM publication WHERE slug = NEW.slug AND isCurrent = 1)
      BEGIN SELECT RAISE(ABORT, 'a page that is up cannot have a tombstone'); END;
    CREATE TRIGGER tombstoneKept BEFORE UPDATE ON tombstone
      BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
    CREATE TRIGGER tombstoneStays BEFORE DELETE ON tombstone
      BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;

    """
}
