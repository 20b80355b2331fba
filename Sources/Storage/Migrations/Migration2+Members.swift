// Who may sign in and what was given to whom. Nothing here lets anybody in by itself: sessions,
// tokens and links are kept as digests of what their holder shows.

extension Migration2 {
  static let members = """
    CREATE TABLE member (
      id TEXT PRIMARY KEY NOT NULL,
      account TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
      password TEXT,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER memberKept BEFORE DELETE ON member
      BEGIN SELECT RAISE(ABORT, 'a member is shut out, not removed: the journal names members'); END;

    CREATE TABLE memberGrant (
      memberID TEXT NOT NULL REFERENCES member (id),
      role TEXT NOT NULL CHECK (role IN ('operator', 'host', 'liaison', 'reviewer1', 'reviewer2',
        'reviewer3', 'producer', 'editor', 'administrator')),
      programme TEXT CHECK (programme != ''),
      department TEXT CHECK (department != ''),
      CHECK ((role = 'liaison') = (department IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX memberGrantOnce
      ON memberGrant (memberID, role, ifnull(programme, ''), ifnull(department, ''));

    CREATE TABLE session (
      digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
      memberID TEXT NOT NULL REFERENCES member (id),
      startedAt INTEGER NOT NULL,
      lastSeenAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessionByMember ON session (memberID);
    CREATE INDEX sessionByUse ON session (lastSeenAt);

    CREATE TABLE invitation (
      digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
      memberID TEXT REFERENCES member (id),
      expiresAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE apiToken (
      id TEXT PRIMARY KEY NOT NULL,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      memberID TEXT NOT NULL REFERENCES member (id),
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      createdAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL CHECK (expiresAt > createdAt)
    ) STRICT;
    CREATE INDEX apiTokenByMember ON apiToken (memberID);

    CREATE TABLE houseKey (
      name TEXT PRIMARY KEY NOT NULL,
      value BLOB NOT NULL CHECK (length(value) = 32)
    ) STRICT, WITHOUT ROWID;

    """
}
