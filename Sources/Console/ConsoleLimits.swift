// Every bound of the console, named, in one place. A request beyond one is refused before anything
// else is looked at.

import NIOCore

/// The bounds of the console.
package enum ConsoleLimits {
  /// Bytes of a request's body.
  package static let bodyBytes = 64 * 1_024
  /// Bytes of a request's target.
  package static let targetBytes = 8 * 1_024
  /// Bytes of all header fields of a request.
  package static let headerBytes = 16 * 1_024
  /// Header fields of a request.
  package static let headerFields = 64
  /// Days that one agenda may span.
  package static let agendaDays = 400
  /// Rows of one list on a page.
  package static let rowsPerPage = 200
  /// Characters of a reference that somebody asks about.
  package static let referenceLength = 200

  /// What the parser lets through, so that the refusals above can be worded; beyond it the connection
  /// is closed with a bare answer.
  static let parserHeaderBytes = 256 * 1_024
  static let parserHeaderFields = 2_000

  /// How long the head of a request may take, counted from the connection or the last answer's head.
  static let headWithin = TimeAmount.seconds(10)
  /// How long the body may take.
  static let bodyWithin = TimeAmount.seconds(30)
  /// How long a connection may rest between two requests.
  static let restWithin = TimeAmount.seconds(60)
  /// How long open connections may take to end once a stop was asked for.
  static let stopWithin = TimeAmount.milliseconds(1_500)
  /// Connections at a time; a browser opens six, and every open screen holds one.
  static let connections = 1_024
}
