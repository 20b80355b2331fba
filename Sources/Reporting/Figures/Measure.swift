// What can be counted. Each measure is one line of this table: the trait it counts, or the two
// measures whose quotient it is. Its word and its definition stand in `Wording.swift`.

/// A measure of lines of the register.
package enum Measure: String, CaseIterable, Hashable, Sendable {
  // The funnel.
  case logged, putOnAir, answeredOnAir, forwarded, dealt, published
  // Where the rest is.
  case onAirOnly, declined, transferred, pending, merged
  // Repeats, counted apart.
  case contacts, repeatedQuestions, repeats
  // What departments did.
  case assigned, closed, closedInTime, closedLate, open, overdue, shouldBeClosed
  case replied, repliedInTime, shouldReply, returned, extended, rehandled
  case closingRate, inTimeRate, replyInTimeRate, averageDays
  // What callers said.
  case followedUp, satisfied, mostlySatisfied, dissatisfied, unreached
  case satisfactionRate, dissatisfactionRate, followUpRate
  // Replies and their publication.
  case valid, answered, beingHandled, publicReplies, answerRate, replyRate, averageDaysFromReceipt
}

/// How a measure is computed.
enum MeasureRule {
  /// How many lines have the trait.
  case count(Traits)
  /// The sum of contacts, or of those beyond the first.
  case contacts(beyondFirst: Bool)
  /// The lines with one trait over those with another.
  case rate(Traits, over: Traits)
  /// The mean time to closing, from the assignment or from the arrival.
  case meanLength(of: Traits, fromReceipt: Bool)
}

extension Measure {
  /// How it is computed.
  var rule: MeasureRule {
    switch self {
    case .contacts: .contacts(beyondFirst: false)
    case .repeats: .contacts(beyondFirst: true)
    case .closingRate: .rate(.closed, over: .forwarded)
    case .inTimeRate: .rate(.closedInTime, over: .shouldBeClosed)
    case .replyInTimeRate: .rate(.repliedInTime, over: .shouldReply)
    case .satisfactionRate: .rate(.content, over: .followedUp)
    case .dissatisfactionRate: .rate(.dissatisfied, over: .followedUp)
    case .followUpRate: .rate(.followedUp, over: .closed)
    case .answerRate: .rate(.answered, over: .valid)
    case .replyRate: .rate(.publicReply, over: .valid)
    case .averageDays: .meanLength(of: .closed, fromReceipt: false)
    case .averageDaysFromReceipt: .meanLength(of: .dealt, fromReceipt: true)
    case .logged, .putOnAir, .answeredOnAir, .forwarded, .dealt, .published, .onAirOnly, .declined,
      .transferred, .pending, .merged, .repeatedQuestions, .assigned, .closed, .closedInTime,
      .closedLate, .open, .overdue, .shouldBeClosed, .replied, .repliedInTime, .shouldReply,
      .returned, .extended, .rehandled, .followedUp, .satisfied, .mostlySatisfied, .dissatisfied,
      .unreached, .valid, .answered, .beingHandled, .publicReplies:
      .count(trait)
    }
  }

  /// The trait whose lines are its cases; of a rate, those of its part.
  var trait: Traits {
    switch self {
    case .logged, .contacts: .logged
    case .putOnAir: .putOnAir
    case .answeredOnAir: .answeredOnAir
    case .forwarded, .assigned: .forwarded
    case .dealt, .averageDaysFromReceipt: .dealt
    case .published: .published
    case .onAirOnly: .onAirOnly
    case .declined: .declined
    case .transferred: .transferred
    case .pending: .pending
    case .merged: .merged
    case .repeatedQuestions, .repeats: .repeated
    case .closed, .closingRate, .averageDays: .closed
    case .closedInTime, .inTimeRate: .closedInTime
    case .closedLate: .closedLate
    case .open: .open
    case .overdue: .overdue
    case .shouldBeClosed: .shouldBeClosed
    case .replied: .replied
    case .repliedInTime, .replyInTimeRate: .repliedInTime
    case .shouldReply: .shouldReply
    case .returned: .returned
    case .extended: .extended
    case .rehandled: .rehandled
    case .followedUp, .followUpRate: .followedUp
    case .satisfied: .satisfied
    case .satisfactionRate: .content
    case .mostlySatisfied: .mostlySatisfied
    case .dissatisfied, .dissatisfactionRate: .dissatisfied
    case .unreached: .unreached
    case .valid: .valid
    case .answered, .answerRate: .answered
    case .beingHandled: .beingHandled
    case .publicReplies, .replyRate: .publicReply
    }
  }
}
