// The pages: one for each group that looks like that vendor's chat, and one that shows all groups
// side by side. No inline script or style, so the strictest policy for contents can be sent.

extension RobotSimulator {
  /// The page, style or script at a path.
  func page(_ path: String) -> Answer {
    switch path {
    case "/": return html(title: "模拟群聊", body: index, isSingle: false)
    case "/assets/chat.css":
      return Answer(headers: headers("text/css; charset=utf-8"), body: ChatAssets.style)
    case "/assets/chat.js":
      return Answer(headers: headers("text/javascript; charset=utf-8"), body: ChatAssets.script)
    case "/assets/icon.svg":
      return Answer(headers: headers("image/svg+xml"), body: ChatAssets.icon)
    default:
      guard path.hasPrefix("/groups/"), let group = group(id: String(path.dropFirst(8))) else {
        return Answer(
          status: 404, headers: headers("text/html; charset=utf-8"),
          body: "<!doctype html><meta charset=utf-8><title>没有这个页面</title><p>没有这个页面。</p>")
      }
      return html(title: group.settings.name, body: chat(group, isSingle: true), isSingle: true)
    }
  }

  private func headers(_ type: String) -> [String: String] {
    [
      "Content-Type": type,
      "Content-Security-Policy":
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "img-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*",
      "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    ]
  }

  private func html(title: String, body: String, isSingle: Bool) -> Answer {
    let last = groups.compactMap { $0.posts.last?.number }.max() ?? 0
    return Answer(
      headers: headers("text/html; charset=utf-8"),
      body: """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(ChatHTML.escaped(title))</title>
        <link rel="icon" href="/assets/icon.svg">
        <link rel="stylesheet" href="/assets/chat.css">
        <script src="/assets/chat.js" defer></script>
        </head>
        <body class="\(isSingle ? "single" : "all")" data-since="\(last)">
        \(body)
        </body>
        </html>
        """)
  }

  private var index: String {
    """
    <header class="top"><h1>模拟群聊</h1>\
    <p>本机模拟的 \(groups.count) 个群，规矩与真群一样严。消息不会到达任何真实的群。</p></header>
    <main class="wall">\(groups.map { chat($0, isSingle: false) }.joined(separator: "\n"))</main>
    """
  }

  private func chat(_ group: ChatGroup, isSingle: Bool) -> String {
    let settings = group.settings
    let posts = group.posts.suffix(200)
    let name = ChatHTML.escaped(settings.name)
    let heading =
      isSingle
      ? "<h1>\(name)</h1>"
      : #"<h2><a href="/groups/\#(ChatHTML.escaped(settings.id))">\#(name)</a></h2>"#
    let people = settings.members.isEmpty ? "" : "<span>(\(settings.members.count))</span>"
    return """
      <section class="chat \(settings.dialect.rawValue)" data-group="\(ChatHTML.escaped(settings.id))">
      <header class="bar">\(isSingle ? #"<a class="back" href="/" aria-label="全部群">‹</a>"# : "")\
      <div class="name">\(heading)\(people)</div>\
      <span class="vendor">\(settings.dialect.title)</span></header>
      <div class="posts" role="log" tabindex="0" aria-label="\(name)的消息">\
      \(posts.map { ChatHTML.post($0, in: settings, zone: zone) }.joined(separator: "\n"))\
      </div>
      <footer class="foot"><span>模拟群：机器人只发不收</span></footer>
      </section>
      """
  }
}
