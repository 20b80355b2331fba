// What travels with a request through the routes. Whatever is not open to everybody hangs under
// `MemberContext`, which cannot be made without a member.

import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Membership
import NIOCore

/// Where the context of a request comes from; one object, for contexts are copied at each step.
final class ConsoleSource: RequestContextSource, Sendable {
  let logger: Logger
  let channel: any Channel
  let house: House
  let table: RouteTable
  let caller: Caller
  /// Whether a person or program of this very machine asks, without the reverse proxy.
  let isLocal: Bool

  init(
    logger: Logger, channel: any Channel, house: House, table: RouteTable, caller: Caller,
    isLocal: Bool
  ) {
    self.logger = logger
    self.channel = channel
    self.house = house
    self.table = table
    self.caller = caller
    self.isLocal = isLocal
  }
}

/// The context of every request.
struct ConsoleContext: RequestContext {
  typealias Source = ConsoleSource

  var coreContext: CoreRequestContextStorage
  let source: ConsoleSource

  init(source: ConsoleSource) {
    coreContext = CoreRequestContextStorage(source: source)
    self.source = source
  }
}

/// The context of a request whose member is known.
struct MemberContext: ChildRequestContext {
  typealias ParentContext = ConsoleContext

  var coreContext: CoreRequestContextStorage
  let source: ConsoleSource
  let member: Member
  let way: Caller.Way

  /// Throws when nobody has signed in.
  init(context: ConsoleContext) throws {
    guard case .member(let member, let way) = context.source.caller else {
      throw Refusal.signInNeeded
    }
    coreContext = context.coreContext
    source = context.source
    self.member = member
    self.way = way
  }
}
