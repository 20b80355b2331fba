// The host's screen: a page of its own without navigation, dark, in type that is read from three metres.

/// 主持人屏.
package enum HostTemplate {
  /// The page.
  package static let text = """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="dark">{{#sentence}}
    <meta http-equiv="refresh" content="5">{{/sentence}}
    <title>{{title}} · {{brand}}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/host.css">
    <script src="/assets/host.js" defer></script>
    </head>
    <body data-zone="{{zone}}"{{#events}} data-events="{{.}}"{{/events}}>
    <p id="stale" role="alert" hidden></p>
    <h1 class="unseen">{{heading}}</h1>
    <main id="screen" class="screen">
    {{#sentence}}<p class="quiet">{{.}}</p>{{/sentence}}
    {{{screen}}}
    </main>
    <footer>
    <b>{{programme}}</b>
    <span id="clock"></span>
    {{#hasShows}}
    <form method="get" action="/host">
    <select name="programme" aria-label="节目">{{#shows}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/shows}}
    </select>
    <button>换节目</button>
    </form>
    {{/hasShows}}
    <span class="ways"><button id="full" type="button" hidden>全屏</button> <a href="/">控制台</a></span>
    <noscript>没有脚本，画面不会自己更新，请手动刷新。</noscript>
    </footer>
    </body>
    </html>

    """

  /// The part that changes.
  package static let screen = """
    <div class="time" data-now="{{now}}"{{#startsAt}} data-starts="{{.}}"{{/startsAt}}\
    {{#endsAt}} data-ends="{{.}}"{{/endsAt}}>
    <p class="about">{{#episode}}<b>{{.}}</b>{{/episode}}{{^episode}}<b>今天没有这个节目</b>{{/episode}}\
    {{#theme}} <span>《{{.}}》</span>{{/theme}}</p>
    <p class="left" id="left" role="timer"></p>
    </div>
    <div class="calls">
    {{#onAir}}
    <section class="now" aria-labelledby="now-title">
    <h2 id="now-title">正在通话</h2>
    <p class="caller"><b>{{address}}</b>{{#area}} <span>{{.}}</span>{{/area}} \
    <small>{{number}}</small></p>
    <p class="gist">{{gist}}</p>
    </section>
    {{/onAir}}
    <section class="next" aria-labelledby="next-title">
    <h2 id="next-title">下一位</h2>
    {{#next}}
    <p class="caller"><b>{{address}}</b>{{#area}} <span>{{.}}</span>{{/area}}\
    {{#urgent}} <em>{{.}}</em>{{/urgent}} <small>{{nature}}{{#times}} · {{.}}{{/times}}</small></p>
    <p class="gist">{{gist}}</p>
    {{/next}}
    {{^next}}<p class="quiet">导播还没有选定</p>{{/next}}
    </section>
    <section class="waiting" aria-labelledby="waiting-title">
    <h2 id="waiting-title">候播{{#more}}（后面还有 {{.}} 位）{{/more}}</h2>
    {{#hasWaiting}}
    <ol>{{#waiting}}
    <li><b>{{address}}</b>{{#area}} <span>{{.}}</span>{{/area}} {{gist}}\
    {{#urgent}} <em>{{.}}</em>{{/urgent}}</li>{{/waiting}}
    </ol>
    {{/hasWaiting}}
    {{^hasWaiting}}<p class="quiet">没有人在等</p>{{/hasWaiting}}
    </section>
    </div>
    <aside>
    <section class="promises" aria-labelledby="promises-title">
    <h2 id="promises-title">回音壁{{#hasPromises}} <small>还有 {{promiseCount}} 件没有回音</small>\
    {{/hasPromises}}</h2>
    {{#hasPromises}}
    <ul>{{#promises}}
    <li{{#isLate}} class="late"{{/isLate}}><b>{{department}}</b>{{#due}} <span>{{.}}</span>{{/due}}\
    <br>{{gist}}</li>{{/promises}}
    </ul>
    {{/hasPromises}}
    {{^hasPromises}}<p class="quiet">没有欠着的答复</p>{{/hasPromises}}
    {{#hasAsked}}
    <h3>上次上线问过</h3>
    <ul>{{#asked}}<li><b>{{department}}</b> {{gist}}</li>{{/asked}}</ul>
    {{/hasAsked}}
    </section>
    <p class="counts">{{#counts}}<span>{{name}} <b>{{count}}</b></span> {{/counts}}</p>
    </aside>
    """
}
