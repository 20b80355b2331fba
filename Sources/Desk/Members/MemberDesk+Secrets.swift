// What a member holds: a password, one-time links, tokens for programs.

import Foundation
import Journal
package import Membership
import Storage
import Synchronization
package import Timekeeping

/// A one-time link, seen by whoever asked for it and stored nowhere.
package struct OneTimeLink: Hashable, Sendable {
  /// The path on the console: `/join/…`.
  package let path: String
  /// Until when it may be opened.
  package let until: Timestamp
}

// MARK: - Links

extension MemberDesk {
  /// A link with which `id` may choose a password, once, within the hour.
  package func invite(_ id: MemberID, by actor: MemberID) async throws -> OneTimeLink {
    let now = clock.now
    let (link, secret) = link(at: now)
    try await storage.write("make a link") { ledger in
      guard let member = try ledger.member(id)?.member, member.isActive else {
        throw MemberComplaint.noSuchMember
      }
      try ledger.addInvitation(Randomness.digest(secret), for: id, until: link.until)
      try ledger.note(.passwordChanged, id.rawValue, by: actor, at: now, details: ["step": "link"])
    }
    return link
  }

  /// The link with which the first administrator is made; nil when there are members already. The
  /// same one as before while it may still be opened.
  package func firstStartLink() async throws -> OneTimeLink? {
    let now = clock.now
    guard try await isEmpty() else {
      shared.link.withLock { $0 = nil }
      return nil
    }
    if let link = shared.link.withLock({ $0 }), link.until > now + .seconds(60) {
      return OneTimeLink(path: link.path, until: link.until)
    }
    let (link, secret) = link(at: now)
    try await storage.write("make the first link") { ledger in
      try ledger.addInvitation(Randomness.digest(secret), for: nil, until: link.until)
    }
    shared.link.withLock { $0 = (link.path, link.until) }
    return link
  }

  private func link(at now: Timestamp) -> (OneTimeLink, secret: String) {
    let secret = Randomness.text(32)
    return (OneTimeLink(path: "/join/" + secret, until: now + InvitationRules.lasts), secret)
  }

  /// For whom a link is: a member who is to choose a password, or nobody yet, the first
  /// administrator. Nil when it may not be opened.
  package func invited(by secret: String) async throws -> Member?? {
    let now = clock.now
    let digest = Randomness.digest(secret)
    return try await storage.read("look up a link") { ledger -> Member?? in
      guard let invited = try ledger.invited(by: digest, at: now) else { return nil }
      guard let id = invited else {
        return try ledger.hasMembers() ? Member??.none : .some(nil)
      }
      guard let member = try ledger.member(id)?.member, member.isActive else { return nil }
      return .some(member)
    }
  }

  /// Uses the first link: makes the first administrator. Throws `MemberComplaint`.
  package func begin(
    link secret: String, account: String, name: String, password: String
  ) async throws -> Member {
    let account = try Self.account(account)
    let name = try Self.name(name)
    let digest = Randomness.digest(secret)
    guard case .some(.none) = try await invited(by: secret) else { throw MemberComplaint.linkGone }
    let hash = try await hash(password, for: account)
    let now = clock.now
    let member = Member(
      id: MemberID(rawValue: Randomness.identity()), account: account, name: name,
      grants: [RoleGrant(.administrator)], createdAt: now)
    try await storage.write("add the first member") { ledger in
      guard case .some(.none) = try ledger.invited(by: digest, at: now), try !ledger.hasMembers()
      else { throw MemberComplaint.linkGone }
      try ledger.removeInvitations(for: nil)
      guard try ledger.add(member) else { throw MemberComplaint.accountTaken }
      try ledger.setPassword(of: member.id, digest: hash)
      try ledger.note(.memberAdded, member, by: member.id, at: now, password: hash)
    }
    shared.link.withLock { $0 = nil }
    return member
  }

  /// Uses a member's link: sets the password and ends what is open. Throws `MemberComplaint`.
  package func choosePassword(link secret: String, password: String) async throws -> Member {
    guard case .some(.some(let member)) = try await invited(by: secret) else {
      throw MemberComplaint.linkGone
    }
    let digest = Randomness.digest(secret)
    let hash = try await hash(password, for: member.account)
    let now = clock.now
    try await storage.write("set a password") { ledger in
      guard case .some(.some(member.id)) = try ledger.invited(by: digest, at: now) else {
        throw MemberComplaint.linkGone
      }
      try ledger.removeInvitations(for: member.id)
      try ledger.setPassword(of: member.id, digest: hash)
      try ledger.endSessions(of: member.id)
      try ledger.notePassword(hash, of: member.id, at: now)
    }
    forget([member.id])
    return member
  }
}

