// A TLS server for one test: `openssl s_server` as a child process, with certificates that are made
// when the tests run. What it receives and sends goes through its standard streams.

import Foundation
import Glibc

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
    let process = Process()
    process.executableURL = URL(filePath: Authority.opensslPath ?? "openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}

/// `openssl s_server` on a port of its own; answers every request that ends in `}` with 200.
final class TLSServer {
  let port: Int
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ authority: Authority, certificate: String, options: [String] = []) throws {
    process.executableURL = URL(filePath: Authority.opensslPath ?? "openssl")
    process.arguments =
      [
        "s_server", "-accept", "127.0.0.1:0", "-cert", "\(certificate).pem", "-key",
        "\(certificate).key",
      ] + options
    process.currentDirectoryURL = authority.folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // One of the first lines is "ACCEPT 127.0.0.1:43211".
    var text = ""
    var found: Int?
    while found == nil {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      text += String(decoding: more, as: UTF8.self)
      let line = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") }
      if text.hasSuffix("\n") {
        found = line?.split(separator: ":").last.flatMap { Int($0) }
      }
    }
    port = found ?? 0
    let (reading, writing) = (output.fileHandleForReading, input.fileHandleForWriting)
    Thread { TLSServer.answer(reading, writing) }.start()
  }

  /// Not by SIGTERM: the child inherits the signals that the test's thread has blocked.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func answer(_ reading: FileHandle, _ writing: FileHandle) {
    while case let more = reading.availableData, !more.isEmpty {
      guard more.last == UInt8(ascii: "}") else { continue }
      let answer = LoopbackServer.http("200 OK", "sealed")
      try? writing.write(contentsOf: Data(answer.utf8))
    }
  }
}
