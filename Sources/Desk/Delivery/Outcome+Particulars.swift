// The short text that stands in the attempt's row and in the log beside the outcome's name: the
// platform's code, the fault or the cause. Never the platform's words, never an address.

import Delivering

extension Outcome {
  /// The platform's code, the fault or the cause; nil when it was accepted.
  var particulars: String? {
    switch self {
    case .accepted: nil
    case .slowDown(let code, _), .busy(let code), .badMessage(let code), .badTarget(let code, _),
      .unknownCode(let code):
      code
    case .notSent(let fault): fault.rawValue
    case .uncertain(let cause): cause.rawValue
    }
  }
}