// MARK: - Passwords

extension MemberDesk {
  /// Changes the own password; every session of the member ends, and a new one begins. Failures slow
  /// down like those of signing in. Throws `MemberComplaint`.
  package func changePassword(
    of id: MemberID, from old: String, to new: String, address: String
  ) async throws -> SignedIn {
    guard let row = try await storage.read("look up a member", { try $0.member(id) }) else {
      throw MemberComplaint.noSuchMember
    }
    let attempt = Throttle.Attempt(account: row.member.account.text, address: address)
    let now = clock.now
    let mayTry = shared.throttle.withLock { throttle -> Bool in
      guard throttle.mustWait(attempt, at: now) == nil else { return false }
      throttle.noteFailure(attempt, at: now)
      return true
    }
    guard mayTry, let stored = row.password.flatMap(PasswordHash.init(text:)),
      old.utf8.count <= PasswordRules.longestBytes,
      try await shared.passwords.run({ try stored.matches(old) })
    else { throw MemberComplaint.wrongPassword }
    shared.throttle.withLock { $0.noteRight(attempt) }
    let hash = try await hash(new, for: row.member.account)
    try await storage.write("change a password") { ledger in
      try ledger.setPassword(of: id, digest: hash)
      try ledger.endSessions(of: id)
      try ledger.removeInvitations(for: id)
      try ledger.notePassword(hash, of: id, at: now)
    }
    forget([id])
    return try await open(row.member, device: nil, oldSession: nil)
  }

  private func hash(_ password: String, for account: AccountName) async throws -> String {
    if let complaint = PasswordRules.complaint(password, for: account) {
      throw MemberComplaint.password(complaint)
    }
    let cost = cost
    return try await shared.passwords.run { try PasswordHash(password, cost: cost).text }
  }

  /// The sessions of a member that are live, the latest first.
  package func sessions(of id: MemberID) async throws -> [Session] {
    let now = clock.now
    let rules = rules
    return try await storage.read("list sessions") { try $0.sessions(of: id) }
      .filter { rules.isLive(startedAt: $0.startedAt, lastSeenAt: $0.lastSeenAt, at: now) }
  }

  /// Ends the sessions of a member, all but the one with the secret `kept`. Returns how many.
  package func endSessions(
    of id: MemberID, besides kept: String? = nil, by actor: MemberID
  ) async throws -> Int {
    let now = clock.now
    let digest = kept.map(Randomness.digest)
    let count = try await storage.write("end sessions") { ledger in
      let count = try ledger.endSessions(of: id, besides: digest)
      if count > 0 {
        try ledger.note(.revoked, id.rawValue, by: actor, at: now, details: ["what": "sessions"])
      }
      return count
    }
    forget([id])
    return count
  }
}

// MARK: - Tokens

extension MemberDesk {
  /// The tokens that act for a member.
  package func tokens(of id: MemberID) async throws -> [APIToken] {
    try await storage.read("list tokens") { try $0.tokens(of: id) }
  }

  /// Makes a token for a member; the text is seen this once. Throws `MemberComplaint`.
  package func makeToken(
    for id: MemberID, name: String, scopes: Set<Permission>, days: Int, by actor: MemberID
  ) async throws -> (token: APIToken, text: String) {
    let now = clock.now
    guard let name = try? Self.name(name), !scopes.isEmpty, scopes.allSatisfy(\.isForPrograms),
      (1...366).contains(days)
    else { throw MemberComplaint.badToken }
    let text = APIToken.prefix + Randomness.text(APIToken.digits / 2)
    let token = APIToken(
      id: Randomness.identity(), memberID: id, name: name, scopes: scopes, createdAt: now,
      expiresAt: now + .seconds(Int64(days) * 86_400))
    try await storage.write("make a token") { ledger in
      guard let member = try ledger.member(id)?.member, member.isActive else {
        throw MemberComplaint.noSuchMember
      }
      guard try ledger.tokens(of: id).count < Self.mostTokens else { throw MemberComplaint.busy }
      try ledger.add(token, digest: Randomness.digest(text))
      try ledger.note(.tokenMade, id.rawValue, by: actor, at: now, details: ["token": token.id])
    }
    return (token, text)
  }

  /// Ends a token of a member. Throws `MemberComplaint`.
  package func endToken(_ token: String, of id: MemberID, by actor: MemberID) async throws {
    let now = clock.now
    try await storage.write("end a token") { ledger in
      guard try ledger.removeToken(token, of: id) else { throw MemberComplaint.noSuchToken }
      try ledger.note(.revoked, id.rawValue, by: actor, at: now, details: ["token": token])
    }
    shared.known.withLock { $0.forget() }
  }
}
