// Every bound on what a schedule folder may contain. Beyond one of them a file is refused with the
// number; none of them is met by a real plan.

/// The bounds of the schedule language.
package enum LanguageLimits {
  /// Bytes of one file. A plan of 10,000 episodes in YAML has about 5.5 MB.
  package static let fileBytes = 16 * 1_024 * 1_024
  /// Episodes of one file.
  package static let episodesPerFile = 20_000
  /// Schedule files in the folder.
  package static let filesPerFolder = 200

  /// Nodes of one YAML file, counted as written. A plan of 20,000 episodes with fifteen fields each
  /// has about 700,000.
  package static let yamlNodes = 2_000_000
  /// Nodes of one YAML file after every alias is replaced by what it stands for.
  package static let yamlExpandedNodes = 2_500_000
  /// Aliases (`*name`) of one YAML file.
  package static let yamlAliases = 64
  /// Nesting of one YAML file.
  package static let yamlDepth = 64

  /// Characters of one piece of text; more is kept and warned of, for chat groups cut it.
  package static let textCharacters = 500
  /// Complaints of one kind in one file that are shown one by one; a note counts the rest.
  package static let complaintsOfOneKind = 100
  /// The first and last plan year that is believed.
  package static let years = 1_990...2_100
}
