// The stream of a host's screen. It beats every two seconds, because a host must know within moments that
// a screen has gone stale; and what changed is drawn once and sent to all screens of the programme.

import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization
import Timekeeping

/// One open host's screen.
struct HostStream: Sendable {
  let house: House
  let screen: EventHub.Screen
  let topic: EventTopic
  let channel: any Channel
  /// The screen as it is now.
  let render: @Sendable () async throws -> String
  /// Whether whoever looks may still do so.
  let mayLook: @Sendable () async throws -> Bool

  /// Between two beats.
  static let beat = TimeAmount.seconds(2)
  /// Seconds after which a screen is drawn again though nobody did anything: an episode begins.
  private static let redrawSeconds: Int64 = 20
  /// Beats between two looks at who looks.
  private static let beatsPerLook = 8
  /// Beats after which a screen that takes nothing is dropped.
  private static let patience = 15

  /// The answer that streams.
  var response: Response {
    var response = Response.console(type: "text/event-stream; charset=utf-8", "")
    response.headers[.contentLength] = nil
    response.headers[.named("X-Accel-Buffering")] = "no"
    response.body = ResponseBody { writer in
      try await write(to: &writer)
      try await writer.finish(nil)
    }
    return response
  }

  @concurrent
  private func write(to writer: inout any ResponseBodyWriter) async throws {
    let number = house.streams.add(screen)
    let untaken = Mutex(0)
    let beats = channel.eventLoop.scheduleRepeatedTask(initialDelay: Self.beat, delay: Self.beat) {
      [screen, channel] _ in
      let count = untaken.withLock { count in
        count += 1
        return count
      }
      if count > Self.patience { channel.close(promise: nil) } else { screen.beat() }
    }
    defer {
      beats.cancel()
      screen.end()
      house.streams.remove(number)
    }
    channel.closeFuture.whenComplete { [screen] _ in screen.end() }
    try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
    screen.beat()
    var shown: RenderOnce.Moment?
    var looks = 0
    for await _ in screen.signals {
      untaken.withLock { $0 = 0 }
      let now = house.desk.clock.now
      let last = RenderOnce.Moment(
        change: house.events.lastChange(of: [topic]), stretch: now.seconds / Self.redrawSeconds)
      if shown == last {
        looks += 1
        if looks % Self.beatsPerLook == 0 { guard try await mayLook() else { break } }
        try await writer.write(
          ByteBuffer(string: "event: beat\ndata: \(now.milliseconds)\n\n"))
      } else {
        try await writer.write(ByteBuffer(string: try await message(last, now)))
        shown = last
      }
    }
    try await writer.write(ByteBuffer(string: "event: ended\ndata:\n\n"))
  }

  /// The screen as an event: drawn by the first screen that asks after a change, the same for all.
  private func message(_ moment: RenderOnce.Moment, _ now: Timestamp) async throws -> String {
    try await house.renderings.text("host \(topic.rawValue)", at: moment) {
      let lines = try await render().split(separator: "\n", omittingEmptySubsequences: false)
      return "event: swap\nid: \(now.milliseconds)\n" + lines.map { "data: \($0)\n" }.joined()
        + "\n"
    }
  }
}
