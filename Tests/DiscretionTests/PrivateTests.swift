// Nothing hidden gets out by printing, dumping, reflecting or coding, however it is wrapped.

import Discretion
import Testing

@Suite struct PrivateTests {
  private static let canary = "13800138000"

  private struct Liaison {
    let name: String
    let mobile: Private<String>
    let key: Secret<String>
  }

  /// Every way in which Swift turns a value into text.
  private func texts(of value: some Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    var printed = ""
    print(value, to: &printed)
    debugPrint(value, to: &printed)
    return [
      "\(value)", String(describing: value), String(reflecting: value), dumped, printed,
      "\(Mirror(reflecting: value))", allChildren(of: value),
    ]
  }

  /// All that reflection finds, however deep.
  private func allChildren(of value: Any) -> String {
    Mirror(reflecting: value).children.map { child in
      "\(child.label ?? "") \(child.value) " + allChildren(of: child.value)
    }.joined(separator: ",")
  }

  @Test func `a hidden value shows in no text`() {
    for text in texts(of: Private(Self.canary)) + texts(of: Secret(Self.canary)) {
      #expect(!text.contains(Self.canary))
    }
  }

  @Test func `a hidden value shows in no text when it is wrapped`() {
    let liaison = Liaison(
      name: "王伟", mobile: Private(Self.canary), key: Secret("SEC" + Self.canary))
    let wrapped: [Any] = [
      Optional(Private(Self.canary)) as Any, [Private(Self.canary), Private(Self.canary)],
      ["key": Secret(Self.canary)], Set([Secret(Self.canary)]), [Secret(Self.canary): 1],
      liaison, (1, liaison), Result<Secret<String>, Never>.success(Secret(Self.canary)),
      Private(Private(Self.canary)), Secret([Self.canary]),
    ]

    for value in wrapped {
      for text in texts(of: value) { #expect(!text.contains(Self.canary), "\(type(of: value))") }
    }
    #expect(texts(of: liaison).contains { $0.contains("王伟") })
  }

  @Test func `what is printed says that something is hidden`() {
    #expect("\(Private(1))" == "‹private›")
    #expect("\(Secret(1))" == "‹secret›")
    #expect(Mirror(reflecting: Private(1)).children.isEmpty)
    #expect(Mirror(reflecting: Secret(1)).children.isEmpty)
  }

  @Test func `nothing hidden can be encoded`() {
    #expect(!((Private("") as Any) is any Encodable))
    #expect(!((Secret("") as Any) is any Encodable))
    #expect(!((Private("") as Any) is any Decodable))
    #expect(!((Secret("") as Any) is any Decodable))
  }

  @Test(arguments: Purpose.allCases)
  func `the value comes out for a named purpose`(purpose: Purpose) {
    #expect(Private(Self.canary).reveal(for: purpose) == Self.canary)
    #expect(Secret(Self.canary).reveal(for: purpose) == Self.canary)
  }

  @Test func `hidden values are compared without being shown`() {
    #expect(Secret("a") == Secret("a"))
    #expect(Secret("a") != Secret("b"))
    #expect(Set([Private("a"), Private("a"), Private("b")]).count == 2)
  }
}
