// Callers' data at rest. What a caller said, and who the caller is, lies in the file only as sealed
// bytes: a stolen disk, copy or backup shows nothing. Each seal is bound to its row and column, so
// that a blob moved to another row does not open; each row names its key, so that a key can be
// changed while old rows stay readable.

import Crypto
package import Discretion
import Foundation
import Journal
package import Questions

/// Seals and opens what is private, and computes the keyed digests by which it is found again.
package struct Vault: Sendable {
  /// The length of each key in bytes.
  package static let keyLength = 32

  /// Which key seals from now on: a digest of the key, which does not tell the key.
  package let keyID: String
  private let keys: [String: Secret<SymmetricKey>]
  private let lookup: Secret<SymmetricKey>

  /// A vault that seals with `dataKey`, opens what `dataKey` or one of `olderKeys` sealed, and
  /// recognises with `lookupKey`. Refuses keys that have not 32 bytes.
  package init(
    dataKey: Secret<[UInt8]>, olderKeys: [Secret<[UInt8]>] = [], lookupKey: Secret<[UInt8]>
  ) throws(VaultError) {
    let current = try Vault.key(dataKey, for: .storing)
    var found = [current.id: current.key]
    for older in olderKeys {
      let key = try Vault.key(older, for: .storing)
      found[key.id] = key.key
    }
    keyID = current.id
    keys = found
    lookup = try Vault.key(lookupKey, for: .recognising).key
  }

  private static func key(
    _ bytes: Secret<[UInt8]>, for purpose: Purpose
  ) throws(VaultError) -> (id: String, key: Secret<SymmetricKey>) {
    let bytes = bytes.reveal(for: purpose)
    guard bytes.count == keyLength else { throw .keyLength(found: bytes.count) }
    let key = SymmetricKey(data: bytes)
    let digest = HMAC<SHA256>.authenticationCode(for: Array("hotline key id".utf8), using: key)
    return (Array(digest.prefix(8)).hexadecimal, Secret(key))
  }
}

// MARK: - Sealing

extension Vault {
  /// Seals `bytes` for `place` with the current key.
  package func seal(_ bytes: [UInt8], for place: SealPlace) throws(VaultError) -> Sealed {
    guard let key = keys[keyID] else { throw .unknownKey(keyID) }
    do {
      let nonce = RandomBytes.fresh(Sealed.nonceLength)
      let box = try AES.GCM.seal(
        bytes, using: key.reveal(for: .storing), nonce: AES.GCM.Nonce(data: nonce),
        authenticating: place.bytes)
      var sealed: [UInt8] = []
      sealed.reserveCapacity(bytes.count + Sealed.overhead)
      sealed += nonce
      sealed += box.ciphertext
      sealed += box.tag
      return Sealed(keyID: keyID, bytes: sealed)
    } catch {
      throw .unreadable(place)
    }
  }

  /// The bytes that were sealed for `place`. Refuses what was sealed with a key that is not here
  /// (`.unknownKey`), and what was altered, cut or sealed for another place (`.unreadable`).
  package func open(_ sealed: Sealed, at place: SealPlace) throws(VaultError) -> [UInt8] {
    guard let key = keys[sealed.keyID] else { throw .unknownKey(sealed.keyID) }
    guard sealed.bytes.count >= Sealed.overhead else { throw .unreadable(place) }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed.bytes)
      return Array(
        try AES.GCM.open(box, using: key.reveal(for: .storing), authenticating: place.bytes))
    } catch {
      throw .unreadable(place)
    }
  }

  /// The same bytes under the current key; nil when they already are.
  package func renewed(_ sealed: Sealed, at place: SealPlace) throws(VaultError) -> Sealed? {
    guard sealed.keyID != keyID else { return nil }
    return try seal(try open(sealed, at: place), for: place)
  }

  /// The keys that are here.
  var keyIDs: Set<String> { Set(keys.keys) }

  /// Whether `id` names a key that is here.
  package func knows(_ id: String) -> Bool { keys[id] != nil }
}

// MARK: - Recognising

extension Vault {
  /// The keyed digest of a caller's telephone number, the same for every way of writing it; nil when
  /// there is none that could be one.
  package func phoneMark(of caller: Caller) -> PhoneMark? {
    guard let number = caller.recognisableNumber else { return nil }
    return PhoneMark(
      bytes: mark("phone", Array(number.reveal(for: .recognising).utf8)))
  }

  /// The keyed digest of something that must be recognised and may hold private data: a key that a
  /// program sent along, a file, a line. `kind` keeps digests of different things apart.
  package func mark(_ kind: String, _ bytes: [UInt8]) -> [UInt8] {
    var code = HMAC<SHA256>(key: lookup.reveal(for: .recognising))
    code.update(data: Array(kind.utf8) + [0])
    code.update(data: bytes)
    return Array(code.finalize().prefix(Vault.markLength))
  }

  /// The length of each keyed digest in bytes.
  package static let markLength = 16

  /// New random bytes: the salt from which commitments to one person's words are made.
  package static func salt() -> [UInt8] { RandomBytes.fresh(32) }
}

/// The keyed digest of a telephone number: equal for the same number, says nothing of it.
package struct PhoneMark: Hashable, Sendable {
  /// 16 bytes.
  package let bytes: [UInt8]

  /// A mark as it lies in the store.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension [UInt8] {
  /// Two lower-case digits for each byte.
  var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
