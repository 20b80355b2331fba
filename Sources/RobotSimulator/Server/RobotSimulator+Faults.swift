// The way back: an answer as it should be, or as an injected fault spoils it.

import Glibc
import Hummingbird
import HummingbirdCore
import NIOCore

/// Thrown when a connection was cut on purpose, so that the server gives it up.
struct Cut: Error {}

extension RobotSimulator {
  @concurrent
  func send(
    _ reception: Reception, to writer: consuming ResponseWriter, channel: any Channel
  ) async throws {
    switch reception.fault {
    case nil, .code:
      try await write(reception.answer, to: writer)
    case .delay(let milliseconds):
      await pause(milliseconds, on: channel.eventLoop)
      try await write(reception.answer, to: writer)
    case .drip(let milliseconds):
      try await drip(reception.answer, every: milliseconds, to: writer, channel: channel)
    case .half:
      try await writeHalf(reception.answer, to: writer)
      try await cut(channel)
    case .flood(let bytes):
      try await flood(bytes, to: writer)
    case .silence, .closeAfterBody, .closeReused, .reset, .raw:
      try await sever(channel, by: reception.fault)
    case .answer, .redirect, .garbage, .tooMany, .gone:
      try await write(reception.fault?.answer ?? reception.answer, to: writer)
    }
  }

  @concurrent
  func write(_ answer: Answer, to writer: consuming ResponseWriter) async throws {
    let body = ByteBuffer(string: answer.body)
    let head = HTTPResponse(
      status: .init(code: answer.validStatus), headerFields: answer.fields(body.readableBytes))
    try await writer.write(response: head, body: ResponseBody(byteBuffer: body))
  }

  /// Waits in real time without holding a thread.
  func pause(_ milliseconds: Int64, on loop: any EventLoop) async {
    let alarm = loop.scheduleTask(in: .milliseconds(max(0, milliseconds))) {}
    try? await withTaskCancellationHandler {
      try await alarm.futureResult.get()
    } onCancel: {
      alarm.cancel()
    }
  }
}

// MARK: - No answer at all

extension RobotSimulator {
  @concurrent
  private func sever(_ channel: any Channel, by fault: SimulatedFault?) async throws {
    if case .raw(let bytes) = fault {
      try await channel.eventLoop.submit {
        try channel.pipeline.syncOperations.addHandler(RawBytes(bytes), position: .first)
      }.get()
      try? await channel.closeFuture.get()
      throw Cut()
    }
    if fault == .silence {
      try await connections.hold(channel)
      try? await channel.closeFuture.get()
      throw Cut()
    }
    if fault == .reset {
      // Lingering for no time at all makes the closing a reset.
      let now = linger(l_onoff: 1, l_linger: 0)
      try await (channel as? any SocketOptionProvider)?.setSoLinger(now).get()
    }
    try await cut(channel)
  }

  private func cut(_ channel: any Channel) async throws {
    try? await channel.close()
    throw Cut()
  }
}

// MARK: - Answers that go wrong on their way

extension RobotSimulator {
  @concurrent
  private func drip(
    _ answer: Answer, every milliseconds: Int64, to writer: consuming ResponseWriter,
    channel: any Channel
  ) async throws {
    try await connections.hold(channel)
    let body = Array(answer.body.utf8)
    let head = HTTPResponse(
      status: .init(code: answer.validStatus), headerFields: answer.fields(body.count))
    var open = try await writer.writeHead(head)
    for byte in body {
      await pause(milliseconds, on: channel.eventLoop)
      try await open.write(ByteBuffer(bytes: [byte]))
    }
    try await open.finish(nil)
  }

  @concurrent
  private func writeHalf(_ answer: Answer, to writer: consuming ResponseWriter) async throws {
    let text = answer.body.isEmpty ? #"{"errcode":0}"# : answer.body
    var body = ByteBuffer(string: text)
    let fields = Answer(body: text).fields(body.readableBytes)
    var open = try await writer.writeHead(HTTPResponse(status: .ok, headerFields: fields))
    try await open.write(body.readSlice(length: body.readableBytes / 2) ?? ByteBuffer())
  }

  /// So many bytes, or bytes without end.
  @concurrent
  private func flood(_ bytes: Int?, to writer: consuming ResponseWriter) async throws {
    let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 65_536)
    var fields: HTTPFields = [.contentType: "text/plain"]
    if let bytes { fields[.contentLength] = String(max(0, bytes)) }
    var open = try await writer.writeHead(HTTPResponse(status: .ok, headerFields: fields))
    var left = max(0, bytes ?? .max)
    while left > 0 {
      try await open.write(chunk.getSlice(at: 0, length: min(left, 65_536)) ?? chunk)
      left -= min(left, 65_536)
    }
    try await open.finish(nil)
  }
}

extension SimulatedFault {
  /// The faults that are whole answers.
  fileprivate var answer: Answer {
    switch self {
    case .answer(let status, let headers, let body):
      Answer(status: status, headers: headers, body: body)
    case .redirect(let location, let status):
      Answer(status: status, headers: ["Location": location])
    case .garbage:
      Answer(
        headers: ["Content-Type": "text/html"], body: "<html><body>请先登录上网认证页面</body></html>")
    case .tooMany(let seconds):
      Answer(
        status: 429,
        headers: ["Retry-After": String(seconds), "Content-Type": "application/json"],
        body: #"{"error":"too many requests"}"#)
    case .gone: Answer(status: 410, body: #"{"error":"gone"}"#)
    case .code, .delay, .drip, .silence, .half, .closeAfterBody, .closeReused, .reset, .raw, .flood:
      Answer()
    }
  }
}

extension Answer {
  /// A status that ends an exchange; anything else would leave the client waiting.
  fileprivate var validStatus: Int { (200...599).contains(status) ? status : 500 }

  fileprivate func fields(_ length: Int) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in headers {
      if let name = HTTPFields.Element.Name(name) { fields[name] = value }
    }
    if status != 204 { fields[.contentLength] = String(length) }
    return fields
  }
}

/// Writes bytes to the socket as they are, past the encoder of HTTP, and closes.
private final class RawBytes: ChannelOutboundHandler {
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(bytes: bytes))))
      .whenComplete { _ in channel.close(promise: nil) }
  }
}
