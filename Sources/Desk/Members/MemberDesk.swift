// Who may come in. Every way in ends here: a password, a session's cookie, a program's token, a
// one-time link. What is shown is compared by its digest, what is refused is refused with the same
// words, and every change ends what was open under the old one.

import Crypto
import Foundation
import Journal
package import Logging
package import Membership
package import Storage
import Synchronization
package import Timekeeping

/// The use cases of accounts.
package struct MemberDesk: Sendable {
  let storage: Storage
  let clock: any WallClock
  let cost: PasswordCost
  let logger: Logger
  let shared: Shared
  /// The screens that are ended with their sign-ins.
  package let events: EventHub
  /// How long sign-ins last.
  package let rules: SessionRules

  /// The most characters of a member's name.
  package static let longestName = 40
  /// The most members and the most tokens of one.
  static let mostMembers = 1_000
  static let mostTokens = 50

  /// Accounts over `storage`. `cost` is lower in tests alone.
  package init(
    storage: Storage, clock: any WallClock, logger: Logger, events: EventHub = EventHub(),
    rules: SessionRules = .usual, cost: PasswordCost = .usual
  ) {
    self.storage = storage
    self.clock = clock
    self.logger = logger
    self.events = events
    self.rules = rules
    self.cost = cost
    shared = Shared(cost: cost)
  }

  /// What all copies of the desk share.
  final class Shared: Sendable {
    let throttle = Mutex(Throttle())
    let known = Mutex(KnownCallers())
    let deviceKey = Mutex<SymmetricKey?>(nil)
    let waitingKey = Mutex<SymmetricKey?>(nil)
    let link = Mutex<(path: String, until: Timestamp)?>(nil)
    let denials = Mutex<[String: Timestamp]>([:])
    let strangers = Mutex(Strangers())
    let passwords = PasswordQueue()
    /// What passwords for accounts that nobody has are compared with.
    let nobody: PasswordHash

    init(cost: PasswordCost) { nobody = PasswordHash(nobodyAt: cost) }
  }
}

/// Sign-ins to accounts that nobody has. The first of a minute stand in the journal; who tries names by the
/// thousand must not fill for ever what can never be shortened.
struct Strangers: Sendable {
  private var minute: Int64 = 0
  private var count = 0

  static let perMinute = 10

  mutating func isTold(at now: Timestamp) -> Bool {
    if now.seconds / 60 != minute { (minute, count) = (now.seconds / 60, 0) }
    count += 1
    return count <= Self.perMinute
  }
}

/// Sessions and tokens that were looked up lately, so that not every request asks the store. Emptied
/// whenever a member changes.
struct KnownCallers: Sendable {
  struct Opened: Sendable {
    var session: Session
    let member: Member
    /// When the store last heard of its use.
    var notedAt: Timestamp
  }

  struct Shown: Sendable {
    let token: APIToken
    let member: Member
  }

  var sessions: [[UInt8]: Opened] = [:]
  var tokens: [[UInt8]: Shown] = [:]
  /// Rises with every emptying; what was looked up before is not remembered after.
  private(set) var generation = 0

  private static let capacity = 2_000

  mutating func forget() {
    sessions = [:]
    tokens = [:]
    generation += 1
  }

  mutating func remember(_ opened: Opened, _ digest: [UInt8], as of: Int) {
    guard of == generation else { return }
    if sessions.count >= Self.capacity { sessions = [:] }
    sessions[digest] = opened
  }

  mutating func remember(_ shown: Shown, _ digest: [UInt8], as of: Int) {
    guard of == generation else { return }
    if tokens.count >= Self.capacity { tokens = [:] }
    tokens[digest] = shown
  }
}

// MARK: - Members

extension MemberDesk {
  /// All members.
  package func members() async throws -> [Member] {
    try await storage.read("list the members") { try $0.members().map(\.member) }
  }

  /// The member of this identity; nil when there is none.
  package func member(_ id: MemberID) async throws -> Member? {
    try await storage.read("look up a member") { try $0.member(id)?.member }
  }

