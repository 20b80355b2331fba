// A success status with a body that is not the platform's: a captive portal, a proxy's page, half an
// answer. The message may have arrived all the same.

import Delivering

extension Verdict {
  /// The verdict on a success that does not speak the platform's language.
  static func strange(_ answer: Answer) -> Verdict {
    Verdict(
      .uncertain(.strangeAnswer), words: Redaction.words(of: answer.body),
      advice: "答复不是该平台的格式；请检查网络是否被登录页或代理截获")
  }
}
