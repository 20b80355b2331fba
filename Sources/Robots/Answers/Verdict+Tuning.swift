// What an office knows about a platform's code goes before the built-in table.

import Delivering

extension Verdict {
  /// The verdict as the office reads its code; a success or an answer without a code stays.
  func tuned(by tuning: RobotTuning) -> Verdict {
    guard !tuning.codes.isEmpty, let code, let ruling = tuning.codes[code] else { return self }
    let outcome: Outcome =
      switch ruling {
      case .busy: .busy(code: code)
      case .slow(let seconds): .slowDown(code: code, pauseSeconds: seconds)
      case .badMessage: .badMessage(code: code)
      case .badTarget: .badTarget(code: code, gone: false)
      }
    return Verdict(outcome, words: words, advice: advice)
  }

  private var code: String? {
    switch outcome {
    case .slowDown(let code, _), .busy(let code), .badMessage(let code), .badTarget(let code, _),
      .unknownCode(let code):
      code
    case .accepted, .notSent, .uncertain: nil
    }
  }
}
