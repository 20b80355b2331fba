// Which request starts next. First come, first served, but a server that swallows requests without
// answering never takes the last free place: each may hold at most four times as many places as are
// free. One server alone so gets four fifths of all places, and however many dead ones there are,
// something is left for the next. A server that nobody has reached in this burst is asked by a few
// requests first: each of them looks up the name in a thread of its own.

/// Requests that wait, by server where a server has its share, and how many are under way.
struct StartOrder {
  private struct Server {
    var active = 0
    var isReached = false
    var parked: [Candidate] = []
    var head = 0

    var hasParked: Bool { head < parked.count }
  }

  private var servers: [UInt64: Server] = [:]
  /// Servers with parked requests, the one that waits longest first.
  private var crowded: [UInt64] = []
  /// Requests under way.
  private(set) var active = 0
  /// Requests that wait for their server's share.
  private(set) var parked = 0

  /// Whether the request may start at the present width; if not, it is parked.
  mutating func admit(_ candidate: Candidate, at width: ConcurrencyWidth) -> Bool {
    let server = candidate.server
    var entry = servers[server] ?? Server()
    servers[server] = nil
    if !entry.hasParked, hasShare(entry, width) {
      entry.active += 1
      active += 1
      servers[server] = entry
      return true
    }
    if !entry.hasParked { crowded.append(server) }
    entry.parked.append(candidate)
    servers[server] = entry
    parked += 1
    return false
  }

  /// A parked request whose server has its share again; it counts as under way from now on.
  mutating func next(at width: ConcurrencyWidth) -> Candidate? {
    guard parked > 0, active < width.places else { return nil }
    for (position, server) in crowded.enumerated() {
      guard var entry = servers[server], hasShare(entry, width) else { continue }
      servers[server] = nil
      let candidate = entry.parked[entry.head]
      entry.head += 1
      entry.active += 1
      active += 1
      parked -= 1
      // Servers take turns.
      crowded.remove(at: position)
      if entry.hasParked {
        crowded.append(server)
        if entry.head > 1_024 {
          entry.parked.removeFirst(entry.head)
          entry.head = 0
        }
      } else {
        entry.parked = []
        entry.head = 0
      }
      servers[server] = entry
      return candidate
    }
    return nil
  }

  /// A request to `server` is not under way any more.
  mutating func ended(_ server: UInt64) {
    guard var entry = servers[server] else { return }
    servers[server] = nil
    entry.active -= 1
    active -= 1
    if entry.active > 0 || entry.hasParked { servers[server] = entry }
  }

  /// Whether a connection to `server` stands or stood since it was last without requests.
  func isReached(_ server: UInt64) -> Bool {
    servers[server]?.isReached ?? false
  }

  /// A connection to `server` stands.
  mutating func reached(_ server: UInt64) {
    servers[server]?.isReached = true
  }

  /// Takes out everything that is parked.
  mutating func removeParked() -> [Candidate] {
    var all: [Candidate] = []
    for server in crowded {
      guard var entry = servers[server] else { continue }
      all += entry.parked[entry.head...]
      entry.parked = []
      entry.head = 0
      servers[server] = entry.active > 0 ? entry : nil
    }
    crowded = []
    parked = 0
    return all
  }

  /// Requests to a server that has not been reached yet.
  private static let probes = 16

  private func hasShare(_ server: Server, _ width: ConcurrencyWidth) -> Bool {
    let most = server.isReached ? width.current : min(width.current, StartOrder.probes)
    return server.active < min(most, 4 * (width.places - active))
  }
}
