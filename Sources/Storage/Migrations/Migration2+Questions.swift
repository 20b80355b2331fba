// Questions, contacts and callers. What a caller said and who the caller is lies in sealed columns;
// what is open is what lists are filtered by and figures are counted from. A question is two rows: a
// narrow one that lists and figures read by the hundred thousand, and a wide one that is read when
// the question itself is wanted. Days are numbers of days since 1970.

extension Migration2 {
  static let questions = """
    CREATE TABLE serialCounter (
      letter TEXT NOT NULL,
      year INTEGER NOT NULL,
      last INTEGER NOT NULL CHECK (last >= 1),
      PRIMARY KEY (letter, year)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE question (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      number TEXT NOT NULL UNIQUE,
      programme TEXT NOT NULL,
      episode TEXT,
      nature TEXT NOT NULL CHECK (nature IN ('inquiry', 'help', 'complaint', 'report', 'suggestion',
        'praise', 'other')),
      topic TEXT,
      area TEXT,
      channel TEXT NOT NULL CHECK (channel IN ('phone', 'hotline', 'sms', 'weChat', 'web',
        'liveComment', 'weibo', 'app', 'forum', 'letter', 'visit', 'collected')),
      urgency TEXT NOT NULL CHECK (urgency IN ('normal', 'high', 'emergency')),
      consent TEXT NOT NULL CHECK (consent IN ('publish', 'forwardOnly', 'none')),
      airStage TEXT CHECK (airStage IN ('waiting', 'next', 'onAir', 'done', 'dropped')),
      isDisputed INTEGER NOT NULL CHECK (isDisputed IN (0, 1)),
      isForgotten INTEGER NOT NULL CHECK (isForgotten IN (0, 1)),
      contactCount INTEGER NOT NULL CHECK (contactCount >= 1),
      receivedAt INTEGER NOT NULL,
      loggedAt INTEGER NOT NULL,
      handling TEXT NOT NULL CHECK (handling IN ('logged', 'answeredOnAir', 'assigned', 'answered',
        'closed', 'declined', 'transferred', 'merged')),
      disclosure TEXT NOT NULL CHECK (disclosure IN ('undecided', 'decided', 'drafted', 'inReview',
        'approved', 'published', 'withdrawn')),
      lead TEXT,
      assignedAt INTEGER,
      originalDueOn INTEGER,
      originalDueMinute INTEGER CHECK (originalDueMinute BETWEEN 0 AND 1439),
      dueOn INTEGER,
      dueMinute INTEGER CHECK (dueMinute BETWEEN 0 AND 1439),
      isDueProvisional INTEGER NOT NULL CHECK (isDueProvisional IN (0, 1)),
      generation INTEGER NOT NULL CHECK (generation >= 1),
      dispatchCount INTEGER NOT NULL CHECK (dispatchCount >= 0),
      extensionCount INTEGER NOT NULL CHECK (extensionCount >= 0),
      extendedAt INTEGER,
      returnCount INTEGER NOT NULL CHECK (returnCount >= 0),
      answeredOnAirAt INTEGER,
      answerKind TEXT CHECK (answerKind IN ('onAir', 'later')),
      answeredAt INTEGER,
      endedAt INTEGER,
      declineReason TEXT,
      verdict TEXT CHECK (verdict IN ('satisfied', 'mostlySatisfied', 'dissatisfied', 'unreached')),
      followedUpAt INTEGER,
      mergedInto TEXT REFERENCES question (id),
      decision TEXT CHECK (decision IN ('public', 'partial', 'callerOnly', 'withheld')),
      preparation TEXT CHECK (preparation IN ('drafted', 'inReview', 'approved')),
      nextLevel INTEGER CHECK (nextLevel BETWEEN 1 AND 3),
      slug TEXT UNIQUE,
      publishedAt INTEGER,
      onAirAt INTEGER,
      CHECK (handling NOT IN ('assigned', 'answered') OR assignedAt IS NOT NULL),
      CHECK (assignedAt IS NULL OR lead IS NOT NULL),
      CHECK ((assignedAt IS NULL) = (dueOn IS NULL)),
      CHECK ((dueOn IS NULL) = (originalDueOn IS NULL)),
      CHECK ((dueMinute IS NULL) = (originalDueMinute IS NULL)),
      CHECK (dueMinute IS NULL OR dueOn IS NOT NULL),
      CHECK (extendedAt IS NULL OR extensionCount > 0),
      CHECK (answerKind IS NOT 'onAir' OR answeredOnAirAt IS NOT NULL),
      CHECK ((answerKind IS NULL) = (answeredAt IS NULL)),
      CHECK (handling NOT IN ('answeredOnAir', 'answered', 'closed') OR answeredAt IS NOT NULL),
      CHECK ((handling IN ('closed', 'declined', 'transferred', 'merged')) = (endedAt IS NOT NULL)),
      CHECK ((handling = 'declined') = (declineReason IS NOT NULL)),
      CHECK ((handling = 'merged') = (mergedInto IS NOT NULL)),
      CHECK ((verdict IS NULL) = (followedUpAt IS NULL)),
      CHECK ((disclosure = 'undecided') = (decision IS NULL)),
      CHECK (disclosure NOT IN ('drafted', 'inReview', 'approved', 'published')
        OR (consent = 'publish' AND decision IN ('public', 'partial'))),
      CHECK (disclosure != 'decided' OR consent = 'publish' OR decision NOT IN ('public', 'partial')),
      CHECK (disclosure NOT IN ('drafted', 'inReview', 'approved') OR preparation IS disclosure),
      CHECK ((preparation IS 'inReview') = (nextLevel IS NOT NULL)),
      CHECK ((disclosure IN ('published', 'withdrawn')) = (slug IS NOT NULL)),
      CHECK ((disclosure = 'published') = (publishedAt IS NOT NULL))
    ) STRICT;
    CREATE INDEX questionByEpisode ON question (episode, sequence) WHERE episode IS NOT NULL;
    CREATE INDEX questionByLead ON question (lead, sequence) WHERE lead IS NOT NULL;
    CREATE INDEX questionByHandling ON question (handling, sequence);
    CREATE INDEX questionByDisclosure ON question (disclosure, sequence, handling);
    CREATE INDEX questionByProgramme ON question (programme, handling);
    CREATE INDEX questionOfProgramme ON question (programme, sequence);
    CREATE INDEX questionByTopic ON question (topic, sequence) WHERE topic IS NOT NULL;
    CREATE INDEX questionInReview ON question (nextLevel, sequence) WHERE nextLevel IS NOT NULL;
    CREATE INDEX questionDue ON question (dueOn, sequence) WHERE handling = 'assigned';
    CREATE INDEX questionInQueue ON question (programme, sequence)
      WHERE airStage IN ('waiting', 'next', 'onAir');
    CREATE INDEX questionByTime ON question (receivedAt);
    CREATE INDEX questionMerged ON question (mergedInto) WHERE mergedInto IS NOT NULL;

    CREATE TABLE questionBody (
      sequence INTEGER PRIMARY KEY REFERENCES question (sequence),
      keyID TEXT NOT NULL,
      sealed BLOB NOT NULL CHECK (length(sealed) >= 28),
      salt BLOB CHECK (salt IS NULL OR length(salt) = 32),
      digest BLOB NOT NULL CHECK (length(digest) = 16)
    ) STRICT;

    CREATE TABLE questionDepartment (
      department TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES question (sequence),
      isLead INTEGER NOT NULL CHECK (isLead IN (0, 1)),
      PRIMARY KEY (department, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX questionDepartmentByQuestion ON questionDepartment (sequence);

    CREATE TABLE questionCampaign (
      tag TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES question (sequence),
      PRIMARY KEY (tag, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX questionCampaignByQuestion ON questionCampaign (sequence);

    CREATE TABLE caller (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      keyID TEXT NOT NULL,
      sealed BLOB NOT NULL CHECK (length(sealed) >= 28),
      phoneMark BLOB CHECK (phoneMark IS NULL OR length(phoneMark) = 16),
      salt BLOB NOT NULL CHECK (length(salt) = 32),
      loggedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX callerByPhone ON caller (phoneMark) WHERE phoneMark IS NOT NULL;

    CREATE TABLE contact (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      question INTEGER NOT NULL REFERENCES question (sequence),
      caller INTEGER REFERENCES caller (sequence),
      programme TEXT NOT NULL,
      episode TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('call', 'message', 'letter', 'visit')),
      channel TEXT NOT NULL CHECK (channel IN ('phone', 'hotline', 'sms', 'weChat', 'web',
        'liveComment', 'weibo', 'app', 'forum', 'letter', 'visit', 'collected')),
      receivedAt INTEGER NOT NULL,
      loggedAt INTEGER NOT NULL,
      loggedBy TEXT NOT NULL,
      isOnAir INTEGER NOT NULL CHECK (isOnAir IN (0, 1)),
      isAnswered INTEGER NOT NULL CHECK (isAnswered IN (0, 1))
    ) STRICT;
    CREATE INDEX contactByQuestion ON contact (question);
    CREATE INDEX contactByCaller ON contact (caller) WHERE caller IS NOT NULL;
    CREATE INDEX contactByTime ON contact (receivedAt);

    CREATE TABLE idempotency (
      mark BLOB PRIMARY KEY NOT NULL CHECK (length(mark) = 16),
      request BLOB NOT NULL CHECK (length(request) = 16),
      question TEXT NOT NULL,
      expiresAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotencyExpiring ON idempotency (expiresAt);

    CREATE TABLE import (
      mark BLOB PRIMARY KEY NOT NULL CHECK (length(mark) = 16),
      importedAt INTEGER NOT NULL,
      importedBy TEXT NOT NULL,
      lineCount INTEGER NOT NULL CHECK (lineCount >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE importReceipt (
      import BLOB NOT NULL REFERENCES import (mark),
      line INTEGER NOT NULL CHECK (line >= 1),
      mark BLOB NOT NULL CHECK (length(mark) = 16),
      outcome TEXT NOT NULL,
      question TEXT,
      PRIMARY KEY (import, line)
    ) STRICT, WITHOUT ROWID;

    """
}
