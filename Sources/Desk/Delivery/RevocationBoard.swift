// Deliveries that are claimed but must not leave any more. Adopting a plan writes a name here in the
// same breath as it withdraws the delivery; the transport asks right before a request would leave.

import Delivering
import Synchronization

/// The deliveries whose claim was revoked.
final class RevocationBoard: Sendable {
  private let revoked = Mutex<Set<DeliveryID>>([])

  /// `id` must not leave.
  func revoke(_ id: DeliveryID) {
    revoked.withLock { _ = $0.insert(id) }
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
