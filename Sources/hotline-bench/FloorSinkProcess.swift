// Starts the sink as a child of the bench, or finds one that stands, and asks it what arrived.

import Foundation
import Glibc

/// A sink in a process of its own, which ends with this value.
final class FloorSinkProcess {
  private let process: Process?
  /// Never written to: its end is the child's end.
  private let input = Pipe()
  /// Where it listens.
  let port: Int

  /// Starts this program again with the words `sink NANOSECONDS`; nil when that fails.
  init?(delay: Int64) {
    let output = Pipe()
    let process = Process()
    self.process = process
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["sink", String(delay)]
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil,
      let port = Int(
        String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines))
    else { return nil }
    self.port = port
  }

  private init(port: Int) {
    self.process = nil
    self.port = port
  }

  /// A sink that another process has started, on `port`; it does not end with this value.
  static func standing(on port: Int) -> FloorSinkProcess? {
    port > 0 ? FloorSinkProcess(port: port) : nil
  }

  deinit {
    if let process { kill(process.processIdentifier, SIGKILL) }
  }

  /// An address that the sink notes with `number`.
  func address(_ number: Int) -> String {
    "http://127.0.0.1:\(port)/robots/\(number)"
  }

  /// What arrived since the last question.
  func arrivals() -> [Arrival] {
    let text = ask()
    guard let end = text.range(of: "\r\n\r\n") else { return [] }
    return text[end.upperBound...].split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let number = Int(parts[0]), let at = Int64(parts[1])
      else { return nil }
      return Arrival(number: number, at: at)
    }
  }

  /// One question over a plain socket; everything up to the length that the head announces.
  private func ask() -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        connect(descriptor, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return "" }
    let question = "GET / HTTP/1.1\r\nHost: sink\r\nConnection: close\r\n\r\n"
    _ = question.withCString { send(descriptor, $0, strlen($0), 0) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
      text += buffer[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
