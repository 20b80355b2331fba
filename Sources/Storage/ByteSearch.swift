// The proof that something is gone: the bytes of the files themselves are searched, not what the
// engine says of them. A deleted row may lie in a free page, in the write-ahead log or in a copy.

import Discretion
import Foundation
import Glibc

/// Something that must not be found any more.
package struct Needle: Sendable {
  /// What it is, in words that say nothing of the person: `caller sealed`.
  package let label: String
  /// The bytes to look for.
  let bytes: Private<[UInt8]>

  /// What is shorter is found by chance.
  package static let shortest = 6

  /// `bytes` under `label`; nil when there are fewer than `shortest`.
  package init?(_ label: String, _ bytes: [UInt8]) {
    guard bytes.count >= Needle.shortest else { return nil }
    self.label = label
    self.bytes = Private(bytes)
  }

  /// Pieces of `bytes`, of which at least one lies in one stretch even when the engine spread the
  /// whole over several pages.
  static func pieces(_ label: String, _ bytes: [UInt8]) -> [Needle] {
    let length = 24
    guard bytes.count > 2 * length else { return [Needle(label, bytes)].compactMap { $0 } }
    let count = min(8, bytes.count / length)
    let stride = (bytes.count - length) / (count - 1)
    return (0..<count).compactMap { index in
      Needle(label, Array(bytes[(index * stride)..<(index * stride + length)]))
    }
  }
}

/// Where something was found that must be gone.
package struct ByteTrace: Hashable, Sendable {
  /// The file.
  package let path: String
  /// What was found there.
  package let label: String
  /// Where in the file.
  package let offset: Int
}

/// What a search looked at, and what it found.
package struct ByteProof: Hashable, Sendable {
  /// Each file that was read, and how many bytes of it.
  package var searched: [String: Int] = [:]
  /// How many needles were looked for.
  package var needleCount = 0
  /// What was found; empty when nothing is left.
  package var traces: [ByteTrace] = []

  /// Nothing was found.
  package var isClean: Bool { traces.isEmpty }
}

extension Storage {
  /// Reads the database, its write-ahead log and index, and `others` (copies), byte by byte, and says
  /// where one of `needles` lies. At most one trace for each needle and file.
  package func byteSearch(_ needles: [Needle], alsoIn others: [String] = []) throws -> ByteProof {
    var proof = ByteProof()
    proof.needleCount = needles.count
    for file in [path, path + "-wal", path + "-shm"] + others {
      guard let reader = FileHandle(forReadingAtPath: file) else {
        if others.contains(file) || file == path {
          throw StorageError(
            .unreachable, doing: "search a file for what must be gone", cause: file)
        }
        continue
      }
      defer { try? reader.close() }  // Nothing was written; a refusal to close loses nothing.
      try search(reader, of: file, for: needles, into: &proof)
    }
    return proof
  }

  private func search(
    _ reader: FileHandle, of file: String, for needles: [Needle], into proof: inout ByteProof
  ) throws {
    var wanted = needles.map { ($0.label, $0.bytes.reveal(for: .scanning)) }
    let longest = wanted.map(\.1.count).max() ?? 0
    var window = Data()
    var start = 0
    while let chunk = try reader.read(upToCount: 1 << 20), !chunk.isEmpty {
      proof.searched[file, default: 0] += chunk.count
      let kept = window.suffix(max(0, longest - 1))
      start += window.count - kept.count
      window = Data(kept) + chunk
      wanted.removeAll { label, bytes in
        guard let place = window.withUnsafeBytes({ firstPlace(of: bytes, in: $0) }) else {
          return false
        }
        proof.traces.append(ByteTrace(path: file, label: label, offset: start + place))
        return true
      }
    }
  }
}

private func firstPlace(of needle: [UInt8], in window: UnsafeRawBufferPointer) -> Int? {
  guard let start = window.baseAddress, let first = needle.first else { return nil }
  var place = 0
  while place + needle.count <= window.count {
    let rest = window.count - needle.count + 1 - place
    guard let found = memchr(start + place, Int32(first), rest) else { return nil }
    place = UnsafeRawPointer(found) - start
    if memcmp(start + place, needle, needle.count) == 0 { return place }
    place += 1
  }
  return nil
}

// MARK: - Scrubbing

extension Storage {
  /// What was done so that deleted bytes are gone.
  package enum Scrubbing: String, CaseIterable, Hashable, Sendable {
    /// The write-ahead log was emptied.
    case emptied
    /// The whole file was written anew, because emptying was not enough.
    case rewritten
  }

  /// Makes sure that what was deleted lies nowhere in the database's files any more, and proves it.
  /// Deleted rows are overwritten where they lay and the write-ahead log is emptied; when one of
  /// `needles` is still found, the file is written anew, and it is `anew` at once where nobody knows any
  /// more what to look for. Copies are only searched.
  package func scrub(
    _ needles: [Needle], alsoIn others: [String] = [], anew: Bool = false
  ) throws -> (done: Scrubbing, proof: ByteProof) {
    if anew { try rewrite() }
    try checkpoint()
    var proof = try byteSearch(needles, alsoIn: others)
    guard proof.traces.contains(where: { !others.contains($0.path) }) else {
      return (.emptied, proof)
    }
    try rewrite()
    try checkpoint()
    proof = try byteSearch(needles, alsoIn: others)
    return (.rewritten, proof)
  }
}
