// The pieces of a chat page. Whatever came over the wire passes `escaped` here and nowhere else;
// the same pieces serve the page as it is first drawn and the events that add to it.

/// Writes chats as HTML.
enum ChatHTML {
  /// A text as HTML writes it.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A POST as the chat shows it: a bubble, or a grey line of what the members never see.
  static func post(_ post: ReceivedPost, in group: SimulatedGroup, zone: Int64) -> String {
    let time = ChatTime(post.arrivedAt, zone: zone)
    let day = post.opensDay ? #"<p class="day"><span>\#(time.day)</span></p>"# : ""
    let fault = post.fault.map { "故障：\(title(ofFault: $0))" }
    switch post.verdict {
    case .accepted: return day + bubble(post, in: group, time: time, fault: fault)
    case .duplicate:
      return day + note(post, time: time, mark: "重复", words: "编号相同，群里不再显示")
    case .refused(let code, let message):
      return day + note(post, time: time, mark: String(code), words: "系统拒收：\(message)")
    case .disturbed:
      return day + note(post, time: time, mark: "故障", words: fault ?? "故障", isFault: true)
    }
  }

  private static func bubble(
    _ post: ReceivedPost, in group: SimulatedGroup, time: ChatTime, fault: String?
  ) -> String {
    let title = post.title.map { "<strong class=\"title\">\(escaped($0))</strong>" } ?? ""
    let rang =
      post.ringsEveryone ? "所有人" : post.rang.map(escaped).joined(separator: "、")
    let bell = rang.isEmpty ? "" : #"<p class="rang">已响铃：\#(rang)</p>"#
    let trouble = fault.map { #"<p class="trouble">\#(escaped($0))（消息已收下）</p>"# } ?? ""
    return """
      <article class="post" data-number="\(post.number)">\
      <div class="face" aria-hidden="true">\(escaped(String(group.robotName.prefix(1))))</div>\
      <div class="said"><p class="who"><b>\(escaped(group.robotName))</b>\
      <span class="tag">机器人</span><time>\(time.clock)</time></p>\
      <div class="bubble">\(title)\(post.runs.map(run).joined())</div>\(bell)\(trouble)</div></article>
      """
  }

  private static func note(
    _ post: ReceivedPost, time: ChatTime, mark: String, words: String, isFault: Bool = false
  ) -> String {
    let said = post.text.prefix(80)
    let preview =
      said.isEmpty
      ? "" : #"<q>\#(escaped(String(said)))\#(post.text.count > 80 ? "……" : "")</q>"#
    return """
      <div class="note\(isFault ? " fault" : "")" data-number="\(post.number)">\
      <p><code>\(escaped(mark))</code> \(escaped(words)) <time>\(time.clock)</time></p>\(preview)</div>
      """
  }

  private static func run(_ run: MessageRun) -> String {
    let words = escaped(run.text)
    if let link = run.link, link.hasPrefix("https://") || link.hasPrefix("http://") {
      return #"<a href="\#(escaped(link))" rel="noreferrer" target="_blank">\#(words)</a>"#
    }
    return run.style == .plain ? words : #"<span class="\#(run.style.rawValue)">\#(words)</span>"#
  }

  private static func title(ofFault name: String) -> String {
    switch name {
    case "code": "指定的错误码"
    case "answer": "指定的回答"
    case "delay": "回答得晚"
    case "silence": "不回答"
    case "half": "只答一半就断开"
    case "closeAfterBody": "收下后断开"
    case "closeReused": "断开复用的连接"
    case "redirect": "转到别处"
    case "flood": "回答过长"
    case "garbage": "上网认证页面"
    case "tooMany": "429 太频繁"
    case "gone": "410 已撤除"
    case "drip": "一个字节一个字节地答"
    case "reset": "收下后重置连接"
    case "raw": "答的不是 HTTP"
    default: name
    }
  }
}

/// A moment as a chat writes it. Days are counted by hand: the page needs no calendar.
struct ChatTime {
  let clock: String
  let day: String

  init(_ milliseconds: Int64, zone: Int64) {
    let local = milliseconds + zone
    let days = Int((Double(local) / 86_400_000).rounded(.down))
    let minutes = Int(local / 60_000) - days * 1440
    clock = Self.two(minutes / 60) + ":" + Self.two(minutes % 60)
    let (month, date) = Self.monthAndDate(days)
    let weekday = ((days + 4) % 7 + 7) % 7
    day = "\(month)月\(date)日 星期\(["日", "一", "二", "三", "四", "五", "六"][weekday])"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The civil month and date of a day counted from 1970-01-01, by the era of 400 years.
  private static func monthAndDate(_ days: Int) -> (Int, Int) {
    let shifted = days + 719_468
    let dayOfEra = (shifted % 146_097 + 146_097) % 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
