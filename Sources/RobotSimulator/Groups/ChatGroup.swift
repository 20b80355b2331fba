// One simulated group at work: its robot's memory, the faults that wait for it, and the POSTs it
// has received. Everything is behind one lock of its own, so that groups do not wait for each other.

import Synchronization

/// What a group makes of a POST.
struct Reception: Sendable {
  var answer: Answer
  var fault: SimulatedFault?
  var post: ReceivedPost?
}

/// All that changes in a group.
private struct GroupState {
  var memory = GroupMemory()
  var faults: [PendingFault] = []
  var posts: [ReceivedPost] = []
  var counts = PostCounts()
  var lastDay: Int64?
}

/// A simulated group with its history.
final class ChatGroup: Sendable {
  /// How many POSTs a group keeps before it forgets the oldest.
  private static let mostPosts = 50_000

  let settings: SimulatedGroup
  private let utcOffset: Int64
  private let state = Mutex(GroupState())

  /// A group whose days begin `utcOffset` milliseconds before those of UTC.
  init(_ settings: SimulatedGroup, utcOffset: Int64) {
    self.settings = settings
    self.utcOffset = utcOffset
  }

  /// Judges a POST, keeps it, and says what to answer and what goes wrong with the answer.
  func receive(_ arrival: Arrival, now: Int64, number: Int) -> Reception {
    state.withLock { state in
      let pending = state.takeFault(for: arrival)
      let judgement =
        if let pending, !pending.takesMessage {
          disturbed(by: pending.fault, arrival)
        } else {
          settings.dialect.judgement(
            of: arrival, in: settings, memory: &state.memory, now: now)
        }
      state.counts.add(judgement.verdict)
      var reception = Reception(answer: judgement.answer, fault: pending?.fault)
      guard settings.keepsPosts else { return reception }
      let day = (now + utcOffset) / 86_400_000
      let post = record(
        arrival, judgement, at: (now, number), fault: pending?.fault,
        opensDay: state.lastDay != day)
      state.lastDay = day
      state.keep(post, most: Self.mostPosts)
      reception.post = post
      return reception
    }
  }

  private func disturbed(by fault: SimulatedFault, _ arrival: Arrival) -> Judgement {
    let (message, id) = settings.dialect.preview(of: arrival, in: settings)
    if case .code(let code, let words) = fault {
      let isStatus = settings.dialect == .standardWebhooks && (100..<600).contains(code)
      let refusal = Refusal(code: code, message: words, status: isStatus ? code : 200)
      return Judgement(
        verdict: .refused(code: code, message: words),
        answer: settings.dialect.answer(to: refusal), message: message, messageID: id)
    }
    return Judgement(
      verdict: .disturbed(fault: fault.name), answer: Answer(), message: message, messageID: id)
  }

  private func record(
    _ arrival: Arrival, _ judgement: Judgement, at arrived: (milliseconds: Int64, number: Int),
    fault: SimulatedFault?, opensDay: Bool
  ) -> ReceivedPost {
    ReceivedPost(
      number: arrived.number, group: settings.id, arrivedAt: arrived.milliseconds,
      messageID: judgement.messageID, headers: arrival.headers,
      title: judgement.message?.title, runs: judgement.message?.runs ?? [],
      rang: judgement.verdict == .accepted ? judgement.message?.rang ?? [] : [],
      ringsEveryone: judgement.verdict == .accepted && judgement.message?.ringsEveryone == true,
      verdict: judgement.verdict, fault: fault?.name, body: arrival.body,
      requestOfConnection: arrival.requestOfConnection, opensDay: opensDay)
  }
}

// MARK: - State

extension GroupState {
  /// The fault that strikes this POST. A fault of reused connections waits for one.
  mutating func takeFault(for arrival: Arrival) -> PendingFault? {
    let index = faults.firstIndex { $0.fault != .closeReused || arrival.requestOfConnection > 1 }
    guard let index else { return nil }
    let pending = faults[index]
    if let remaining = pending.remaining {
      if remaining <= 1 {
        faults.remove(at: index)
      } else {
        faults[index].remaining = remaining - 1
      }
    }
    return pending
  }

  mutating func keep(_ post: ReceivedPost, most: Int) {
    if posts.count >= most { posts.removeFirst(most / 10) }
    posts.append(post)
  }
}

// MARK: - From outside

extension ChatGroup {
  /// What has come so far, in order.
  var posts: [ReceivedPost] { state.withLock { $0.posts } }
  /// The fates so far.
  var counts: PostCounts { state.withLock { $0.counts } }
  /// The faults that wait.
  var faults: [PendingFault] { state.withLock { $0.faults } }

  /// Puts a fault behind those that wait.
  func inject(_ fault: PendingFault) { state.withLock { $0.faults.append(fault) } }

  /// Forgets the faults.
  func clearFaults() { state.withLock { $0.faults.removeAll() } }

  /// Forgets everything: POSTs, counts, rates, ids, faults.
  func reset() { state.withLock { $0 = GroupState() } }
}