  /// The member with this account; nil when there is none.
  package func member(account: String) async throws -> Member? {
    guard let account = AccountName(account) else { return nil }
    return try await storage.read("look up a member") { try $0.member(account: account)?.member }
  }

  /// Whether nobody has been added yet.
  package func isEmpty() async throws -> Bool {
    try await storage.read("look for members") { try !$0.hasMembers() }
  }

  /// Adds a member without a password; a link lets the person choose one. Throws `MemberComplaint`.
  package func add(
    account: String, name: String, grants: [RoleGrant], by actor: MemberID
  ) async throws -> Member {
    let now = clock.now
    let member = Member(
      id: MemberID(rawValue: Randomness.identity()), account: try Self.account(account),
      name: try Self.name(name), grants: try Self.grants(grants), createdAt: now)
    try await storage.write("add a member") { ledger in
      guard try ledger.members().count < Self.mostMembers else { throw MemberComplaint.busy }
      guard try ledger.add(member) else { throw MemberComplaint.accountTaken }
      try ledger.note(.memberAdded, member, by: actor, at: now)
    }
    return member
  }

  /// Changes name, roles or state of a member. New roles or a shut account end what is open. Whoever is
  /// the last to look after members stays so, but with `anyway`. Throws `MemberComplaint`.
  package func change(
    _ id: MemberID, name: String, grants: [RoleGrant], isActive: Bool, anyway: Bool = false,
    by actor: MemberID
  ) async throws -> Member {
    let now = clock.now
    let name = try Self.name(name)
    let grants = try Self.grants(grants)
    let (member, ended) = try await storage.write("change a member") { ledger in
      guard let row = try ledger.member(id) else { throw MemberComplaint.noSuchMember }
      let old = row.member
      var member = old
      member.name = name
      member.grants = grants
      member.isActive = isActive
      try ledger.save(member)
      if !anyway { try Self.requireAdministrator(ledger, was: row, is: member) }
      let isOther = Set(old.grants) != Set(grants) || old.isActive != isActive
      if isOther {
        try ledger.endSessions(of: id)
        if !isActive {
          try ledger.removeTokens(of: id)
          try ledger.removeInvitations(for: id)
        }
      }
      try ledger.note(.memberChanged, member, by: actor, at: now)
      return (member, isOther)
    }
    forget(ended ? [id] : [])
    return member
  }

  /// Everything that was remembered is looked up again; the screens of `members` end.
  func forget(_ members: Set<MemberID>) {
    shared.known.withLock { $0.forget() }
    events.end(Set(members.map(\.rawValue)))
  }

  /// Somebody who may sign in must be left to look after members.
  private static func requireAdministrator(
    _ ledger: Ledger, was old: MemberRow, is new: Member
  ) throws {
    guard old.member.maySomewhere(.editMembers), !new.maySomewhere(.editMembers) else { return }
    // Whoever has not chosen a password yet can't come in.
    let needsPassword = old.password != nil
    let isLeft = try ledger.members().contains { row in
      row.member.maySomewhere(.editMembers) && (!needsPassword || row.password != nil)
    }
    guard isLeft else { throw MemberComplaint.lastAdministrator }
  }

  static func account(_ text: String) throws -> AccountName {
    guard let account = AccountName(text) else { throw MemberComplaint.badAccount }
    return account
  }

  static func name(_ text: String) throws -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !name.isEmpty, name.count <= longestName, name.utf8.count <= 400,
      !name.unicodeScalars.contains(where: {
        $0.value < 0x20 || (0x202A...0x202E).contains($0.value)
      })
    else { throw MemberComplaint.badName }
    return name
  }

  private static func grants(_ grants: [RoleGrant]) throws -> [RoleGrant] {
    guard !grants.isEmpty, grants.count <= 50, grants.allSatisfy(\.isWhole),
      grants.allSatisfy({ ($0.programme ?? "").count <= 64 && ($0.department ?? "").count <= 64 })
    else { throw MemberComplaint.badGrants }
    // A role that was named twice, by code and by name, is one.
    var seen: Set<RoleGrant> = []
    return grants.filter { seen.insert($0).inserted }
  }
}
