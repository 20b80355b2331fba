// The campaign of May 2020, as its notice came: materials are due on 7 May, the summary on 29 May, and the
// holiday was prolonged by an amendment. The office runs from the day of the notice to the summary.

import Delivering
import Desk
import Foundation
import Questions
import Reporting
import Scheduling
import Storage
import Testing
import Timekeeping

@Suite struct CampaignStory {
  private static var schedules: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts[...(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
      + "/Fixtures/Campaigns/2020"
  }

  private static let campaign = "5·15政务公开日"

  @Test func `the campaign of 2020 from the notice to the summary`() async throws {
    try await Office.open(at: "2020-04-22 09:00", schedules: CampaignStory.schedules) { office in
      try await office.run(until: "2020-05-07 18:00")

      // Three, two and one working days before 7 May; the first to the fifth were holidays.
      for day in ["2020-04-29", "2020-04-30", "2020-05-06"] {
        let seen = office.seen(in: "departments", on: day)
        #expect(seen.contains { $0.text.contains("5月7日") }, "\(day): \(seen.map(\.text))")
      }
      #expect(office.seen(in: "departments", on: "2020-05-04").isEmpty)
      let preparation = try await office.desk.figures.preparation(
        of: CampaignStory.campaign, for: Crew.producer)
      let list = preparation.officialText()
      #expect(list.contains("访谈预告") && list.contains("群众难题我来答"), "\(list)")

      try await office.run(until: "2020-05-15 08:40")
      try await office.takeCalls(12)
      try await office.run(until: "2020-05-29 17:00")
      for day in ["2020-05-22", "2020-05-28"] {
        let seen = office.seen(in: "departments", on: day)
        #expect(seen.contains { $0.text.contains("5月29日") }, "\(day): \(seen.map(\.text))")
      }

      let summary = try await office.desk.figures.summary(
        of: CampaignStory.campaign, for: Crew.producer)
      let text = summary.document.officialText()
      #expect(text.contains("总结") && text.contains("12"), "\(text)")
      #expect(summary.files().map(\.name).contains("cases.csv"))
      #expect(Canaries.found(in: summary.document.html()) == [])
      #expect(office.refusals == [])
    }
  }
}

extension Office {
  /// Some calls that belong to the campaign.
  fileprivate func takeCalls(_ count: Int) async throws {
    var flock = Canaries()
    for _ in 0..<count {
      var form = flock.form(at: clock.now)
      form.campaignTags = ["5·15政务公开日"]
      _ = try await desk.questions.log(form, by: Crew.screener)
    }
  }
}
