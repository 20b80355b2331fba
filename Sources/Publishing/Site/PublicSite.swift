// The site as a function: a record in, files out. The pages are first laid out as values that hold
// everything they will say; a page is rendered from its value alone. So the pages that a change
// touches are found by comparing values, and nothing can be on a page that the comparison did not see.

/// A file of the site.
package struct PublicFile: Hashable, Sendable {
  /// Where it lies.
  package let path: PublicPath
  /// What is in it.
  package let bytes: [UInt8]
  /// Whether a file of an earlier record lay there before.
  package let isReplaced: Bool

  /// A file.
  package init(path: PublicPath, bytes: [UInt8], isReplaced: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isReplaced = isReplaced
  }
}

/// What has to be done to a site that shows one record, so that it shows another.
package struct PublicChange: Hashable, Sendable {
  /// Files that are new or differ, by path.
  package let files: [PublicFile]
  /// Files that are no longer there, by path.
  package let removed: [PublicPath]

  /// Nothing has to be done.
  package var isEmpty: Bool { files.isEmpty && removed.isEmpty }
}

/// Renders the public site.
package struct PublicSite: Sendable {
  private let settings: SiteSettings

  /// A site with these settings.
  package init(_ settings: SiteSettings) {
    self.settings = settings
  }

  /// Every file of the site for `record`, by path. The same record gives the same bytes; an empty one
  /// gives no file.
  ///
  /// Refuses, naming every reason, when a mandatory tag would be empty, an address unsafe or shared,
  /// or a sum wrong.
  package func files(for record: PublicRecord) throws(PublishingRefusal) -> [PublicFile] {
    try check(record)
    return SitePlan(record, settings).pages.map {
      PublicFile(path: $0.path, bytes: $0.bytes(settings))
    }
  }

  /// The files that differ between the two records, and no others.
  ///
  /// Refuses as `files(for:)` does; the earlier record has been published and is not judged again.
  package func touched(
    from earlier: PublicRecord, to later: PublicRecord
  ) throws(PublishingRefusal) -> PublicChange {
    try check(later)
    let before = RecordCheck.addressesAreSafe(in: earlier) ? SitePlan(earlier, settings) : nil
    let after = SitePlan(later, settings, after: before)
    return change(from: before?.pages ?? [], to: after.pages)
  }

  /// Why `record` would be refused; empty when it would not. A question can be asked about before it
  /// is published by adding it to the record that is.
  package func problems(of record: PublicRecord) -> [PublishingProblem] {
    RecordCheck.problems(of: record, settings)
  }

  private func check(_ record: PublicRecord) throws(PublishingRefusal) {
    let problems = problems(of: record)
    if !problems.isEmpty { throw PublishingRefusal(problems: problems) }
  }

  /// Both lists stand in the order of their paths, so one walk finds what is new, gone or different.
  private func change(from before: [SitePage], to after: [SitePage]) -> PublicChange {
    var files: [PublicFile] = []
    var removed: [PublicPath] = []
    var old = before.startIndex
    for page in after {
      while old < before.endIndex, before[old].path < page.path {
        removed.append(before[old].path)
        old += 1
      }
      guard old < before.endIndex, before[old].path == page.path else {
        files.append(PublicFile(path: page.path, bytes: page.bytes(settings)))
        continue
      }
      if before[old].content != page.content {
        // A value may differ in something that this page does not show.
        let bytes = page.bytes(settings)
        if before[old].bytes(settings) != bytes {
          files.append(PublicFile(path: page.path, bytes: bytes, isReplaced: true))
        }
      }
      old += 1
    }
    removed += before[old...].map(\.path)
    return PublicChange(files: files, removed: removed)
  }
}
