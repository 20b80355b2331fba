// A request that is not served, as a value: the status for programs and a complete sentence for
// people. What is unexpected becomes "internal" with a number that is also in the log.

import HTTPTypes

/// Why a request is not served.
struct Refusal: Error, Hashable {
  let status: HTTPResponse.Status
  let message: String
  /// The methods that are allowed, when another was used.
  let allowed: String?
  /// Seconds after which it is worth asking again.
  let retryAfter: Int?
  /// What programs tell it by; nil where the status says it all.
  let code: String?
  /// The field that does not hold what it must.
  let field: String?

  init(
    _ status: HTTPResponse.Status, _ message: String, allowed: String? = nil,
    retryAfter: Int? = nil, code: String? = nil, field: String? = nil
  ) {
    self.status = status
    self.message = message
    self.allowed = allowed
    self.retryAfter = retryAfter
    self.code = code
    self.field = field
  }

  static let notFound = Refusal(.notFound, "没有这个页面。")

  /// The schedule has not been read since the start.
  static let notYet = Refusal(
    .serviceUnavailable, "程序刚启动，排期还没有读进来。请几秒钟后再试。", retryAfter: 2, code: "notYet")

  /// Nobody has signed in, or not any more.
  static let signInNeeded = Refusal(.unauthorized, "请先登录。登录可能已经结束。")

  /// The role does not allow it.
  static let forbidden = Refusal(.forbidden, "您的角色不能做这件事。需要的话，请找管理员。")

  /// A page of ours did not send it, or one of an earlier sign-in.
  static let notMeant = Refusal(
    .forbidden, "这次提交不是从当前登录的页面发出的，没有执行。请回到页面，刷新后再试。")

  static func badForm(_ sentence: String) -> Refusal { Refusal(.badRequest, sentence) }

  static func wrongMethod(allowed: String) -> Refusal {
    Refusal(.methodNotAllowed, "这里不接受这种请求方法。", allowed: allowed)
  }

  static func badQuery(_ sentence: String) -> Refusal { Refusal(.badRequest, sentence) }

  static func incident(_ number: String) -> Refusal {
    Refusal(
      .internalServerError, "程序内部出错（编号 \(number)）。请稍后再试；仍然出错时，请把编号告诉管理员，日志里有同一编号的记录。")
  }

  /// Whether the connection must end: a body that nobody will read may still be on its way.
  var endsConnection: Bool {
    [413, 414, 415, 431, 400, 421].contains(status.code)
  }

  /// The title of the page that says so.
  var title: String {
    if retryAfter != nil { return "请稍候" }
    return switch status.code {
    case 401: "请先登录"
    case 403: "不能这样做"
    case 404: "没有这个页面"
    case 405: "不能这样请求"
    case 421: "地址不对"
    case 500...: "程序出错"
    default: "请求不对"
    }
  }
}
