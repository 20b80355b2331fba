// A client that costs little: plain sockets and one `poll`, requests made beforehand, answers read only
// as far as their end. It runs in a process of its own, so that what is measured is the console.

import Foundation
import Glibc

/// A connection of the client.
struct FloorLine {
  let descriptor: Int32
  private(set) var heard: [UInt8] = []
  var saidAt: Int64 = 0

  /// Connects to `port` on loopback; nil when that fails.
  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        connect(descriptor, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return nil }
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  mutating func say(_ request: [UInt8]) {
    heard.removeAll(keepingCapacity: true)
    saidAt = FloorClock.realTime
    var rest = request[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads what is there; false when the other side has gone.
  mutating func hear(_ buffer: inout [UInt8]) -> Bool {
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    heard += buffer[..<count]
    return true
  }

  /// Forgets what was heard.
  mutating func forget() { heard.removeAll(keepingCapacity: true) }

  /// The status of a whole answer; nil while something of it is missing.
  var status: Int? {
    guard let end = place(of: "\r\n\r\n", before: heard.count), heard.count > 12 else {
      return nil
    }
    let length =
      (place(of: "Content-Length: ", before: end) ?? place(of: "content-length: ", before: end))
      .map { number(at: $0 + 16) } ?? 0
    return heard.count >= end + 4 + length ? number(at: 9) : nil
  }

  private func place(of sign: String, before end: Int) -> Int? {
    heard.withUnsafeBytes { bytes in
      sign.utf8.withContiguousStorageIfAvailable { sign -> Int? in
        guard end >= sign.count else { return nil }
        return (0...(end - sign.count)).first { start in
          sign.indices.allSatisfy { bytes[start + $0] == sign[$0] }
        }
      } ?? nil
    }
  }

  private func number(at place: Int) -> Int {
    heard[place...].prefix { (48...57).contains($0) }.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}

/// What the client finds out.
struct CallerFigures: Codable {
  /// Answers that said what was expected.
  var acknowledged = 0
  /// All others.
  var refused = 0
  /// From the first word to the last, in nanoseconds.
  var span: Int64 = 0
  /// Of each request, in nanoseconds, in order.
  var latencies: [Int64] = []

  func percentile(_ share: Double) -> Double {
    guard !latencies.isEmpty else { return 0 }
    return Double(latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]) / 1e6
  }
}

/// How one page answered.
struct PageFigures: Codable {
  let path: String
  var status = 0
  var byteCount = 0
  /// In nanoseconds, in order.
  var latencies: [Int64] = []

  init(path: String) {
    self.path = path
  }

  /// The middle and the slowest, in milliseconds.
  var middle: Double { latencies.isEmpty ? 0 : Double(latencies[latencies.count / 2]) / 1e6 }
  var slowest: Double { Double(latencies.last ?? 0) / 1e6 }
}

/// The client's process.
enum FloorCaller {
  /// Logs the questions of `numbers` over `connections`, each as soon as the last is answered.
  static func log(
    port: Int, token: String, connections: Int, numbers: Range<Int>
  ) -> CallerFigures {
    var figures = CallerFigures()
    var lines = (0..<connections).compactMap { _ in FloorLine(port: port) }
    var polls = lines.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var said = numbers.lowerBound
    var open = lines.count
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let start = FloorClock.realTime
    for index in lines.indices {
      lines[index].say(question(said, port, token))
      said += 1
    }
    while open > 0, poll(&polls, nfds_t(polls.count), 10_000) > 0 {
      for index in polls.indices where polls[index].revents != 0 {
        guard lines[index].hear(&buffer) else {
          polls[index].fd = -1
          open -= 1
          continue
        }
        guard let status = lines[index].status else { continue }
        figures.latencies.append(FloorClock.realTime - lines[index].saidAt)
        if status == 201 { figures.acknowledged += 1 } else { figures.refused += 1 }
        if said < numbers.upperBound {
          lines[index].say(question(said, port, token))
          said += 1
        } else {
          polls[index].fd = -1
          open -= 1
        }
      }
    }
    figures.span = FloorClock.realTime - start
    figures.latencies.sort()
    return figures
  }

  /// A question of the usual size, another one for each number.
  static func question(_ number: Int, _ port: Int, _ token: String) -> [UInt8] {
    let phone = "138" + String(10_000_000 + number % 89_999_999)
    let body =
      #"{"programme":"limin","name":"王女士","phone":"\#(phone)","area":"双塔区","nature":"help","#
      + #""topic":"路灯","disclosure":"publish","text":"文化路与新华街路口西北角第\#(number)盏路灯坏了"#
      + #"半个月，我住幸福小区3号楼2单元501室，请打\#(phone)联系我，谢谢。"}"#
    return Array(
      ("POST /api/questions HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)"
        + "\r\nContent-Type: application/json\r\nIdempotency-Key: bench-\(number)\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)").utf8)
  }

  /// Asks each of `paths` `rounds` times, one after another; the time of each answer by path, sorted, and
  /// its status.
  static func read(port: Int, paths: [String], rounds: Int) -> [PageFigures] {
    var buffer = [UInt8](repeating: 0, count: 262_144)
    return paths.map { path in
      var figures = PageFigures(path: path)
      guard var line = FloorLine(port: port) else { return figures }
      for _ in 0..<rounds {
        line.say(Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n".utf8))
        while line.status == nil, line.hear(&buffer) {}
        figures.latencies.append(FloorClock.realTime - line.saidAt)
        figures.status = line.status ?? 0
        figures.byteCount = line.heard.count
      }
      figures.latencies.sort()
      return figures
    }
  }

  /// Opens `screens` host's screens, logs `rounds` questions into the queue one after the other, and
  /// notes when each screen has heard of each.
  static func watch(port: Int, screens: Int, rounds: Int) -> CallerFigures {
    var figures = CallerFigures()
    var lines = (0..<screens).compactMap { _ in FloorLine(port: port) }
    let ask = "GET /host/events?programme=limin HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
    for index in lines.indices { lines[index].say(Array(ask.utf8)) }
    figures.refused = screens - hear("event: swap", &lines, nil).count
    guard var screener = FloorLine(port: port) else { return figures }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for round in 0..<rounds {
      for index in lines.indices { lines[index].forget() }
      let gist = "第\(round)盏路灯坏了"
      let body = #"{"programme":"limin","text":"\#(gist)","entersQueue":true}"#
      screener.say(
        Array(
          ("POST /api/questions HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
            + "Origin: http://127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)").utf8))
      // The screen shows five who wait, and how many more there are.
      let sign = round < 5 ? gist : "（后面还有 \(round - 4) 位）"
      let heard = hear(sign, &lines, screener.saidAt)
      while screener.status == nil, screener.hear(&buffer) {}
      figures.latencies += heard
      figures.acknowledged += heard.count
    }
    figures.latencies.sort()
    return figures
  }

  /// When each line has heard `words`, counted from `start`.
  private static func hear(_ words: String, _ lines: inout [FloorLine], _ start: Int64?)
    -> [Int64]
  {
    var polls = lines.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var times: [Int64] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let words = Array(words.utf8)
    while times.count < lines.count, poll(&polls, nfds_t(polls.count), 5_000) > 0 {
      for index in polls.indices where polls[index].revents != 0 {
        guard lines[index].hear(&buffer) else {
          polls[index].fd = -1
          continue
        }
        guard lines[index].heard.firstRange(of: words) != nil else { continue }
        times.append(FloorClock.realTime - (start ?? 0))
        polls[index].fd = -1
      }
    }
    return times
  }
}
