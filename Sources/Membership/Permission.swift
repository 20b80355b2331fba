// The one table of roles and permissions. What is not in it is not allowed.

/// Something that can be allowed.
package enum Permission: String, CaseIterable, Codable, Sendable {
  /// See today's page and the plan.
  case seePlan
  /// Log a contact.
  case logQuestion
  /// Set the order of the show and answer on air.
  case runShow
  /// See the host's screen.
  case seeHostScreen
  /// See the register: numbers, states, gists.
  case seeQuestions
  /// See who called and what the caller said word by word.
  case seeCaller
  /// Assign, merge, decline, transfer.
  case assign
  /// Give an assignment back to the desk.
  case returnAssignment
  /// Enter an answer.
  case answer
  /// Extend a time limit.
  case extend
  /// Record a follow-up call, close, reopen.
  case followUp
  /// Decide what is disclosed.
  case decideDisclosure
  /// Resolve findings and hand the text in for review.
  case resolveFindings
  /// Record a signature that was given on paper.
  case recordPaper
  /// Sign at the first level, or send back.
  case sign1
  /// Sign at the second level, or send back.
  case sign2
  /// Sign at the third level, or send back.
  case sign3
  /// Publish what was approved.
  case publish
  /// Correct what was published.
  case correct
  /// Withdraw what was published.
  case withdraw
  /// Import lists from other channels.
  case importLists
  /// Export the register.
  case export
  /// Make reports and see figures.
  case report
  /// See deliveries and robots.
  case seeDeliveries
  /// See the journal.
  case seeJournal
  /// Erase a caller's data.
  case forget
  /// Add and change members.
  case editMembers
  /// Confirm losses and the clock, back up, verify, reinstate robots, reload.
  case confirm

  /// Whether it concerns the whole system rather than one programme.
  package var isSystemWide: Bool {
    switch self {
    case .seeDeliveries, .seeJournal, .editMembers, .confirm: true
    case .seePlan, .logQuestion, .runShow, .seeHostScreen, .seeQuestions, .seeCaller, .assign,
      .returnAssignment, .answer, .extend, .followUp, .decideDisclosure, .resolveFindings,
      .recordPaper, .sign1, .sign2, .sign3, .publish, .correct, .withdraw, .importLists, .export,
      .report, .forget:
      false
    }
  }

  /// Whether a program may be given it; what takes a person's judgement may not.
  package var isForPrograms: Bool {
    switch self {
    case .seePlan, .logQuestion, .seeHostScreen, .seeQuestions, .answer, .importLists, .export,
      .report, .seeDeliveries:
      true
    case .runShow, .seeCaller, .assign, .returnAssignment, .extend, .followUp, .decideDisclosure,
      .resolveFindings, .recordPaper, .sign1, .sign2, .sign3, .publish, .correct, .withdraw,
      .seeJournal, .forget, .editMembers, .confirm:
      false
    }
  }
}

extension Role {
  /// What the role may do.
  package var permissions: Set<Permission> {
    switch self {
    case .operator:
      [
        .seePlan, .logQuestion, .runShow, .seeHostScreen, .seeQuestions, .seeCaller, .followUp,
        .importLists,
      ]
    case .host: [.seePlan, .seeHostScreen]
    case .liaison: [.seePlan, .seeQuestions, .answer, .returnAssignment]
    case .reviewer1: [.seePlan, .seeQuestions, .seeCaller, .resolveFindings, .sign1, .report]
    case .reviewer2: [.seePlan, .seeQuestions, .seeCaller, .sign2, .report]
    case .reviewer3: [.seePlan, .seeQuestions, .seeCaller, .sign3, .report]
    case .producer:
      [
        .seePlan, .logQuestion, .runShow, .seeHostScreen, .seeQuestions, .seeCaller, .assign,
        .returnAssignment, .answer, .extend, .followUp, .decideDisclosure, .resolveFindings,
        .recordPaper, .withdraw, .importLists, .export, .report, .seeDeliveries, .seeJournal,
        .forget,
      ]
    case .editor: [.seePlan, .seeQuestions, .recordPaper, .publish, .correct, .withdraw, .report]
    case .administrator: [.seePlan, .seeDeliveries, .seeJournal, .forget, .editMembers, .confirm]
    }
  }
}
