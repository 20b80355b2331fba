import Desk
import Foundation
import Testing

struct `Watching a folder` {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "folder-watch-\(UUID().uuidString)", directoryHint: .isDirectory)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String) throws {
    try Data("x".utf8).write(to: folder.appending(path: name))
  }

  @Test func `saving, renaming and removing a file wake`() async throws {
    let watch = try #require(FolderWatch(path: folder.path))
    var wakes = watch.events.makeAsyncIterator()

    try write("a.yaml")
    #expect(await wakes.next() != nil)
    try FileManager.default.moveItem(
      at: folder.appending(path: "a.yaml"), to: folder.appending(path: "b.yaml"))
    #expect(await wakes.next() != nil)
    try FileManager.default.removeItem(at: folder.appending(path: "b.yaml"))
    #expect(await wakes.next() != nil)
    watch.stop()
    while await wakes.next() != nil {}
  }

  @Test func `a replaced folder is watched again`() async throws {
    let watch = try #require(FolderWatch(path: folder.path))
    #expect(watch.isArmed)
    #expect(!watch.rearmIfNeeded())

    var wakes = watch.events.makeAsyncIterator()
    try FileManager.default.moveItem(
      at: folder, to: folder.deletingLastPathComponent().appending(path: UUID().uuidString))
    #expect(await wakes.next() != nil)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(!watch.isArmed)
    #expect(watch.rearmIfNeeded())
    #expect(watch.isArmed)
    #expect(await wakes.next() != nil)
    try write("c.yaml")
    #expect(await wakes.next() != nil)
  }

  @Test func `a removed folder is found again although its number may come back`() async throws {
    let watch = try #require(FolderWatch(path: folder.path))
    var wakes = watch.events.makeAsyncIterator()

    for _ in 0..<20 {
      try FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      #expect(watch.rearmIfNeeded())
      #expect(await wakes.next() != nil)
    }
    try write("d.yaml")
    #expect(await wakes.next() != nil)
  }

  @Test func `a folder that does not exist yet is watched when it does`() throws {
    let later = folder.appending(path: "later", directoryHint: .isDirectory)
    let watch = try #require(FolderWatch(path: later.path))

    #expect(!watch.isArmed)
    #expect(!watch.rearmIfNeeded())
    try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
    #expect(watch.rearmIfNeeded())
  }

  @Test func `a file is not a folder`() throws {
    try write("file")
    let watch = try #require(FolderWatch(path: folder.appending(path: "file").path))

    #expect(!watch.isArmed)
  }
}
