// Forms as bytes.

import Membership
import Testing

@testable import Console

@Suite struct FormTests {
  private let fields = [FormField("a", longest: 10), .many("b", longest: 3)]

  @Test(arguments: [
    ("a=1+2", "1 2"), ("a=%E4%BD%A0", "你"), ("a=", ""), ("", ""), ("&&a=x&", "x"),
    ("a=x%3Dy", "x=y"), ("a=x=y", "x=y"), ("a=%00", "\u{0}"), ("a=%f0%9f%8e%99", "🎙"),
  ])
  func `a field is read as it was typed`(text: String, value: String) throws {
    #expect(try Form(text.utf8, fields: fields).raw("a") == value)
  }

  @Test(arguments: [
    "c=1", "a=1&a=2", "a", "a=%", "a=%1", "a=%g0", "a=%ff", "a=%c0%ae", "a=%ed%a0%80",
    "a=12345678901", "b=1234", "%61%=1", "a%00=1", "a[]=1", "=1",
  ])
  func `what no page of ours sends is refused`(text: String) {
    #expect(throws: Refusal.self) { try Form(text.utf8, fields: fields) }
  }

  @Test(arguments: ["a=x%0Ay", "a=%E2%80%AE", "a=%1b[2J", "a=%07", "a=x%e2%80%a8y"])
  func `a line has no controls in it`(text: String) throws {
    let form = try Form(text.utf8, fields: fields)
    #expect(throws: Refusal.self) { try form.line("a") }
  }

  @Test func `lines end in one way`() throws {
    let form = try Form("a=x%0D%0Ay%0Dz%0A".utf8, fields: fields)
    #expect(try form.text("a") == "x\ny\nz")
    #expect(try Form("b=1&b=2".utf8, fields: fields).all("b") == ["1", "2"])
  }

  @Test(arguments: [
    ("/", true), ("/plan?month=2026-05", true), ("/questions/L26-00123", true), ("//evil", false),
    ("/\\evil", false), ("https://evil", false), ("", false), ("plan", false), ("/sign-in", false),
    ("/sign-out", false), ("/join/abc", false), ("/api/agenda", false), ("/a b", false),
    ("/a\nb", false), ("/问题", false),
  ])
  func `only a page of ours is returned to`(text: String, isTaken: Bool) {
    #expect((ReturnPath(text) != nil) == isTaken)
  }
}
