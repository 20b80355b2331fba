// The answers of Standard Webhooks: the status says it all. Any success is success, 410 is the end,
// and 429, 502 and 504 ask for a rest.

import Delivering

extension StandardWebhooks {
  /// How long the robot rests when the receiver does not say.
  static let pauseSeconds = 30

  static let codes = CodeTable([])

  static func verdict(on answer: Answer) -> Verdict {
    if answer.isSuccess { return Verdict(.accepted) }
    let reading = StatusReading.verdict(on: answer, pauseSeconds: pauseSeconds)
    guard answer.status == 502 || answer.status == 504 else { return reading }
    return Verdict(
      .slowDown(
        code: StatusReading.name(of: answer.status),
        pauseSeconds: answer.pauseSeconds(usual: pauseSeconds)),
      words: Redaction.words(of: answer.body), advice: reading.advice)
  }
}
