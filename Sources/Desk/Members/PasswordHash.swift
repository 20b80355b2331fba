// Passwords at rest: scrypt with a salt of its own, the parameters beside it, so that they can be
// raised later without anybody choosing a new password. At most two are computed at a time, which
// bounds the memory that a flood of sign-ins can take.

import Crypto
import CryptoExtras
import Foundation
import Membership

/// What one computation of a password's digest costs.
package struct PasswordCost: Hashable, Sendable {
  /// The binary logarithm of scrypt's N.
  package let log2Rounds: Int
  /// scrypt's r.
  package let blockSize: Int

  /// A cost; `usual` for everything but tests.
  package init(log2Rounds: Int, blockSize: Int) {
    self.log2Rounds = log2Rounds
    self.blockSize = blockSize
  }

  /// 32 MiB and some hundred milliseconds.
  package static let usual = PasswordCost(log2Rounds: 15, blockSize: 8)
}

/// A digest with everything that is needed to compare a password with it.
struct PasswordHash: Sendable {
  let cost: PasswordCost
  let salt: [UInt8]
  let digest: [UInt8]

  /// The digest of a new password.
  init(_ password: String, cost: PasswordCost) throws {
    let salt = Randomness.bytes(16)
    self.cost = cost
    self.salt = salt
    digest = try Self.derive(password, salt, cost)
  }

  /// A digest that no password has, to be compared with where there is none: who tries a name that
  /// nobody has waits as long as for one that somebody has.
  init(nobodyAt cost: PasswordCost) {
    self.cost = cost
    salt = Randomness.bytes(16)
    digest = Randomness.bytes(32)
  }

  /// Reads `$scrypt$ln=15,r=8,p=1$salt$digest`; nil when it is not in this form.
  init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[1] == "scrypt",
      let salt = Data(base64Encoded: parts[3]), let digest = Data(base64Encoded: parts[4]),
      digest.count == 32
    else { return nil }
    let numbers = parts[2].split(separator: ",").map { $0.split(separator: "=").last ?? "" }
    guard numbers.count == 3, let rounds = Int(numbers[0]), (1...20).contains(rounds),
      let blockSize = Int(numbers[1]), (1...16).contains(blockSize), numbers[2] == "1"
    else { return nil }
    cost = PasswordCost(log2Rounds: rounds, blockSize: blockSize)
    self.salt = [UInt8](salt)
    self.digest = [UInt8](digest)
  }

  /// The text that is stored.
  var text: String {
    "$scrypt$ln=\(cost.log2Rounds),r=\(cost.blockSize),p=1$"
      + Data(salt).base64EncodedString() + "$" + Data(digest).base64EncodedString()
  }

  /// Whether `password` has this digest.
  func matches(_ password: String) throws -> Bool {
    CSRFRule.matches(try Self.derive(password, salt, cost), digest)
  }

  /// Every byte counts, also a NUL; nothing is cut and nothing is made alike.
  private static func derive(
    _ password: String, _ salt: [UInt8], _ cost: PasswordCost
  ) throws -> [UInt8] {
    try KDF.Scrypt.deriveKey(
      from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.log2Rounds,
      blockSize: cost.blockSize, parallelism: 1
    ).withUnsafeBytes { Array($0) }
  }
}

/// Computes digests beside everything else, two at a time.
final class PasswordQueue: Sendable {
  private let queue: OperationQueue

  /// How many may wait before the next is sent away.
  private static let capacity = 32

  init() {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    queue.name = "passwords"
  }

  /// Runs `work` when its turn comes; throws `MemberComplaint.busy` when too many wait.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    guard queue.operationCount < Self.capacity else { throw MemberComplaint.busy }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try work() }) }
    }
  }
}

/// Random texts and digests of them.
enum Randomness {
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// `count` random bytes in hexadecimal.
  static func text(_ count: Int) -> String { hexadecimal(bytes(count)) }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      for digit in [byte >> 4, byte & 15] {
        text.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 48 + digit : 87 + digit))
      }
    }
    return text
  }

  /// An identity for rows: 100 bits in letters and digits that cannot be misread.
  static func identity() -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789".unicodeScalars)
    var generator = SystemRandomNumberGenerator()
    var text = String.UnicodeScalarView()
    for _ in 0..<20 {
      text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
    }
    return String(text)
  }

  static func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
