// The same matter of several callers: one is dealt with, all are counted, and it can be taken apart.

import Questions
import Testing
import Timekeeping

struct MergeTests {
  @Test func `the one that stays counts them all`() throws {
    var first = try Cast.question(number: 20)
    var second = try Cast.question(number: 28)
    var third = try Cast.question(number: 29)
    let now = first.receivedAt
    let events = try second.merge(into: &first, by: Cast.lin, at: now)
    _ = try third.merge(into: &first, by: Cast.lin, at: now)

    #expect(first.contactCount == 3)
    #expect(first.mergedIDs == [second.id, third.id])
    #expect(events.map(\.questionID) == [second.id, first.id])
    #expect(throws: Question.Refusal.merged(into: first.id)) { try second.assignToWater() }
    #expect(throws: Question.Refusal.merged(into: first.id)) {
      try second.decide(.public, reason: "可", basis: "条例", by: Cast.gao, at: now)
    }

    _ = try third.unmerge(from: &first, by: Cast.gao, at: now)
    #expect(first.contactCount == 2)
    #expect(third.handling == .logged)
    #expect(first.mergedIDs == [second.id])
    try third.assignToWater()
  }

  @Test func `nothing goes in a circle or in a chain`() throws {
    var first = try Cast.question(number: 1)
    var second = try Cast.question(number: 2)
    var third = try Cast.question(number: 3)
    var same = first
    let now = first.receivedAt
    #expect(throws: Question.Refusal.mergesIntoItself) {
      try first.merge(into: &same, by: Cast.lin, at: now)
    }
    _ = try second.merge(into: &first, by: Cast.lin, at: now)
    #expect(throws: Question.Refusal.hasMerged) {
      try first.merge(into: &third, by: Cast.lin, at: now)
    }
    #expect(throws: Question.Refusal.targetMerged) {
      try third.merge(into: &second, by: Cast.lin, at: now)
    }
    #expect(throws: Question.Refusal.merged(into: first.id)) {
      try second.merge(into: &third, by: Cast.lin, at: now)
    }
    #expect(throws: Question.Refusal.notMergedThere) {
      try second.unmerge(from: &third, by: Cast.lin, at: now)
    }
    #expect(third == (try Cast.question(number: 3)))
  }

  @Test func `what is on its way to the public, or of another programme, is not merged`() throws {
    var first = try Cast.question(number: 1)
    var second = try Cast.question(number: 2)
    let now = first.receivedAt
    var form = try Cast.form()
    form.programme = .init(rawValue: "fangtan")
    var other = try Cast.intake(form).question
    #expect(throws: Question.Refusal.otherProgramme) {
      try first.merge(into: &other, by: Cast.lin, at: now)
    }
    _ = try second.decide(.public, reason: "可", basis: "条例", by: Cast.gao, at: now)
    _ = try second.draft(try Cast.words(), sensitive: [], by: Cast.lin, at: now)
    #expect(throws: Question.Refusal.textUnderWay) {
      try second.merge(into: &first, by: Cast.lin, at: now)
    }
  }

  @Test func `an assigned question that is merged owes nothing any more`() throws {
    var first = try Cast.question(number: 1)
    var second = try Cast.question(number: 2)
    try second.assignToWater()
    _ = try second.merge(into: &first, by: Cast.lin, at: first.receivedAt)

    #expect(second.handling.openAssignment == nil)
    #expect(second.history.assignments.map(\.lead) == [Cast.water])
  }
}
