// One call of `submit`, as it travels from the caller's thread to the transport's.

import Delivering

/// Requests that were handed in together, and whom to ask and to tell.
final class Submission: Sendable {
  let requests: [WebhookRequest]
  let mayStart: @Sendable (Int) -> Bool
  let completed: @Sendable (Int, Exchange) -> Void

  init(
    _ requests: [WebhookRequest], mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    self.requests = requests
    self.mayStart = mayStart
    self.completed = completed
  }

  /// Ends every request from `first` on as never sent.
  func refuse(from first: Int) {
    for index in first..<requests.count { completed(index, .notSent(.refused)) }
  }
}

/// A request that has been looked at and may be tried.
struct Candidate {
  let submission: Submission
  let index: Int
  let scheme: AddressScheme
  /// The number of the server; see `AddressParts`.
  let server: UInt64

  var request: WebhookRequest { submission.requests[index] }

  func complete(_ exchange: Exchange) {
    submission.completed(index, exchange)
  }
}

/// Submissions in their order, and how far the first one has come.
struct SubmissionQueue {
  private var submissions: [Submission] = []
  private var head = 0
  private var next = 0

  var isEmpty: Bool { head == submissions.count }

  mutating func append(_ more: [Submission]) {
    if isEmpty {
      submissions = more
      head = 0
      next = 0
    } else {
      submissions += more
    }
  }

  /// The next request in line.
  mutating func take() -> (Submission, Int)? {
    guard head < submissions.count else { return nil }
    let submission = submissions[head]
    let index = next
    next += 1
    if next == submission.requests.count {
      head += 1
      next = 0
      if isEmpty { submissions = [] }
      if submissions.isEmpty { head = 0 }
    }
    return (submission, index)
  }

  /// Ends everything that waits as never sent.
  mutating func refuseAll() {
    for position in head..<submissions.count {
      submissions[position].refuse(from: position == head ? next : 0)
    }
    submissions = []
    head = 0
    next = 0
  }
}
