// What is looked at before a single byte is rendered: first everything that can fail, then a part that
// cannot.

import Questions
import Writing

/// Finds what is wrong with a record.
enum RecordCheck {
  /// Every reason not to publish `record`.
  static func problems(of record: PublicRecord, _ settings: SiteSettings) -> [PublishingProblem] {
    settings.problems().map(PublishingProblem.settings)
      + problemsOfQuestions(in: record)
      + sharedSlugs(in: record) + problemsOfEpisodes(in: record) + sharedAddresses(in: record)
      + record.figures.sorted { $0.period < $1.period }.flatMap { figures in
        figures.disagreements().map { .disagreement(figures.period, $0) }
          + unknown(figures.departments.map(\.department), in: record)
      }
  }

  /// Whether paths can be made of every slug.
  static func addressesAreSafe(in record: PublicRecord) -> Bool {
    record.questions.allSatisfy { PathName.isSafe($0.slug.rawValue) }
      && record.tombstones.allSatisfy { PathName.isSafe($0.slug.rawValue) }
  }

  private static func problemsOfQuestions(in record: PublicRecord) -> [PublishingProblem] {
    // Few have any, so the few are sorted.
    var found: [(PublicSlug, [PublishingProblem])] = []
    for question in record.questions {
      let problems = problems(of: question, in: record)
      if !problems.isEmpty { found.append((question.slug, problems)) }
    }
    return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }

  private static func problems(
    of question: PublicQuestion, in record: PublicRecord
  ) -> [PublishingProblem] {
    var problems: [PublishingProblem] = []
    if question.title.saysNothing { problems.append(.emptyTitle(question.slug)) }
    if question.question.saysNothing || question.answer.saysNothing {
      problems.append(.emptyText(question.slug))
    }
    if let department = question.answeredBy {
      problems += unknown([department], in: record)
    }
    return problems + unknown(question.programme, in: record)
  }

  private static func sharedSlugs(in record: PublicRecord) -> [PublishingProblem] {
    let slugs = record.questions.map(\.slug) + record.tombstones.map(\.slug)
    var seen: Set<PublicSlug> = []
    var twice: Set<PublicSlug> = []
    var unsafe: Set<PublicSlug> = []
    for slug in slugs {
      if !seen.insert(slug).inserted { twice.insert(slug) }
      if !PathName.isSafe(slug.rawValue) { unsafe.insert(slug) }
    }
    return unsafe.sorted().map(PublishingProblem.unsafeSlug)
      + twice.sorted().map(PublishingProblem.twice)
  }

  private static func problemsOfEpisodes(in record: PublicRecord) -> [PublishingProblem] {
    record.episodes.sorted { $0.code < $1.code }.flatMap {
      unknown($0.departments, in: record) + unknown($0.programme, in: record)
    }
  }

  private static func sharedAddresses(in record: PublicRecord) -> [PublishingProblem] {
    let paths =
      record.episodes.map { PublicPath.notice($0.code) }
      + record.campaigns.map { .campaign($0.name) } + record.figures.map { .handling($0.period) }
    var seen: Set<PublicPath> = []
    let twice = paths.filter { !seen.insert($0).inserted }
    return Set(twice).sorted().map(PublishingProblem.sharedAddress)
  }

  private static func unknown(
    _ departments: [DepartmentCode], in record: PublicRecord
  ) -> [PublishingProblem] {
    departments.filter { (record.departments[$0] ?? "").saysNothing }
      .map(PublishingProblem.unknownDepartment)
  }

  private static func unknown(
    _ programme: ProgrammeCode, in record: PublicRecord
  ) -> [PublishingProblem] {
    record.programmes.contains { $0.code == programme && !$0.name.saysNothing }
      ? [] : [.unknownProgramme(programme)]
  }
}
