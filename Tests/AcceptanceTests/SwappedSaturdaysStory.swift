// A May with swapped Saturdays: the holiday of 1 to 5 May is paid for with Saturday the 9th, which is
// a working day on which materials fall due.

import Testing

@Suite struct SwappedSaturdaysStory {
  @Test func `a May with swapped Saturdays`() async throws {
    try await Office.open(at: "2026-04-01 08:00") { office in
      try await office.run(until: "2026-05-15 12:00")

      #expect(office.refusals == [])
      // Five working days before Friday 15 May: 14, 13, 12, 11 — and Saturday 9 May.
      let saturday = office.seen(in: "departments", on: "2026-05-09")
      #expect(saturday.contains { $0.text.contains("市政府办") && $0.text.contains("访谈稿") })
      #expect(saturday.allSatisfy { $0.time > "10:20" && $0.time < "10:40" })
      for day in ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"] {
        #expect(office.seen(in: "departments", on: day).map(\.text) == [])
      }
      #expect(office.seen(in: "departments", on: "2026-05-10").map(\.text) == [])
    }
  }
}
