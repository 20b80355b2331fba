// Signing in with a password, and out again. All failures look alike from outside, and take alike.

import Crypto
import Foundation
import Journal
import Logging
package import Membership
import Storage
import Synchronization
import Timekeeping

/// What a browser is given when somebody has signed in.
package struct SignedIn: Sendable {
  /// Who.
  package let member: Member
  /// The session's secret, for a cookie.
  package let session: String
  /// What makes the browser known from now on, for a cookie.
  package let device: String
}

extension MemberDesk {
  /// How long a browser stays known.
  package static let deviceLasts = Duration.seconds(180 * 86_400)

  /// Lets somebody in who knows the password. `device` and `oldSession` are what the browser showed:
  /// the first may make it known, the second is ended. Throws `MemberComplaint`.
  package func signIn(
    account typed: String, password: String, address: String, device: String?,
    oldSession: String?
  ) async throws -> SignedIn {
    let now = clock.now
    let account = AccountName(typed)
    let row = try await storage.read("look up an account") { ledger in
      try account.flatMap { try ledger.member(account: $0) }
    }
    let knownDevice = try await knownDevice(device, of: row?.member.id, at: now)
    let attempt = Throttle.Attempt(
      account: account?.text ?? String(typed.prefix(64)), address: address,
      knownDevice: knownDevice)
    // The failure is noted before the answer is known, so that many attempts at once are slowed like
    // many one after another.
    let mayTry = shared.throttle.withLock { throttle -> Bool in
      guard throttle.mustWait(attempt, at: now) == nil else { return false }
      throttle.noteFailure(attempt, at: now)
      return true
    }
    guard mayTry else { throw MemberComplaint.notSignedIn }
    let isRight = try await isRight(password, for: row)
    guard isRight, let member = row?.member, member.isActive else {
      await noteRefusal(row?.member, at: now)
      throw MemberComplaint.notSignedIn
    }
    shared.throttle.withLock { $0.noteRight(attempt) }
    return try await open(member, device: knownDevice, oldSession: oldSession)
  }

  /// Compares with the digest of the account, or with one that nobody has.
  private func isRight(_ password: String, for row: MemberRow?) async throws -> Bool {
    let stored = row?.password.flatMap(PasswordHash.init(text:))
    let hash = stored ?? shared.nobody
    let isWithin = password.utf8.count <= PasswordRules.longestBytes
    return try await shared.passwords.run { try hash.matches(isWithin ? password : "") }
      && stored != nil && isWithin
  }

  /// Lets somebody in who has just chosen a password by a one-time link.
  package func welcome(_ member: Member) async throws -> SignedIn {
    try await open(member, device: nil, oldSession: nil)
  }

  /// Begins a session for `member`.
  func open(_ member: Member, device: String?, oldSession: String?) async throws -> SignedIn {
    let now = clock.now
    let secret = Randomness.text(32)
    let session = Session(memberID: member.id, startedAt: now, lastSeenAt: now)
    let old = oldSession.map(Randomness.digest)
    let rules = rules
    try await storage.write("begin a session") { ledger in
      try ledger.sweepSessions(
        idleSince: now - rules.idle, startedBefore: now - rules.total, at: now)
      if let old { try ledger.endSession(old) }
      try ledger.add(session, digest: Randomness.digest(secret))
      try ledger.note(.signedIn, member.id.rawValue, by: member.id, at: now)
    }
    if let old { shared.known.withLock { $0.sessions[old] = nil } }
    let device = try await deviceText(device ?? Randomness.text(16), of: member.id, at: now)
    return SignedIn(member: member, session: secret, device: device)
  }

  /// Ends the session with this secret. The browser stays known.
  package func signOut(session secret: String) async throws {
    let digest = Randomness.digest(secret)
    let now = clock.now
    let ended = try await storage.write("end a session") { ledger -> MemberID? in
      guard let session = try ledger.session(digest: digest) else { return nil }
      try ledger.endSession(digest)
      try ledger.note(.signedOut, session.memberID.rawValue, by: session.memberID, at: now)
      return session.memberID
    }
    shared.known.withLock { $0.sessions[digest] = nil }
    events.end([Self.owner(ofSession: secret)])
    if ended != nil { logger.info("Signed out") }
  }

  /// How screens that were opened under this session are named.
  package static func owner(ofSession secret: String) -> String {
    Randomness.hexadecimal(Randomness.digest(secret).prefix(16))
  }

  /// Writes a refusal down. What was typed may be a password in the wrong field: only a member's identity
  /// stands there. An account that nobody has costs the same row and the same wait for the disk, or the
  /// time of the answer would tell which accounts there are; and a disk that takes nothing changes no
  /// answer.
  private func noteRefusal(_ member: Member?, at now: Timestamp) async {
    logger.notice("Sign-in refused", metadata: ["member.id": "\(member?.id.rawValue ?? "unknown")"])
    let isTold = member != nil || shared.strangers.withLock { $0.isTold(at: now) }
    do {
      try await storage.write("note a refused sign-in") { ledger in
        if isTold {
          try ledger.note(
            .signInRefused, member?.id.rawValue ?? "unknown", by: MemberDesk.door, at: now)
        } else {
          try ledger.setNote(.lastStrangerAt, to: String(now.milliseconds))
        }
      }
    } catch {
      logger.error("A refused sign-in is not in the journal", metadata: ["error": "\(error)"])
    }
  }

  /// The part of the program that turns people away.
  static let door = MemberID(rawValue: "system:door")
}

// MARK: - Known browsers

extension MemberDesk {
  /// The browser's own name when `text` was signed by this house for `member` and has not ended.
  private func knownDevice(
    _ text: String?, of member: MemberID?, at now: Timestamp
  ) async throws -> String? {
    guard let text, let member, text.utf8.count < 300 else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[0] == member.rawValue, let until = Int64(parts[2]),
      Timestamp(seconds: until) > now
    else { return nil }
    let signed = parts[0...2].joined(separator: ".")
    let signature = try await deviceSignature(signed)
    return CSRFRule.matches(Array(parts[3].utf8), Array(signature.utf8)) ? parts[1] : nil
  }

  private func deviceText(
    _ name: String, of member: MemberID, at now: Timestamp
  ) async throws -> String {
    let text = "\(member).\(name).\((now + Self.deviceLasts).seconds)"
    return text + "." + (try await deviceSignature(text))
  }

  private func deviceSignature(_ text: String) async throws -> String {
    let key = try await deviceKey()
    return Randomness.hexadecimal(
      HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
  }

  private func deviceKey() async throws -> SymmetricKey {
    if let key = shared.deviceKey.withLock({ $0 }) { return key }
    let key = try await houseKey("device")
    shared.deviceKey.withLock { $0 = key }
    return key
  }

  private func houseKey(_ name: String) async throws -> SymmetricKey {
    let fresh = Randomness.bytes(32)
    return SymmetricKey(
      data: try await storage.write("look up a key of the house") {
        try $0.houseKey(name, fresh: fresh)
      })
  }
}

// MARK: - What waits in a browser

extension MemberDesk {
  /// The key under which a browser keeps what `id` has typed and could not send yet: the same at every
  /// sign-in of this member, and nobody else's. Without it the words on that machine say nothing.
  package func waitingKey(of id: MemberID) async throws -> [UInt8] {
    let found = shared.waitingKey.withLock { $0 }
    let house: SymmetricKey
    if let found { house = found } else { house = try await houseKey("waiting") }
    shared.waitingKey.withLock { $0 = house }
    return Array(HMAC<SHA256>.authenticationCode(for: Data(id.rawValue.utf8), using: house))
  }
}
