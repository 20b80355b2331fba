// The frame of every page: skip link, name, ways, mood, main part, foot. No inline script or style, so
// that the strictest policy for contents can be sent.

/// The frame's template.
package enum FrameTemplate {
  /// The text.
  package static let text = """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{title}} · {{brand}}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/console.css">
    <script src="/assets/console.js" defer></script>
    </head>
    <body class="at-{{bodyClass}}" data-live="{{liveSeconds}}"\
    {{#events}} data-events="{{.}}"{{/events}}>
    <a class="skip" href="#main">跳到正文</a>
    <header class="top">
    <div class="wrap bar">
    <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28">\
    <b>{{brand}}</b></a>
    {{#hasWays}}
    <nav aria-label="主导航">
    <ul>
    {{#ways}}
    <li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{words}}</a></li>
    {{/ways}}
    </ul>
    </nav>
    {{/hasWays}}
    {{#mood}}
    <div id="mood" data-swap><a class="mood {{tone}}" href="/#troubles">\
    <span aria-hidden="true">{{sign}}</span> {{words}}</a></div>
    {{/mood}}
    {{#who}}
    <form class="me" method="post" action="/sign-out" data-member="{{whoID}}">
    <a href="/account"><span class="unseen">我的账号：</span>{{.}}</a>
    <input type="hidden" name="csrf" value="{{csrf}}">
    <button class="quiet">退出</button>
    </form>
    {{/who}}
    </div>
    </header>
    <main id="main" class="wrap" tabindex="-1">
    {{{body}}}
    </main>
    <footer class="wrap foot">
    <p id="foot" data-swap>更新于 {{drawnAt}} <span class="zone">{{zoneName}}</span></p>
    <p id="offline" role="status"></p>
    </footer>
    </body>
    </html>

    """
}

/// The template of pages that say why there is no page.
package enum FailureTemplate {
  /// The text.
  package static let text = """
    <div class="failed">
    <h1>{{heading}}</h1>
    <p>{{sentence}}</p>
    {{#signsIn}}
    <p><a href="/sign-in" target="_blank" rel="noopener">在新窗口里登录</a>。登录后回到这里，按浏览器的“后退”回到刚才的页面再交一次；\
    先别关这个窗口，刚才填的内容还在浏览器里。</p>
    {{/signsIn}}
    <p><a href="/">回到今日</a></p>
    </div>
    """
}
