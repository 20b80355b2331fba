// The connections of one policy. The guard is not asked when a connection is used again, so requests
// under different policies must never find one another's connections: each lane has its own pool.

import CCurl
import Delivering

/// Handles and connections that belong to one policy. It owns its handles.
final class CurlLane {
  let policy: ConnectionPolicy
  let limits: TransportLimits
  let gate: AddressGuard
  let share: OpaquePointer
  /// The header lines that every request ends with.
  let headerLines: UnsafeMutablePointer<curl_slist>?
  let isProxied: Bool
  /// Servers to which a connection was made by a request that was to find out.
  var reached: [UInt64] = []
  private var all: [CurlTransfer] = []
  private var idle: [CurlTransfer] = []

  /// A lane without connections; nil when memory is short.
  init?(policy: ConnectionPolicy, limits: TransportLimits) {
    guard let share = curl_share_init() else { return nil }
    // Without lock functions: only the transport's thread uses it.
    ccurl_share(share, CURL_LOCK_DATA_CONNECT)
    ccurl_share(share, CURL_LOCK_DATA_SSL_SESSION)
    self.policy = policy
    self.limits = limits
    self.gate = AddressGuard(policy: policy)
    self.share = share
    self.headerLines = CurlTransfer.commonLines()
    self.isProxied = policy.proxy != nil
  }

  deinit {
    // The handles go first: a share that is still in use is not given back.
    idle = []
    all = []
    curl_share_cleanup(share)
    curl_slist_free_all(headerLines)
  }

  /// A free handle; nil when memory is short.
  func take() -> CurlTransfer? {
    if let last = idle.popLast() { return last }
    guard let fresh = CurlTransfer(lane: self, limits: limits) else { return nil }
    all.append(fresh)
    return fresh
  }

  /// Takes a handle back.
  func put(_ transfer: CurlTransfer) {
    idle.append(transfer)
  }
}
