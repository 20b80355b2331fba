import Desk
import Foundation
import Testing

struct `One instance` {
  private let path = NSTemporaryDirectory() + "/instance-\(UUID().uuidString).lock"

  @Test func `the second is refused with the number of the first, until the first is gone`() throws
  {
    var first: InstanceLock? = try InstanceLock(path: path)
    #expect(first != nil)

    #expect(throws: InstanceLock.Refusal.held(processID: getpid())) {
      _ = try InstanceLock(path: path)
    }
    first = nil
    _ = try InstanceLock(path: path)
  }

  @Test func `a lock that cannot be made says why`() throws {
    #expect(throws: InstanceLock.Refusal.unusable(error: ENOENT)) {
      _ = try InstanceLock(path: "/no/such/folder/lock")
    }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
    #expect(throws: InstanceLock.Refusal.unusable(error: ELOOP)) {
      _ = try InstanceLock(path: path)
    }
  }

  @Test func `a refusal is a sentence`() {
    #expect(InstanceLock.Refusal.held(processID: 42).wording.contains("42"))
    #expect(InstanceLock.Refusal.held(processID: nil).wording.contains("另一个"))
    #expect(InstanceLock.Refusal.unusable(error: EACCES).wording.contains("权限"))
  }
}
