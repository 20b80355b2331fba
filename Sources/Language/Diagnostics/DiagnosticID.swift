// The names of all complaints. Each is stable: people search for it, the manual explains it and a
// waiver in a file names it. Adding a case asks for an entry in the catalogue of its area; a test
// proves that every case has one.

/// The stable name of a complaint, in kebab case.
package enum DiagnosticID: String, CaseIterable, Hashable, Sendable, Codable {
  // Files and their text: `DiagnosticCatalogue+Files.swift`.
  case fileTooLarge = "file-too-large"
  case tooManyFiles = "too-many-files"
  case tooManyEpisodes = "too-many-episodes"
  case undecodableText = "undecodable-text"
  case utf16Refused = "utf16-refused"
  case readAsGB18030 = "read-as-gb18030"
  case controlCharacter = "control-character"
  case bidiOverride = "bidi-override"
  case privateUseCharacter = "private-use-character"
  case unsupportedFile = "unsupported-file"
  case unknownTextFile = "unknown-text-file"
  case emptyFile = "empty-file"

  // The shape of YAML: `DiagnosticCatalogue+YAML.swift`.
  case yamlSyntax = "yaml-syntax"
  case unclosedQuote = "unclosed-quote"
  case tabIndent = "tab-indent"
  case oddSpace = "odd-space"
  case fullWidthColon = "full-width-colon"
  case duplicateKey = "duplicate-key"
  case mergeKey = "merge-key"
  case tagRefused = "tag-refused"
  case twoDocuments = "two-documents"
  case tooManyAliases = "too-many-aliases"
  case unknownAlias = "unknown-alias"
  case tooManyNodes = "too-many-nodes"
  case nestedTooDeep = "nested-too-deep"

  // Keys and values: `DiagnosticCatalogue+Values.swift`.
  case missingVersion = "missing-version"
  case unsupportedVersion = "unsupported-version"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case keyInTwoLanguages = "key-in-two-languages"
  case wrongShape = "wrong-shape"
  case emptyValue = "empty-value"
  case nothingKnown = "nothing-known"
  case badText = "bad-text"
  case textTooLong = "text-too-long"
  case badCode = "bad-code"
  case badNumber = "bad-number"
  case badFlag = "bad-flag"
  case badDate = "bad-date"
  case dateDoesNotExist = "date-does-not-exist"
  case badMonth = "bad-month"
  case badTime = "bad-time"
  case timeDoesNotExist = "time-does-not-exist"
  case endBeforeStart = "end-before-start"
  case yearMissing = "year-missing"
  case yearOutOfRange = "year-out-of-range"
  case weekdayDisagrees = "weekday-disagrees"
  case unknownChoice = "unknown-choice"
  case badZone = "bad-zone"
  case badLead = "bad-lead"
  case badMobile = "bad-mobile"
  case secretInFile = "secret-in-file"

  // Programmes, ladder, directory, overlay: `DiagnosticCatalogue+Documents.swift`.
  case badSlotRule = "bad-slot-rule"
  case ambiguousWeekRule = "ambiguous-week-rule"
  case codeTwice = "code-twice"
  case actMissing = "act-missing"
  case actTwice = "act-twice"
  case reasonMissing = "reason-missing"
  case episodeNotNamed = "episode-not-named"
  case unknownDiagnostic = "unknown-diagnostic"
  case unknownField = "unknown-field"

  // Names that the directory must know: `DiagnosticCatalogue+Names.swift`.
  case unknownDepartment = "unknown-department"
  case unknownPerson = "unknown-person"
  case unknownGroup = "unknown-group"
  case unknownProgramme = "unknown-programme"
  case unknownCampaign = "unknown-campaign"
  case unknownMilestone = "unknown-milestone"

  // Tables, assembly and conflicts: their owners append here and in a catalogue of their own.
}
