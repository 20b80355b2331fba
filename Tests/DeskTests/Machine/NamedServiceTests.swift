// What is run prints as a name: a service that printed what it holds would put a schedule into a log line.

import Desk
import Testing

@Suite struct NamedServiceTests {
  @Test func `a service prints as the name of its type`() async throws {
    let room = try await Newsroom()

    #expect("\(Courier(desk: room.desk.delivery))" == "Courier")
    #expect("\(PlanWatch(desk: room.desk.plan, folderEvents: nil))" == "PlanWatch")
  }
}
