// Deliveries that are claimed but must not leave any more. A name is written here when the transaction
// that revoked the claim is on disk, before any other one writes; the transport asks right before a
// request would leave. What is rolled back leaves no name: that delivery is still owed.

import Delivering
import Storage
import Synchronization

/// The deliveries whose claim was revoked.
final class RevocationBoard: Sendable {
  private let revoked = Mutex<Set<DeliveryID>>([])

  /// `id` must not leave, once the transaction of `ledger` is on disk.
  func revoke(_ id: DeliveryID, in ledger: Ledger) {
    ledger.afterCommit { self.revoked.withLock { _ = $0.insert(id) } }
  }

  /// Whether `id` may still leave.
  func mayLeave(_ id: DeliveryID) -> Bool {
    revoked.withLock { !$0.contains(id) }
  }

  /// These have ended: their names need not stand here any more.
  func forget(_ ids: some Sequence<DeliveryID>) {
    revoked.withLock { revoked in
      guard !revoked.isEmpty else { return }
      for id in ids { revoked.remove(id) }
    }
  }
}
