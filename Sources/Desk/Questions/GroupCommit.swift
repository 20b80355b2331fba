// One synced commit costs the same for one row as for a hundred. Whoever comes while another commit is
// under way waits for the next one, and all who wait go together: the first of them leads and writes
// for the others. Nobody is answered before what they brought is on disk.

import Synchronization

/// Joins works that arrive at the same time into one write.
///
/// A work is lost with its batch: when the write fails, every one of its callers gets the error and
/// knows that nothing of theirs was kept.
final class GroupCommit<Work: Sendable, Receipt: Sendable>: Sendable {
  /// Writes a batch in one transaction; answers each work in its order.
  typealias Write = @Sendable ([Work]) async throws -> [Receipt]

  /// What a waiting caller is woken with.
  private enum Turn: Sendable {
    /// Somebody else wrote it.
    case done(Result<Receipt, any Error>)
    /// The waiting ones are yours to write, your own among them.
    case lead
  }

  private struct Waiting: Sendable {
    let work: Work
    let turn: CheckedContinuation<Turn, Never>
  }

  private struct Queue: Sendable {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let queue = Mutex(Queue())
  private let batchLimit: Int
  private let write: Write

  /// A queue in front of `write`; no batch is larger than `batchLimit`.
  init(batchLimit: Int, write: @escaping Write) {
    self.batchLimit = batchLimit
    self.write = write
  }

  /// Writes `work` together with whatever else waits; returns when it is on disk.
  func commit(_ work: Work) async throws -> Receipt {
    let leadsAtOnce = queue.withLock { queue in
      if queue.isWriting { return false }
      queue.isWriting = true
      return true
    }
    if leadsAtOnce {
      let result = await written([work])
      passOn()
      return try result[0].get()
    }
    let turn = await withCheckedContinuation { continuation in
      let mayLead = queue.withLock { queue in
        // The writer may have left between the two looks: then nobody would come for this one.
        if queue.isWriting {
          queue.waiting.append(Waiting(work: work, turn: continuation))
          return false
        }
        queue.isWriting = true
        return true
      }
      if mayLead { continuation.resume(returning: .lead) }
    }
    switch turn {
    case .done(let result): return try result.get()
    case .lead: return try await lead(with: work)
    }
  }

  /// Writes this work and all that wait, then hands the lead to the first of those who came since.
  private func lead(with work: Work) async throws -> Receipt {
    let others = queue.withLock { queue in
      let count = min(queue.waiting.count, batchLimit - 1)
      defer { queue.waiting.removeFirst(count) }
      return Array(queue.waiting.prefix(count))
    }
    let results = await written([work] + others.map(\.work))
    for (index, other) in others.enumerated() {
      other.turn.resume(returning: .done(results[index + 1]))
    }
    passOn()
    return try results[0].get()
  }

  private func passOn() {
    let next = queue.withLock { queue -> Waiting? in
      guard !queue.waiting.isEmpty else {
        queue.isWriting = false
        return nil
      }
      return queue.waiting.removeFirst()
    }
    next?.turn.resume(returning: .lead)
  }

  private func written(_ works: [Work]) async -> [Result<Receipt, any Error>] {
    do {
      let receipts = try await write(works)
      precondition(receipts.count == works.count, "\(receipts.count) answers to \(works.count)")
      return receipts.map { .success($0) }
    } catch {
      return works.map { _ in .failure(error) }
    }
  }
}
