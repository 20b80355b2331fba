// The folder that the web server shows. A reader sees the page before or the page after and never half
// of one: a file is written beside its place, brought to the disk, and then takes the place at once.
// The folder is ours alone, which a small file in it says, so nothing of anybody else is ever removed.

import CLinux
import Foundation
import Glibc
import Publishing

/// The folder of the public site.
struct SiteFolder: Sendable {
  let path: String

  /// The file that says whose folder it is.
  static let sign = ".hotline-site"
  private static let temporary = ".hotline-new-"
  private static let folders = [
    "answers", "archive", "campaigns", "episodes", "notices", "open", "questions", "reports",
    "sitemaps", "text", "transcripts",
  ]
  /// So many files are brought to the disk one by one; more of them all at once.
  private static let few = 16

  /// Why the folder can't be used.
  struct Refusal: Error, CustomStringConvertible {
    /// In Chinese, for health.
    let wording: String
    var description: String { "the site folder cannot be used" }
  }

  /// Makes the folder and signs it; refuses one with foreign files in it.
  func prepare() throws {
    let manager = FileManager.default
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      let found = try manager.contentsOfDirectory(atPath: path)
      if !found.contains(SiteFolder.sign) {
        guard found.isEmpty else {
          throw Refusal(wording: "发布目录 \(path) 里有别的文件。请换一个空目录，专供公开页面使用。")
        }
        try place(
          Array("Published by hotline. Files here are replaced and removed.\n".utf8),
          at: SiteFolder.sign)
      }
      for folder in SiteFolder.folders {
        try manager.createDirectory(
          atPath: path + "/" + folder, withIntermediateDirectories: true)
      }
    } catch let error as Refusal {
      throw error
    } catch {
      throw Refusal(wording: "发布目录 \(path) 不能写入。请检查目录的权限和磁盘空间。")
    }
  }

  /// The bytes of the file at `name`; nil when there is none.
  func bytes(at name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { [UInt8]($0) }
  }

  /// The names of all pages that lie there, and of what a crash left half-written.
  func names() -> (pages: [String], leftovers: [String]) {
    var pages: [String] = []
    var leftovers: [String] = []
    for folder in [""] + SiteFolder.folders.map({ $0 + "/" }) {
      let found = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
      for name in found {
        if name.hasPrefix(SiteFolder.temporary) {
          leftovers.append(folder + name)
        } else if SiteFolder.isPage(name) {
          pages.append(folder + name)
        }
      }
    }
    return (pages, leftovers)
  }

  /// Only files that the program could have written are ever removed.
  private static func isPage(_ name: String) -> Bool {
    [".html", ".xml", ".json", ".csv", ".txt", ".css"].contains { name.hasSuffix($0) }
      && !name.hasPrefix(".")
  }
}

// MARK: - Writing

extension SiteFolder {
  /// Puts `files` in their places and takes `removed` away. Withdrawals come first: what must go is gone
  /// before anything new is seen.
  func apply(_ files: [PublicFile], removed: [String]) throws {
    guard !files.isEmpty || !removed.isEmpty else { return }
    do {
      var touched: Set<String> = []
      for name in removed {
        try remove(name)
        touched.insert(folder(of: name))
      }
      var waiting: [(from: String, to: String)] = []
      for file in files {
        let name = file.path.text
        let temporary = folder(of: name) + "/" + SiteFolder.temporary + String(waiting.count)
        try write(file.bytes, to: temporary)
        waiting.append((temporary, path + "/" + name))
        touched.insert(folder(of: name))
      }
      // Written first and flushed together: the first flush carries most of the others along.
      if files.count > SiteFolder.few {
        try syncAll()
      } else {
        for file in waiting { try sync(file.from) }
      }
      for (from, to) in waiting where rename(from, to) != 0 { throw failure() }
      for folder in touched { try sync(folder) }
    } catch let error as Refusal {
      throw error
    } catch {
      throw failure()
    }
  }

  /// Takes away what a crash left.
  func sweep(_ leftovers: [String]) throws {
    for name in leftovers { try remove(name) }
  }

  private func place(_ bytes: [UInt8], at name: String) throws {
    let temporary = path + "/" + SiteFolder.temporary + "sign"
    try write(bytes, to: temporary)
    try sync(temporary)
    guard rename(temporary, path + "/" + name) == 0 else { throw failure() }
    try sync(path)
  }

  private func remove(_ name: String) throws {
    if unlink(path + "/" + name) != 0, errno != ENOENT { throw failure() }
  }

  private func folder(of name: String) -> String {
    guard let slash = name.lastIndex(of: "/") else { return path }
    return path + "/" + name[..<slash]
  }

  private func write(_ bytes: [UInt8], to temporary: String) throws {
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      written += count
    }
  }

  /// Brings a file, or a folder's entries, to the disk.
  private func sync(_ path: String) throws {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw failure() }
    defer { close(handle) }
    if fsync(handle) != 0 { throw failure() }
  }

  /// One flush of the file system costs less than thousands of single ones.
  private func syncAll() throws {
    let handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw failure() }
    defer { close(handle) }
    if clinux_flush_file_system(handle) != 0 { throw failure() }
  }

  private func failure() -> Refusal {
    let cause = String(cString: strerror(errno))
    return Refusal(wording: "发布目录 \(path) 写不进去（\(cause)）。请检查磁盘空间和权限，恢复后自动补发。")
  }
}
