// What the configuration decides for the desk, as values; who read them from which file is not its
// business.

import Announcing
package import Delivering
package import Reminding
package import Scheduling
package import Timekeeping

/// The settings of the desk.
package struct DeskSettings: Sendable {
  /// Where the schedule files lie.
  package var scheduleFolder: String
  /// The zone of files that name none, and of what people are shown.
  package var zone: Zone
  /// The robots that can be spoken to, by name.
  package var robots: [RobotName: Robot]
  /// Robots that are told what administrators must know, in the order in which they are tried.
  package var alarmRobots: [RobotName]
  /// The base of links in messages; nil leaves links out.
  package var publicOrigin: String?
  /// The word that stands in every message.
  package var keyword: String
  /// When ordinary messages do not ring; nil means never.
  package var quietHours: QuietHours?
  /// How long vanished episodes are waited for.
  package var vanishGrace: Duration
  /// How long an announced episode must be quiet before its correction leaves.
  package var correctionQuiet: Duration
  /// Who signs, how long callers are kept, what is masked.
  package var questions: QuestionSettings
  /// Where the public site lies, what it calls itself, what the gate lets pass.
  package var publication: PublicationSettings
  /// How often the house is kept, where copies lie.
  package var upkeep: UpkeepSettings

  /// Settings; see the properties.
  package init(
    scheduleFolder: String, zone: Zone = .shanghai, robots: [RobotName: Robot] = [:],
    alarmRobots: [RobotName] = [], publicOrigin: String? = nil, keyword: String = "利民热线",
    quietHours: QuietHours? = .usual, vanishGrace: Duration = .seconds(600),
    correctionQuiet: Duration = .seconds(120), questions: QuestionSettings = QuestionSettings(),
    publication: PublicationSettings = PublicationSettings(),
    upkeep: UpkeepSettings = UpkeepSettings()
  ) {
    self.scheduleFolder = scheduleFolder
    self.zone = zone
    self.robots = robots
    self.alarmRobots = alarmRobots
    self.publicOrigin = publicOrigin
    self.keyword = keyword
    self.quietHours = quietHours
    self.vanishGrace = vanishGrace
    self.correctionQuiet = correctionQuiet
    self.questions = questions
    self.publication = publication
    self.upkeep = upkeep
  }

  /// What planning is told of the office's habits.
  package var planningSettings: PlanSettings {
    PlanSettings(keyword: keyword, quietHours: quietHours)
  }

  var wording: WordingSettings { WordingSettings(keyword: keyword, linkBase: publicOrigin) }

  var correctionPolicy: CorrectionPolicy {
    CorrectionPolicy(quiet: correctionQuiet, quietHours: quietHours)
  }
}
