// The bench: floor and transport in turns on the same requests, so that what the machine does
// meanwhile hits both.

import Delivering
import Discretion
import Foundation
import Synchronization
import Webhooks

@main
enum HotlineBench {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    switch words.first {
    case "sink":
      guard let sink = FloorSink(delay: words.dropFirst().first.flatMap { Int64($0) } ?? 0)
      else { return }
      say("\(sink.port)")
      sink.run()
    case "yaml":
      for path in words.dropFirst() { yaml(path) }
    default:
      let numbers = words.compactMap { Int($0) }
      let count = numbers.first ?? 10_000
      let milliseconds = numbers.dropFirst().first ?? 0
      let rounds = numbers.dropFirst(2).first ?? 5
      let connections = numbers.dropFirst(3).first ?? 256
      await transport(count, milliseconds, rounds, connections)
    }
  }

  private static func yaml(_ path: String) {
    guard let reading = FloorYAML.read(path) else { return say("\(path): not readable") }
    let seconds = Double(reading.processorTime) / 1_000_000_000
    say("\(path): \(reading.events) events of \(reading.bytes) bytes in \(seconds) s CPU")
  }

  /// The floor and the transport in turns.
  private static func transport(
    _ count: Int, _ milliseconds: Int, _ rounds: Int, _ connections: Int
  ) async {
    let body = Array(repeating: UInt8(ascii: "x"), count: 400)
    let lines = [
      "Content-Type: application/json; charset=utf-8", "webhook-id: msg_0123456789",
      "webhook-timestamp: 1779000000", "webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9",
    ]
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return (name: String(parts[0]), value: String(parts[1]))
    }
    guard let sink = FloorSinkProcess(delay: Int64(milliseconds) * 1_000_000),
      let floor = FloorSender(connections: connections, headers: lines, body: body)
    else { return say("no sink") }
    let transport = CurlTransport(limits: TransportLimits(concurrent: connections))
    let addresses = (0..<count).map(sink.address)
    let policy = ConnectionPolicy(allowsLoopbackHTTP: true)
    let requests = addresses.map {
      WebhookRequest(address: Secret($0), headers: headers, body: body, connection: policy)
    }
    for round in 0..<rounds {
      let bare = floor.burst(addresses, due: FloorClock.realTime + 50_000_000)
      report("floor     \(round)", bare, sink.arrivals())
      let ours = await burst(transport, requests)
      report("transport \(round)", ours, sink.arrivals())
    }
    await transport.shutDown()
  }

  private static func burst(
    _ transport: CurlTransport, _ requests: [WebhookRequest]
  ) async -> FloorBurst {
    let start = FloorClock.processorTime
    let due = FloorClock.realTime + 50_000_000
    FloorClock.sleep(until: due)
    let burst = Mutex(FloorBurst())
    await withCheckedContinuation { continuation in
      transport.submit(requests, mayStart: { _ in true }) { _, exchange in
        let isLast = burst.withLock { burst in
          burst.lateness.append(FloorClock.realTime - due)
          if case .answered(200, _, _) = exchange {} else { burst.failures += 1 }
          return burst.lateness.count == requests.count
        }
        if isLast { continuation.resume() }
      }
    }
    var result = burst.withLock { $0 }
    result.processorTime = FloorClock.processorTime - start
    return result
  }

  private static func report(_ name: String, _ burst: FloorBurst, _ arrivals: [Arrival]) {
    let numbers = Set(arrivals.map(\.number))
    let figures = [
      "median \(burst.lateness(0.5).rounded(to: 2)) ms",
      "p99 \(burst.lateness(0.99).rounded(to: 1)) ms",
      "CPU \(burst.processorMicroseconds.rounded(to: 1)) µs", "failed \(burst.failures)",
      "arrived \(arrivals.count), different \(numbers.count)",
    ]
    say(name + ": " + figures.joined(separator: ", "))
  }

  private static func say(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }
}

extension Double {
  fileprivate func rounded(to digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (self * scale).rounded() / scale
  }
}
