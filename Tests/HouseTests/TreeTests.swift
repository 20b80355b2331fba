// The rules of the house, applied to the tree as it lies here. A breach is listed with its place.

import Foundation
import Testing

@Suite struct TreeTests {
  @Test func `the tree is read`() {
    #expect(Tree.files.count { $0.isSource && $0.isSwift } > 50)
    #expect(Tree.files.contains { $0.path == "Tests/HouseTests/TreeTests.swift" })
    #expect(Tree.sideFiles.contains { $0.path == "Package.swift" })
  }

  @Test func `targets import only what their wall allows`() {
    expectNone(Tree.files.flatMap(ImportRule.violations(in:)))
    expectNone(
      Tree.sideFiles.filter { $0.path == "Package.swift" }.flatMap(
        ImportRule.violations(inManifest:)))
  }

  @Test func `forbidden words stay behind their doors`() {
    expectNone(Tree.files.flatMap(WordRule.violations(in:)))
  }

  @Test func `pure targets are pure`() {
    expectNone(Tree.files.flatMap(PurityRule.violations(in:)))
  }

  @Test func `files and functions are short`() {
    expectNone(Tree.files.flatMap(SizeRule.violations(in:)))
  }

  @Test func `every declaration that others can use is documented`() {
    expectNone(Tree.files.flatMap(DocumentationRule.violations(in:)))
  }

  @Test func `names say something, and files are named for their types`() {
    expectNone(Tree.files.flatMap(NameRule.violations(in:)))
    expectNone(Tree.files.flatMap(NameRule.fileViolations(in:)))
  }

  @Test func `the store alone knows its engine`() {
    expectNone(Tree.files.flatMap(EngineRule.violations(in:)))
  }

  @Test func `pages have one heading, and the project speaks of itself alone`() {
    expectNone(Tree.pages.flatMap(PageRule.headingViolations(in:)))
    expectNone((Tree.files + Tree.sideFiles).flatMap(PageRule.mentionViolations(in:)))
  }

  @Test func `every golden text is compared with`() {
    let goldens = Tree.files.map(\.path).filter { $0.hasPrefix("Tests/Golden/") }
    expectNone(GoldenRule.violations(goldens: goldens, files: Tree.files))
  }

  @Test func `what operators meet is explained in the manual`() {
    let manual = Tree.pages.filter { $0.path.contains("Documentation.docc") }
    expectNone(MirrorRule.unexplained(MirrorRule.explained, in: Tree.files, manual: manual))
  }

  @Test func `the store checks the same values as the program knows`() {
    expectNone(MirrorRule.unchecked(MirrorRule.stored, in: Tree.files))
  }

  private func expectNone(
    _ violations: [Violation], at place: SourceLocation = #_sourceLocation
  ) {
    let list = Set(violations).sorted().map(\.description).joined(separator: "\n")
    let isClean = violations.isEmpty
    #expect(isClean, Comment(rawValue: "\n" + list), sourceLocation: place)
  }
}
