// A stream of server-sent events to one screen: what the screen shows, whenever it changes, and a
// beat in between by which the screen knows that it would have heard.

import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization
import Timekeeping

/// One open stream.
struct EventStream: Sendable {
  let house: House
  let screen: EventHub.Screen
  let topics: Set<EventTopic>
  let channel: any Channel
  /// What is the same for every screen that is shown the same.
  let key: String
  /// Seconds after which it is looked anew though nobody did anything, because what is shown depends on
  /// the time; nil when it does not.
  let redrawSeconds: Int64?
  /// The elements that are to be swapped, each with its id.
  let render: @Sendable () async throws -> String
  /// Whether whoever looks may still do so; asked with every beat.
  let mayLook: @Sendable () async throws -> Bool

  /// Between two beats.
  static let beat = TimeAmount.seconds(15)
  /// Beats after which a screen that takes nothing is dropped.
  private static let patience = 2

  /// Writes until the screen closes, the member is signed out, or the daemon stops.
  @concurrent
  func write(to writer: inout any ResponseBodyWriter) async throws {
    let number = house.streams.add(screen)
    let unanswered = Unanswered()
    let beats = channel.eventLoop.scheduleRepeatedTask(initialDelay: Self.beat, delay: Self.beat) {
      [screen, channel] _ in
      if unanswered.rise() > Self.patience {
        channel.close(promise: nil)
      } else {
        screen.beat()
      }
    }
    defer {
      beats.cancel()
      screen.end()
      house.streams.remove(number)
    }
    channel.closeFuture.whenComplete { [screen] _ in screen.end() }
    try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
    var shown: (moment: RenderOnce.Moment, text: String)?
    for await _ in screen.signals.beginningAtOnce(screen) {
      unanswered.reset()
      let moment = moment
      let text =
        if let shown, shown.moment == moment { shown.text } else {
          try await text(at: moment, isFirst: shown == nil)
        }
      if let shown, shown.moment.change == moment.change, shown.text == text {
        guard try await mayLook() else { break }
        try await writer.write(ByteBuffer(string: "event: beat\ndata:\n\n"))
      } else {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let data = lines.map { "data: \($0)\n" }.joined()
        try await writer.write(
          ByteBuffer(string: "event: swap\nid: \(moment.change)\n" + data + "\n"))
      }
      shown = (moment, text)
    }
    try await writer.write(ByteBuffer(string: "event: ended\ndata:\n\n"))
  }

  private var moment: RenderOnce.Moment {
    RenderOnce.Moment(
      change: house.events.lastChange(of: topics),
      stretch: redrawSeconds.map { house.desk.clock.now.seconds / $0 } ?? 0)
  }

  /// A screen that opens is shown what is so now, not what was last remembered.
  private func text(at moment: RenderOnce.Moment, isFirst: Bool) async throws -> String {
    if isFirst { return try await render() }
    return try await house.renderings.text(key, at: moment, make: render)
  }
}

extension AsyncStream<Void> {
  /// The same signals, the first of them now.
  fileprivate func beginningAtOnce(_ screen: EventHub.Screen) -> AsyncStream<Void> {
    screen.beat()
    return self
  }
}

/// Beats since the screen last took something.
private final class Unanswered: Sendable {
  private let count = Mutex(0)

  func rise() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  func reset() { count.withLock { $0 = 0 } }
}

extension Response {
  /// A stream of events. Nothing between us and the browser may hold it back.
  static func events(_ stream: EventStream) -> Response {
    var response = Response.console(type: "text/event-stream; charset=utf-8", "")
    response.headers[.contentLength] = nil
    response.headers[.named("X-Accel-Buffering")] = "no"
    response.body = ResponseBody { writer in
      try await stream.write(to: &writer)
      try await writer.finish(nil)
    }
    return response
  }
}
