// Who is at the other end of a UNIX socket. The kernel noted it when the connection was made; nothing that
// is sent over the connection can change it.

import Glibc
import NIOCore

/// The user at the other end.
enum PeerUser {
  /// As the kernel lays it out.
  private struct Credentials: Sendable {
    let process: Int32
    let user: UInt32
    let group: UInt32
  }

  /// The number of the user who connected. Throws where the kernel does not say.
  static func number(of channel: any Channel) async throws -> UInt32 {
    guard let options = channel as? any SocketOptionProvider else {
      throw ChannelError.operationUnsupported
    }
    let credentials: Credentials = try await options.unsafeGetSocketOption(
      level: .socket, name: .init(rawValue: SO_PEERCRED)
    ).get()
    return credentials.user
  }
}
