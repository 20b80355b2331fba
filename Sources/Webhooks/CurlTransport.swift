// The one real way out to robots: libcurl's multi interface on one thread of its own. It sends exactly
// what it is given, once, and says what became of it; it never follows, repeats, waits or records.

package import Delivering
import Foundation

/// Sends requests over HTTPS with libcurl.
///
/// Addresses are checked when a socket is about to be connected; redirects are never followed; a
/// request that libcurl would repeat by itself is stopped. Nothing here prints an address.
package final class CurlTransport: WebhookTransport {
  private let inbox = TransportInbox()

  /// A transport with its thread, ready at once.
  package init(limits: TransportLimits = TransportLimits()) {
    let inbox = inbox
    let thread = Thread {
      // The kernel shows 15 letters, and only to a thread that names itself.
      Thread.current.name = "webhooks"
      CurlLoop(inbox: inbox, limits: limits).run()
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  deinit {
    // What is under way ends; what waits is refused.
    inbox.close()
  }

  /// See `WebhookTransport`. A request whose address or header lines are never sent ends as
  /// `.notSent(.addressMalformed)` or `.notSent(.addressForbidden)`; `mayStart` is not asked then.
  package func submit(
    _ requests: [WebhookRequest],
    mayStart: @escaping @Sendable (Int) -> Bool,
    completed: @escaping @Sendable (Int, Exchange) -> Void
  ) {
    guard !requests.isEmpty else { return }
    let submission = Submission(requests, mayStart: mayStart, completed: completed)
    if !inbox.put(submission) { submission.refuse(from: 0) }
  }

  /// Lets what is under way end (at most the total limit), refuses what waits and what comes as
  /// `.notSent(.refused)`, and returns when everything has completed.
  package func shutDown() async {
    inbox.close()
    await inbox.closed()
  }
}
