// Which files of the folder are read again: everything that may have changed, and nothing else.

import Foundation
import Glibc
import Scheduling
import Synchronization
import TestSupport
import Testing

@testable import Desk

@Suite struct FolderMemoryTests {
  /// The machine's clock, set by hand to some seconds after now.
  private final class Hands: Sendable {
    private let seconds = Mutex<Int64>(0)

    func set(_ value: Int64) { seconds.withLock { $0 = value } }

    var present: FolderMemory.Nanoseconds {
      FolderMemory.Nanoseconds(
        count: FolderMemory.Nanoseconds.present.count + seconds.withLock { $0 } * 1_000_000_000)
    }
  }

  private let place: TemporaryFolder
  private let folder: PlanFolder
  private let hands = Hands()
  private let memory: FolderMemory

  init() throws {
    place = try TemporaryFolder()
    try place.write("版本: 1\n", to: "plans/a.yaml")
    try place.write("版本: 1\n", to: "plans/b.yaml")
    folder = PlanFolder(path: place.path(of: "plans"))
    let hands = hands
    memory = FolderMemory(present: { hands.present })
  }

  /// How many files one more look reads, so many seconds after the files were written.
  private func readings(after seconds: Int64) -> Int {
    hands.set(seconds)
    let before = memory.readCount
    let remembered = folder.read(remembering: memory)
    let fresh = folder.read()
    #expect(remembered.files == fresh.files)
    #expect(remembered.diagnostics == fresh.diagnostics)
    #expect(remembered.unreadable == fresh.unreadable)
    return memory.readCount - before
  }

  @Test func `a file that was touched just now is read each time, and then not again`() {
    #expect(readings(after: 1) == 2)
    #expect(readings(after: 2) == 2)
    #expect(readings(after: 60) == 2)
    #expect(readings(after: 61) == 0)
    #expect(readings(after: 62) == 0)
  }

  @Test func `a clock of the file system that is ahead is not believed`() {
    #expect(readings(after: -60) == 2)
    #expect(readings(after: -55) == 2)
  }

  @Test func `two writes within one tick are both seen`() throws {
    _ = readings(after: 1)
    // As long as before, and its times are put back to what they were.
    let path = place.path(of: "plans/a.yaml")
    var status = stat()
    #expect(stat(path, &status) == 0)
    try "版本: 2\n".write(toFile: path, atomically: false, encoding: .utf8)
    let times = [status.st_atim, status.st_mtim]
    #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    #expect(readings(after: 2) == 2)
  }

  @Test(arguments: ["rewritten", "replaced", "touched", "opened to all", "made a link"])
  func `a file that is not as it was is read again`(how: String) throws {
    _ = readings(after: 60)
    #expect(readings(after: 61) == 0)
    let path = place.path(of: "plans/a.yaml")
    switch how {
    case "rewritten": try "版本: 2\n".write(toFile: path, atomically: false, encoding: .utf8)
    case "replaced": try "版本: 2\n".write(toFile: path, atomically: true, encoding: .utf8)
    case "touched": #expect(utimensat(AT_FDCWD, path, nil, 0) == 0)
    case "opened to all": #expect(chmod(path, 0o666) == 0)
    default:
      #expect(rename(path, place.path(of: "elsewhere.yaml")) == 0)
      #expect(symlink(place.path(of: "elsewhere.yaml"), path) == 0)
      // A link is not opened, so it is not read either.
      #expect(readings(after: 62) == 0)
      #expect(folder.read(remembering: memory).unreadable == ["a.yaml"])
      return
    }
    #expect(readings(after: 62) == 1)
  }

  @Test func `what is gone is gone, and what comes back is read`() throws {
    _ = readings(after: 60)
    try place.remove("plans/a.yaml")
    #expect(readings(after: 61) == 0)
    try place.write("版本: 1\n", to: "plans/a.yaml")
    #expect(readings(after: 62) == 1)
  }

  @Test func `now and then everything is read, whatever the times of the files say`() {
    _ = readings(after: 60)
    #expect(readings(after: 300) == 0)
    #expect(readings(after: 361) == 2)
    memory.forget()
    #expect(readings(after: 362) == 2)
  }
}
