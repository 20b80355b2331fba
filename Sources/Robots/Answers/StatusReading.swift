// What an HTTP status says when the body does not speak the platform's language.

import Delivering

/// Reads answers by their status alone.
enum StatusReading {
  /// The outcome of a status outside 200…299; `pauseSeconds` is the dialect's own rest.
  static func verdict(on answer: Answer, pauseSeconds: Int) -> Verdict {
    let code = name(of: answer.status)
    let words = Redaction.words(of: answer.body)
    let advice = meaning(of: code)
    switch answer.status {
    case 300..<400:
      return Verdict(.notSent(.redirected), words: nil, advice: advice)
    case 407:
      return Verdict(.notSent(.proxyFailed), words: words, advice: advice)
    case 429:
      let pause = answer.pauseSeconds(usual: pauseSeconds)
      return Verdict(.slowDown(code: code, pauseSeconds: pause), words: words, advice: advice)
    case 500..<600 where answer.retryAfterSeconds != nil:
      let pause = answer.pauseSeconds(usual: pauseSeconds)
      return Verdict(.slowDown(code: code, pauseSeconds: pause), words: words, advice: advice)
    case 408, 425, 500..<600:
      return Verdict(.busy(code: code), words: words, advice: advice)
    case 410:
      return Verdict(.badTarget(code: code, gone: true), words: words, advice: advice)
    case 401, 402, 403, 404, 405:
      return Verdict(.badTarget(code: code, gone: false), words: words, advice: advice)
    case 400, 406, 411, 413, 414, 415, 422, 431:
      return Verdict(.badMessage(code: code), words: words, advice: advice)
    default:
      return Verdict(.unknownCode(code: code), words: words, advice: advice)
    }
  }

  /// The code under which a status is recorded.
  static func name(of status: Int) -> String { "HTTP \(status)" }

  /// What a status means, for people; nil for one that says nothing by itself.
  static func meaning(of code: String) -> String? {
    guard code.hasPrefix("HTTP "), let status = Int(code.dropFirst(5)) else { return nil }
    switch status {
    case 300..<400: return "对方要求跳转；请把机器人网址改为跳转后的最终网址"
    case 400: return "对方认为请求不合规范"
    case 401, 403: return "对方拒绝访问；请核对机器人网址和密钥"
    case 404, 405: return "机器人网址不存在；请重新复制网址"
    case 407: return "代理服务器要求登录；请检查代理设置"
    case 408, 425: return "对方请求稍后再试"
    case 410: return "机器人已被注销；请新建机器人并更换网址"
    case 413: return "消息过长"
    case 429: return "发送过快"
    case 500..<600: return "对方服务器故障或维护中"
    default: return nil
    }
  }
}
