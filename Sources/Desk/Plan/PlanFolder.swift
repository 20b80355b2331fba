// Reads the schedule folder: which files count, and their bytes. What the folder holds is never
// trusted: only regular files directly in it are opened, links and pipes are not followed, sizes are
// bounded, and a folder that strangers may write to is refused.

import CLinux
import Crypto
import Foundation
import Glibc
package import Language
import Scheduling

/// One schedule file with its bytes.
package struct PlanFile: Hashable, Sendable {
  /// Its name in the folder.
  package let name: String
  /// Its bytes; empty when it could not be read.
  package let bytes: [UInt8]
  /// SHA-256 of the bytes, in hex.
  package let digest: String

  /// A file; the digest is computed.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.digest = SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }
}

/// What the folder holds now.
package struct FolderReading: Sendable {
  /// The files that count and could be read, by name.
  package var files: [PlanFile] = []
  /// What is wrong with files as files: unreadable, too large, writable by everyone.
  package var diagnostics: [PlanDiagnostic] = []
  /// Why the whole folder cannot be used, as a Chinese sentence with its remedy; nil when it can.
  package var folderProblem: String?
  /// Files that are there but could not be read: their last good version stays.
  package var unreadable: [String] = []

  /// A reading of nothing.
  package init() {}
}

/// The folder that producers edit.
package struct PlanFolder: Sendable {
  /// Where it lies.
  package let path: String

  /// The folder at `path`.
  package init(path: String) {
    self.path = path
  }

  /// Whether a file of this name is looked at: by its ending, and not a backup or a swap file.
  package static func counts(_ name: String) -> Bool {
    PlanParser.FileKind(name: name) != .ignored
  }

  /// Reads everything that counts. Never throws: what cannot be read is said in the reading.
  package func read() -> FolderReading { read(remembering: nil) }

  /// The same; files that `memory` knows and that are as they were are not read again.
  func read(remembering memory: FolderMemory?) -> FolderReading {
    var reading = FolderReading()
    let begin = memory?.beginReading()
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      reading.folderProblem = "排期目录 \(path) 打不开：\(errorText(errno))。请检查目录是否存在、服务是否有读取权限。"
      return reading
    }
    defer { close(descriptor) }
    if let problem = folderProblem(descriptor) {
      reading.folderProblem = problem
      return reading
    }
    let names = fileNames().filter(PlanFolder.counts).sorted()
    if names.count > LanguageLimits.filesPerFolder {
      reading.diagnostics.append(tooManyFiles(names))
    }
    for name in names.prefix(LanguageLimits.filesPerFolder) {
      if let memory, let file = known(name, in: descriptor, to: memory, into: &reading) {
        reading.files.append(file)
        continue
      }
      let stamp = readFile(name, in: descriptor, into: &reading)
      if let memory, let begin, let stamp, let file = reading.files.last {
        memory.remember(file, stamp, readAt: begin)
      }
    }
    memory?.keepOnly(reading.files)
    return reading
  }

  /// The file as `memory` knows it, when it was not touched since.
  private func known(
    _ name: String, in folder: CInt, to memory: FolderMemory, into reading: inout FolderReading
  ) -> PlanFile? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
      let file = memory.file(name, FolderMemory.Stamp(status))
    else { return nil }
    if status.st_mode & S_IWOTH != 0 { reading.diagnostics.append(writable(name)) }
    return file
  }

  private func fileNames() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  private func folderProblem(_ descriptor: CInt) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return "排期目录 \(path) 读不出属性。" }
    let isShared = status.st_mode & (S_IWGRP | S_IWOTH) != 0
    guard isShared, status.st_mode & S_ISVTX == 0 else { return nil }
    return "排期目录 \(path) 允许组内或所有人改写，且没有粘滞位，已拒绝使用。"
      + "请执行 chmod o-w,+t \(path)（或 chmod 755）。"
  }

  /// Returns what the file was before it was read; nil when it could not be.
  private func readFile(
    _ name: String, in folder: CInt, into reading: inout FolderReading
  ) -> FolderMemory.Stamp? {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A file that vanished between listing and opening is simply gone.
      guard errno != ENOENT else { return nil }
      let cause = errno == ELOOP ? "它是一个链接，链接不会被打开" : errorText(errno)
      reading.unreadable.append(name)
      reading.diagnostics.append(unreadable(name, cause))
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      reading.unreadable.append(name)
      reading.diagnostics.append(unreadable(name, "它不是普通文件"))
      return nil
    }
    if status.st_mode & S_IWOTH != 0 { reading.diagnostics.append(writable(name)) }
    guard Int(status.st_size) <= LanguageLimits.fileBytes else {
      reading.unreadable.append(name)
      reading.diagnostics.append(tooLarge(name, Int(status.st_size)))
      return nil
    }
    guard let bytes = readBytes(descriptor, limit: LanguageLimits.fileBytes) else {
      reading.unreadable.append(name)
      reading.diagnostics.append(unreadable(name, "读取时出错或文件在读取中变大"))
      return nil
    }
    reading.files.append(PlanFile(name: name, bytes: bytes))
    return FolderMemory.Stamp(status)
  }

  private func readBytes(_ descriptor: CInt, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes.append(contentsOf: chunk[0..<count])
      if bytes.count > limit { return nil }
    }
  }
}

// MARK: - Complaints

extension PlanFolder {
  private func tooManyFiles(_ names: [String]) -> PlanDiagnostic {
    PlanDiagnostic(
      id: DiagnosticID.tooManyFiles.rawValue, severity: .error,
      span: SourceSpan(file: names[LanguageLimits.filesPerFolder], line: 1, column: 1),
      message: "目录里有 \(names.count) 个排期文件，最多 \(LanguageLimits.filesPerFolder) 个，多出的没有读。",
      remedy: "把往年的文件移到子目录“归档”里。")
  }

  private func tooLarge(_ name: String, _ size: Int) -> PlanDiagnostic {
    PlanDiagnostic(
      id: DiagnosticID.fileTooLarge.rawValue, severity: .error,
      span: SourceSpan(file: name, line: 1, column: 1),
      message: "文件有 \(size) 字节，超过上限 \(LanguageLimits.fileBytes) 字节，没有读。",
      remedy: "把它拆成几个文件，或删去图片等无关内容。")
  }

  private func unreadable(_ name: String, _ cause: String) -> PlanDiagnostic {
    PlanDiagnostic(
      id: DiagnosticID.fileUnreadable.rawValue, severity: .error,
      span: SourceSpan(file: name, line: 1, column: 1),
      message: "文件读不出来：\(cause)。上一个好的版本继续有效。",
      remedy: "请检查文件权限，或换成普通文件后重新保存。")
  }

  private func writable(_ name: String) -> PlanDiagnostic {
    PlanDiagnostic(
      id: DiagnosticID.fileWritable.rawValue, severity: .warning,
      span: SourceSpan(file: name, line: 1, column: 1),
      message: "所有人都能改写这个文件。", remedy: "chmod o-w '\(name)'")
  }
}

private func errorText(_ code: CInt) -> String {
  switch code {
  case ENOENT: "不存在"
  case EACCES, EPERM: "没有权限"
  case ENOTDIR: "不是目录"
  case EIO: "磁盘读取错误"
  default: String(cString: strerror(code))
  }
}
