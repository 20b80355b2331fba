// A connection as bytes: what is written goes out exactly so, what comes back is read to the end. It waits
// on the thread that calls it.

import Glibc

/// The other end of a connection.
package enum Wire {
  /// A connection to the socket at `path`; nil when nobody listens there.
  package static func connection(to path: String) -> CInt? {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    guard connect(descriptor, &address, MemoryLayout<sockaddr_un>.size) else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// A connection to `port` of this machine; nil when nobody listens there.
  package static func connection(to port: Int) -> CInt? {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    guard connect(descriptor, &address, MemoryLayout<sockaddr_in>.size) else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Says `bytes`. The other side may have answered and gone before everything was said.
  package static func say(_ bytes: String, to descriptor: CInt) {
    var rest = Array(bytes.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What is heard until the other side closes, or until it is enough.
  package static func hear(
    from descriptor: CInt, until isEnough: ([UInt8]) -> Bool = { _ in false }
  ) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !isEnough(bytes) {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func connect<Address>(
    _ descriptor: CInt, _ address: inout Address, _ size: Int
  ) -> Bool {
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(size)) == 0
      }
    }
  }
}
