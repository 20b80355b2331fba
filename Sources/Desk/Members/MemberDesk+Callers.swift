// Who asks: the member behind a session's cookie or a program's token.

import Crypto
import Foundation
import Journal
import Logging
package import Membership
import Storage
import Synchronization
import Timekeeping

extension MemberDesk {
  /// The member whose session has this secret; nil when there is no such session any more. A request
  /// that a person did not make (`isUse` false: an open page looks again by itself) does not lengthen
  /// the session.
  package func caller(session secret: String, isUse: Bool = true) async throws -> Member? {
    let now = clock.now
    let digest = Randomness.digest(secret)
    guard let opened = try await opened(digest) else { return nil }
    guard
      rules.isLive(
        startedAt: opened.session.startedAt, lastSeenAt: opened.session.lastSeenAt, at: now)
    else {
      shared.known.withLock { $0.sessions[digest] = nil }
      _ = try await storage.write("end a session") { try $0.endSession(digest) }
      return nil
    }
    guard opened.member.isActive else { return nil }
    if isUse { try await noteUse(digest, at: now) }
    return opened.member
  }

  private func opened(_ digest: [UInt8]) async throws -> KnownCallers.Opened? {
    let (found, generation) = shared.known.withLock { ($0.sessions[digest], $0.generation) }
    if let found { return found }
    let read = try await storage.read("look up a session") { ledger in
      try ledger.session(digest: digest).flatMap { session in
        try ledger.member(session.memberID).map { (session, $0.member) }
      }
    }
    guard let (session, member) = read else { return nil }
    let opened = KnownCallers.Opened(
      session: session, member: member, notedAt: session.lastSeenAt)
    shared.known.withLock { $0.remember(opened, digest, as: generation) }
    return opened
  }

  /// The use counts at once; the store hears of it once a minute.
  private func noteUse(_ digest: [UInt8], at now: Timestamp) async throws {
    let rules = rules
    let wantsNote = shared.known.withLock { known -> Bool in
      guard var opened = known.sessions[digest] else { return false }
      opened.session.lastSeenAt = max(opened.session.lastSeenAt, now)
      let wants = rules.wantsNote(lastSeenAt: opened.notedAt, at: now)
      if wants { opened.notedAt = now }
      known.sessions[digest] = opened
      return wants
    }
    guard wantsNote else { return }
    try await storage.write("note the use of a session") {
      try $0.noteUse(ofSession: digest, at: now)
    }
  }

  /// The member for whom a program's token acts, with no more than the token's scopes; nil when the
  /// token is none or has ended.
  package func caller(token text: String) async throws -> Member? {
    let now = clock.now
    let digest = Randomness.digest(text)
    let (found, generation) = shared.known.withLock { ($0.tokens[digest], $0.generation) }
    var shown = found
    if shown == nil {
      shown = try await storage.read("look up a token") { ledger in
        try ledger.token(digest: digest).flatMap { token in
          try ledger.member(token.memberID).map {
            KnownCallers.Shown(token: token, member: $0.member)
          }
        }
      }
      if let shown { shared.known.withLock { $0.remember(shown, digest, as: generation) } }
    }
    guard let shown, shown.token.isLive(at: now), shown.member.isActive else { return nil }
    return shown.member.limited(to: shown.token.scopes)
  }

  /// The token of the forms of a session.
  package static func formToken(session secret: String) -> String {
    Randomness.hexadecimal(
      HMAC<SHA256>.authenticationCode(
        for: Data(CSRFRule.message.utf8), using: SymmetricKey(data: Data(secret.utf8))))
  }

  /// Notes that somebody wanted what the role does not allow; the same wish once a minute.
  package func noteDenial(_ member: Member, _ permission: Permission) async throws {
    let now = clock.now
    logger.notice(
      "Denied",
      metadata: ["member.id": "\(member.id)", "permission": "\(permission.rawValue)"])
    let isNew = shared.denials.withLock { denials -> Bool in
      let key = member.id.rawValue + " " + permission.rawValue
      if let last = denials[key], now - last < .seconds(60), last <= now { return false }
      if denials.count > 1_000 { denials = [:] }
      denials[key] = now
      return true
    }
    guard isNew else { return }
    try await storage.write("note a denial") { ledger in
      try ledger.note(
        .denied, member.id.rawValue, by: member.id, at: now,
        details: ["permission": permission.rawValue])
    }
  }
}
