// A TLS server for one test: `openssl s_server` as a child process, with certificates that are made
// when the tests run. What it receives and sends goes through its standard streams.

import Foundation
import Glibc
import TestSupport

/// A certificate authority in a temporary folder, and certificates signed by it.
struct Authority: Sendable {
  static let opensslPath = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  static var isAvailable: Bool { opensslPath != nil }

  let folder: URL
  var file: String { folder.appending(path: "ca.pem").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ca-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      ["req", "-x509"] + Authority.newKey + [
        "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test Authority", "-days", "2",
      ])
  }

  /// Makes `name.pem` and `name.key` for the address `subject` such as `IP:127.0.0.1`.
  func sign(_ name: String, for subject: String, days: Int = 1) throws {
    try Data("subjectAltName=\(subject)".utf8).write(to: folder.appending(path: "\(name).ext"))
    try openssl(
      ["req"] + Authority.newKey + [
        "-keyout", "\(name).key", "-out", "\(name).csr", "-subj", "/CN=\(name)",
      ])
    try openssl([
      "x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
      "-days", "\(days)", "-extfile", "\(name).ext", "-out", "\(name).pem",
    ])
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  private static let newKey = [
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
  ]

  private func openssl(_ arguments: [String]) throws {
    let child = try ChildProcess.start(
      [Authority.opensslPath ?? "openssl"] + arguments, in: folder.path)
    guard ChildProcess.end(of: child) == 0 else { throw CocoaError(.executableLoad) }
  }
}

/// `openssl s_server` on a port of its own; answers every request that ends in `}` with 200.
final class TLSServer {
  let port: Int
  private let process: pid_t

  init(_ authority: Authority, certificate: String, options: [String] = []) throws {
    let (input, output) = (try TLSServer.pipe(), try TLSServer.pipe())
    process = try ChildProcess.start(
      [
        Authority.opensslPath ?? "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert",
        "\(certificate).pem", "-key", "\(certificate).key",
      ] + options, in: authority.folder.path, input: .descriptor(input.reading.fileDescriptor),
      output: .descriptor(output.writing.fileDescriptor))
    try input.reading.close()
    try output.writing.close()
    // One of the first lines is "ACCEPT 127.0.0.1:43211".
    var text = ""
    var found: Int?
    while found == nil {
      let more = output.reading.availableData
      if more.isEmpty { break }
      text += String(decoding: more, as: UTF8.self)
      let line = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") }
      if text.hasSuffix("\n") {
        found = line?.split(separator: ":").last.flatMap { Int($0) }
      }
    }
    port = found ?? 0
    let (reading, writing) = (output.reading, input.writing)
    Thread { TLSServer.answer(reading, writing) }.start()
  }

  func stop() {
    kill(process, SIGKILL)
    _ = ChildProcess.end(of: process)
  }

  /// A pipe that no other child inherits.
  private static func pipe() throws -> (reading: FileHandle, writing: FileHandle) {
    var ends: [CInt] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (
      FileHandle(fileDescriptor: ends[0], closeOnDealloc: true),
      FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    )
  }

  private static func answer(_ reading: FileHandle, _ writing: FileHandle) {
    while case let more = reading.availableData, !more.isEmpty {
      guard more.last == UInt8(ascii: "}") else { continue }
      let answer = LoopbackServer.http("200 OK", "sealed")
      try? writing.write(contentsOf: Data(answer.utf8))
    }
  }
}
