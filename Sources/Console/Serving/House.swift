// What every route stands on: the desks, who is on the other side, and how people come in.

package import Desk
package import Membership
import Synchronization
import Timekeeping

/// How people come in.
package enum ConsoleAccess: Sendable {
  /// Each with an account of the desk.
  case accounts(MemberDesk)
  /// Everybody as this member, without signing in: for the demonstration and the rehearsal, which
  /// have nothing to hide.
  case open(as: Member)
}

extension Member {
  /// Everybody, in a demonstration: every role at once.
  package static let everybody = Member(
    id: MemberID(rawValue: "system:demo"), account: AccountName.demo, name: "演示",
    grants: Role.allCases.filter { !$0.isDepartmental }.map { RoleGrant($0) },
    createdAt: .init(seconds: 0))

  /// Whoever may open the control socket: an administrator of this machine. `user` is the number by which
  /// the kernel knows the person; the journal cites it.
  package static func controlSocket(user: UInt32) -> Member {
    Member(
      id: MemberID(rawValue: controlPrefix + String(user)), account: AccountName.demo,
      name: wording(ofControl: String(user)),
      grants: Role.allCases.filter { !$0.isDepartmental }.map { RoleGrant($0) },
      createdAt: .init(seconds: 0))
  }

  /// What a page calls whoever acted over the control socket; nil for another identity. Rows of before
  /// have no number.
  static func controlName(of id: String) -> String? {
    if id == "system:control" { return "本机管理员" }
    return id.hasPrefix(controlPrefix)
      ? wording(ofControl: String(id.dropFirst(controlPrefix.count))) : nil
  }

  private static func wording(ofControl user: String) -> String {
    user == "0" ? "本机管理员（root）" : "本机管理员（用户号 \(user)）"
  }

  /// Letters stand before the number, because a number by itself may look like a telephone's, which no
  /// identity in the journal may.
  private static let controlPrefix = "system:control.uid"
}

extension AccountName {
  fileprivate static var demo: AccountName {
    guard let name = AccountName("system") else { preconditionFailure("system is a name") }
    return name
  }
}

/// What every route stands on: one object that never changes, for every request holds it.
final class House: Sendable {
  let desk: Desk
  let audience: ConsoleApplication.Audience
  let access: ConsoleAccess
  let demo: DemoPage?
  let version: String
  let renderings = RenderOnce()
  let streams = OpenStreams()

  init(
    desk: Desk, audience: ConsoleApplication.Audience, access: ConsoleAccess, demo: DemoPage?,
    version: String
  ) {
    self.desk = desk
    self.audience = audience
    self.access = access
    self.demo = demo
    self.version = version
  }

  /// The open screens.
  var events: EventHub { desk.shared.events }

  /// The accounts; nil where everybody may come in.
  var members: MemberDesk? {
    switch access {
    case .accounts(let members): members
    case .open: nil
    }
  }
}

/// The streams that are open, so that a stop need not wait for them.
final class OpenStreams: Sendable {
  private let screens = Mutex<[UInt64: EventHub.Screen]>([:])
  private let next = Mutex<UInt64>(0)

  func add(_ screen: EventHub.Screen) -> UInt64 {
    let number = next.withLock { next in
      next += 1
      return next
    }
    screens.withLock { $0[number] = screen }
    return number
  }

  func remove(_ number: UInt64) {
    _ = screens.withLock { $0.removeValue(forKey: number) }
  }

  func endAll() {
    for screen in screens.withLock({ Array($0.values) }) { screen.end() }
  }
}
