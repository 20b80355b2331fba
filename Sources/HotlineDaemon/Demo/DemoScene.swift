// What happens in the demonstration's show, minute by minute after it begins. A value, so that the order
// can be read and tested.

import Questions

/// One thing that happens.
struct DemoScene: Sendable {
  /// Minutes after the show begins.
  let minute: Int
  let act: Act

  /// What happens.
  enum Act: Sendable {
    /// A caller is logged.
    case call(Int)
    /// A caller moves in the queue.
    case stage(Int, AirStage)
    /// The guest answers on air.
    case answerOnAir(Int, String)
    /// A question goes to the department.
    case assign(Int)
    /// The department answers.
    case answer(Int, String)
    /// The caller is asked whether it was settled.
    case followUp(Int)
    /// A step on the way to the site.
    case review(Int, Review)
  }

  /// The steps on the way to the site.
  enum Review: Sendable {
    case decide, draft, publish
    case sign(ReviewLevel)
  }

  /// All of them, in order.
  static let all: [DemoScene] = {
    let calls = DemoCaller.all.indices.map {
      DemoScene(minute: DemoCaller.all[$0].minute, act: .call($0))
    }
    let left = [1, 5, 7, 8].map { DemoScene(minute: 61, act: .stage($0, .dropped)) }
    return (calls + show + left + after).enumerated()
      .sorted { ($0.element.minute, $0.offset) < ($1.element.minute, $1.offset) }
      .map(\.element)
  }()

  private static let show: [DemoScene] = [
    DemoScene(minute: -2, act: .stage(DemoCaller.published, .next)),
    DemoScene(minute: 3, act: .stage(DemoCaller.published, .onAir)),
    DemoScene(minute: 4, act: .stage(DemoCaller.answered, .next)),
    DemoScene(
      minute: 9,
      act: .answerOnAir(
        DemoCaller.published,
        "供热期内卧室、客厅的室温不低于18度算达标。住户可以申请入户测温，经确认不达标的，按不达标的天数退还热费。")),
    DemoScene(minute: 15, act: .stage(DemoCaller.answered, .onAir)),
    DemoScene(
      minute: 21,
      act: .answerOnAir(
        DemoCaller.answered, "入户阀门以外由供热公司免费维修；入户阀门以内由住户负责，供热公司可以上门，只收材料费。")),
    DemoScene(minute: 24, act: .stage(1, .next)),
    DemoScene(minute: 70, act: .assign(DemoCaller.chased)),
  ]

  private static let day = 1_440

  private static let after: [DemoScene] = [
    DemoScene(minute: 90, act: .review(DemoCaller.published, .decide)),
    DemoScene(minute: 100, act: .review(DemoCaller.published, .draft)),
    DemoScene(minute: 120, act: .review(DemoCaller.published, .sign(.first))),
    DemoScene(minute: 150, act: .review(DemoCaller.published, .sign(.second))),
    DemoScene(minute: 180, act: .review(DemoCaller.published, .sign(.third))),
    DemoScene(minute: 195, act: .review(DemoCaller.published, .publish)),
    // On the fifth day, after the day on which the answer was due has passed.
    DemoScene(
      minute: 4 * day + 90,
      act: .answer(DemoCaller.chased, "支线阀门故障已更换，整栋楼室温恢复到20度以上；对未按时上门的维修班组作了处理。")),
    DemoScene(minute: 5 * day + 60, act: .followUp(DemoCaller.chased)),
  ]
}
