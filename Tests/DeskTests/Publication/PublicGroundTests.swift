// Where everybody may read: what leads there by whatever way is found.

import Desk
import Foundation
import TestSupport
import Testing

@Suite struct PublicGroundTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["site/sub", "data"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: name), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "data/link"), withDestinationPath: folder.path(of: "site/sub"))
  }

  @Test(
    arguments: [
      ("site/x.sqlite", true), ("data/link/x.sqlite", true), ("data/link/../x.sqlite", true),
      ("data/../site/new/../x", true), ("site", true), ("site/", true), ("data/x.sqlite", false),
      ("site/../data/x.sqlite", false), ("sitemap/x", false), ("data/new/../x", false),
    ])
  func `a path leads where the kernel follows it`(path: String, isPublic: Bool) throws {
    let ground = try #require(PublicGround(folder.path(of: "site")))

    #expect(ground.holds(folder.path(of: path)) == isPublic)
  }
}
