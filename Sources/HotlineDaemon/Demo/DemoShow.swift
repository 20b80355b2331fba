// The show of the demonstration: calls come in on the fast clock, two are answered on air, one goes to a
// department and is chased, one is masked, signed by three people and published. Everything goes through
// the desk's own use cases, as from the console.

import Desk
import Discretion
import Logging
import Masking
import Membership
import Questions
import Scheduling
import ServiceLifecycle
import Timekeeping

/// Plays the first show that lies ahead.
struct DemoShow: NamedService {
  let desk: Desk
  let members: MemberDesk
  let logger: Logger

  private static let programme = ProgrammeCode(rawValue: "limin")
  /// The department that keeps the demonstration's houses warm.
  private static let department = DepartmentCode(rawValue: "gongre")

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // A show that cannot go on is no reason to end the demonstration.
      do {
        try await play()
      } catch is CancellationError {
        return
      } catch {
        logger.warning("The demonstration's show stopped", metadata: ["error": "\(error)"])
      }
    }
    try await gracefulShutdown()
  }

  private func play() async throws {
    guard let episode = try await nextEpisode(),
      case .day(let start, _) = episode.time
    else { return }
    let cast = try await DemoCast(members)
    let begin = desk.settings.zone.timestamp(of: start)
    var questions: [Int: QuestionID] = [:]
    for scene in DemoScene.all {
      let at = begin + .seconds(Int64(scene.minute) * 60)
      // What would have happened before the demonstration began is made up for at once.
      if at > desk.clock.now { try await desk.clock.sleep(until: at) }
      try await play(scene.act, of: episode, cast, &questions)
    }
  }

  /// The next episode on air; waits until the schedule has been read.
  private func nextEpisode() async throws -> Episode? {
    while desk.shared.schedule.current == nil {
      try await desk.clock.sleep(until: desk.clock.now + .seconds(60))
    }
    let zone = desk.settings.zone
    let now = desk.clock.now
    return desk.shared.schedule.current?.schedule.episodes.filter { episode in
      guard case .day(_, let end) = episode.time else { return false }
      return episode.programmeID.rawValue == Self.programme.rawValue && episode.fate == .on
        && zone.timestamp(of: end) > now
    }.min { $0.time.earliest < $1.time.earliest }
  }

  private func play(
    _ act: DemoScene.Act, of episode: Episode, _ cast: DemoCast,
    _ questions: inout [Int: QuestionID]
  ) async throws {
    let handling = desk.questions
    switch act {
    case .call(let index):
      let form = DemoCaller.all[index].form(
        for: Self.programme, episode: EpisodeCode(rawValue: episode.id.rawValue),
        at: desk.clock.now)
      questions[index] = try await handling.log(form, by: cast.screener).id
    case .stage(let index, let stage):
      guard let id = questions[index] else { return }
      _ = try await handling.move(id, to: stage, by: cast.screener)
    case .answerOnAir(let index, let text):
      guard let id = questions[index] else { return }
      _ = try await handling.answerOnAir(id, answer(text), by: cast.producer)
    case .assign(let index):
      guard let id = questions[index] else { return }
      _ = try await handling.assign(id, to: Dispatch(lead: Self.department), by: cast.producer)
    case .answer(let index, let text):
      guard let id = questions[index] else { return }
      _ = try await handling.answer(id, answer(text), by: cast.producer)
    case .followUp(let index):
      guard let id = questions[index] else { return }
      _ = try await handling.followUp(id, .satisfied, by: cast.screener)
    case .review(let index, let step):
      guard let id = questions[index] else { return }
      try await review(id, step, cast)
    }
  }

  private func answer(_ text: String) -> AnswerForm {
    AnswerForm(
      text: Private(text), policyReferences: ["《城市供热条例》"], approvedBy: "值班负责人",
      department: Self.department)
  }

  private func review(_ id: QuestionID, _ step: DemoScene.Review, _ cast: DemoCast) async throws {
    let review = desk.review
    switch step {
    case .decide:
      _ = try await review.decide(
        id, .public, reason: "群众普遍关心", basis: "政府信息公开条例", by: cast.producer)
    case .draft:
      // Every finding is masked as proposed, as a careful editor would do it.
      let sheet = try await review.sheet(id, for: cast.producer)
      var parts: [DraftPart: DraftWords] = [:]
      for view in sheet.views {
        parts[view.part] = DraftWords(
          view.source,
          resolutions: Dictionary(
            uniqueKeysWithValues: view.findings.indices.map { ($0, Resolution.mask) }))
      }
      _ = try await review.draft(id, parts, by: cast.producer)
      _ = try await review.submit(id, by: cast.producer)
    case .sign(let level):
      let reviewer = cast.reviewers[level.rawValue - 1]
      guard let hash = try await review.sheet(id, for: reviewer).hash else { return }
      _ = try await review.sign(id, level: level, hash: hash, by: reviewer)
    case .publish:
      guard let hash = try await review.sheet(id, for: cast.producer).hash else { return }
      _ = try await desk.publication.publish(id, hash: hash, by: cast.editor)
    }
  }
}
