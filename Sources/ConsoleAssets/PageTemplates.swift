// The templates of the pages. What belongs to a page's live part lies in an element that is swapped
// as a whole when the page looks again.

/// 今日.
package enum TodayTemplate {
  /// The text.
  package static let text = """
    <div id="page" data-swap>
    <header class="day">
    <h1>{{date}} <span>{{weekday}}</span></h1>
    <p><span class="sense">{{sense}}</span>{{#next}}<span class="next">下一条消息：{{.}}</span>{{/next}}\
    {{^next}}<span class="next">没有等待发送的消息</span>{{/next}}</p>
    </header>
    {{#hasTroubles}}
    {{> troubles}}
    {{/hasTroubles}}
    {{#todo}}
    {{{.}}}
    {{/todo}}
    <section aria-labelledby="on-air">
    <h2 id="on-air">今天播出</h2>
    {{^noEpisodes}}
    <ol class="episodes today">
    {{#episodes}}
    {{> episode}}
    {{/episodes}}
    </ol>
    {{/noEpisodes}}
    {{#noEpisodes}}
    <p class="none">{{.}}</p>
    {{/noEpisodes}}
    </section>
    <section aria-labelledby="leaving">
    <h2 id="leaving">今天的消息{{#tally}} <span class="tally">{{.}}</span>{{/tally}}</h2>
    {{#hasMessages}}
    <ol class="messages">
    {{#messages}}
    {{> message}}
    {{/messages}}
    </ol>
    {{/hasMessages}}
    {{^hasMessages}}
    <p class="none">今天没有要发的消息。</p>
    {{/hasMessages}}
    </section>
    <section aria-labelledby="ahead">
    <h2 id="ahead">未来七天</h2>
    {{#days}}
    <section class="ahead">
    <h3>{{#dayName}}<b>{{.}}</b> {{/dayName}}{{dayDate}} <span class="sense">{{daySense}}</span></h3>
    <ol class="episodes">
    {{#dayEpisodes}}
    {{> episode}}
    {{/dayEpisodes}}
    </ol>
    <ol class="messages">
    {{#dayMessages}}
    {{> message}}
    {{/dayMessages}}
    </ol>
    </section>
    {{/days}}
    {{^hasDays}}
    <p class="none">未来七天没有节目，也没有要发的消息。</p>
    {{/hasDays}}
    {{#more}}
    <p class="none">还有 {{.}} 条没有列出，请用 hotline agenda 查看。</p>
    {{/more}}
    </section>
    </div>
    """
}

/// 编排.
package enum PlanTemplate {
  /// The text.
  package static let text = """
    <div id="page" data-swap>
    <h1>编排</h1>
    {{#hasComplaints}}
    <section aria-labelledby="wrong">
    <h2 id="wrong">文件里要改的地方 <span class="tally">{{complaintCount}}</span></h2>
    <p class="soft">有错的行或文件改好之前，沿用上一个好的版本；别的内容照常生效。</p>
    {{#complaints}}
    {{> complaint}}
    {{/complaints}}
    {{#restCount}}
    <details id="rest">
    <summary>另外 {{.}} 处</summary>
    {{#rest}}
    {{> complaint}}
    {{/rest}}
    </details>
    {{/restCount}}
    {{#moreComplaints}}
    <p class="none">还有 {{.}} 处没有列出，请用 hotline check 查看。</p>
    {{/moreComplaints}}
    </section>
    {{/hasComplaints}}
    <section aria-labelledby="episodes">
    <h2 id="episodes">{{heading}}</h2>
    {{#hasMonths}}
    <nav class="months" aria-label="月份">
    <a href="/plan">今天起</a>
    {{#months}}
    <a href="{{monthPath}}"{{#isShown}} aria-current="page"{{/isShown}}>{{monthWords}}\
    <span class="count">{{monthCount}}<span class="unseen">期</span></span></a>
    {{/months}}
    </nav>
    {{/hasMonths}}
    {{#hasRows}}
    <ol class="episodes plan">
    {{#rows}}
    {{> episode}}
    {{/rows}}
    </ol>
    {{/hasRows}}
    {{^hasRows}}
    <p class="none">{{#isRead}}这段时间没有节目。{{/isRead}}{{^isRead}}排期文件还没有读入。{{/isRead}}</p>
    {{/hasRows}}
    {{#moreRows}}
    <p class="none">还有 {{.}} 期没有列出，请按月份查看。</p>
    {{/moreRows}}
    </section>
    <section aria-labelledby="changes">
    <h2 id="changes">最近的变更</h2>
    {{#hasChanges}}
    <ol class="changes">
    {{#changes}}
    <li><p class="at">{{changedAt}}</p><p class="what">{{#changePath}}<a href="{{.}}">{{change}}</a>{{/changePath}}\
    {{^changePath}}{{change}}{{/changePath}}</p></li>
    {{/changes}}
    </ol>
    {{/hasChanges}}
    {{^hasChanges}}
    <p class="none">还没有变更。</p>
    {{/hasChanges}}
    </section>
    <section aria-labelledby="files">
    <h2 id="files">排期文件</h2>
    <ul class="files">
    {{#files}}
    <li><span class="name">{{fileName}}</span> <span class="mark {{fileMark.tone}}">\
    <span aria-hidden="true">{{fileMark.sign}}</span> {{fileMark.words}}</span>\
    {{#fileSince}} <span class="soft">自{{.}}</span>{{/fileSince}}</li>
    {{/files}}
    </ul>
    {{#hasNotes}}
    <details id="notes">
    <summary>读文件时的备注</summary>
    {{#notes}}
    {{> complaint}}
    {{/notes}}
    </details>
    {{/hasNotes}}
    </section>
    </div>
    """
}

/// 投递.
package enum DeliveriesTemplate {
  /// The text.
  package static let text = """
    <h1>投递</h1>
    <form class="ask" action="/deliveries" role="search">
    <label for="ref">为什么发了，为什么没有发？</label>
    <div><input id="ref" name="ref" type="search" maxlength="200" value="{{reference}}" \
    placeholder="消息末尾的编号，或“5月14日 市医保局”"><button>查询</button></div>
    </form>
    <div id="page" data-swap>
    {{#asked}}
    <section aria-labelledby="why">
    <h2 id="why">为什么 <span class="tally">{{reference}}</span></h2>
    {{#hasLines}}
    <ol class="why">
    {{#lines}}
    <li><p class="at">{{#lineAt}}{{.}}{{/lineAt}}</p><p class="what">{{lineText}}</p></li>
    {{/lines}}
    </ol>
    {{#said}}
    <figure class="said">
    <figcaption>{{wordsTitle}}</figcaption>
    <blockquote>{{words}}</blockquote>
    </figure>
    {{/said}}
    {{/hasLines}}
    {{^hasLines}}
    <p class="none">没有找到。可以写场次编号、日期加单位，或消息末尾的编号（前几位即可）。</p>
    {{/hasLines}}
    </section>
    {{/asked}}
    <section aria-labelledby="ended">
    <h2 id="ended">最近的投递{{#counts}} <span class="tally">共：{{.}}</span>{{/counts}}</h2>
    {{#hasEnded}}
    <ol class="messages log">
    {{#ended}}
    {{> logged}}
    {{/ended}}
    </ol>
    {{/hasEnded}}
    {{^hasEnded}}
    <p class="none">还没有发出过消息。</p>
    {{/hasEnded}}
    </section>
    <section aria-labelledby="waiting">
    <h2 id="waiting">七天内等待发送</h2>
    {{#hasWaiting}}
    <ol class="messages log">
    {{#waiting}}
    {{> logged}}
    {{/waiting}}
    </ol>
    {{/hasWaiting}}
    {{^hasWaiting}}
    <p class="none">没有等待发送的消息。</p>
    {{/hasWaiting}}
    </section>
    </div>
    """
}

/// 机器人.
package enum RobotsTemplate {
  /// The text.
  package static let text = """
    <div id="page" data-swap>
    <h1>机器人</h1>
    {{#hasRobots}}
    <ul class="robots">
    {{#robots}}
    <li class="robot {{robotMark.tone}}">
    <h2>{{robotName}} <span class="tag">{{dialect}}</span></h2>
    <p class="marks"><span class="mark {{robotMark.tone}}"><span aria-hidden="true">\
    {{robotMark.sign}}</span> {{robotMark.words}}</span></p>
    <dl>
    <div><dt>状态</dt><dd>{{standing}}</dd></div>
    <div><dt>群</dt><dd>{{groups}}</dd></div>
    <div><dt>限速</dt><dd>{{pacing}}</dd></div>
    {{#keywords}}
    <div><dt>关键字</dt><dd>{{.}}</dd></div>
    {{/keywords}}
    <div><dt>今天已发</dt><dd>{{sentToday}} 条</dd></div>
    <div><dt>一天内待发</dt><dd>{{waiting}} 条</dd></div>
    </dl>
    {{#command}}
    <p class="remedy"><span class="label">修好以后</span><code>{{.}}</code></p>
    {{/command}}
    </li>
    {{/robots}}
    </ul>
    {{/hasRobots}}
    {{^hasRobots}}
    <p class="none">配置里还没有机器人。请在配置的“机器人”和凭据里各加一项。</p>
    {{/hasRobots}}
    </div>
    """
}

/// 演示.
package enum DemoTemplate {
  /// The text.
  package static let text = """
    <div class="stage">
    <div class="script">
    <div id="page" data-swap>
    <header class="day">
    <h1><span class="bigclock">{{demoClock}}</span> {{demoDate}}</h1>
    <p class="soft">模拟时钟，{{pace}}。右边是本机模拟的群，消息不会到达真实的群。</p>
    </header>
    {{#show}}
    <section aria-labelledby="calls">
    <h2 id="calls">直播间 <span class="tally">{{tally}}</span></h2>
    <p class="soft"><a href="/on-air">登记页</a>　<a href="/host">主持人屏</a>　<a
      href="/questions">问题台账</a>　<a href="/review">审核</a>　<a href="/figures">统计</a></p>
    <ol class="calls">
    {{#lines}}
    <li><span class="num">{{number}}</span> <span class="what">{{gist}}</span>
      <span class="soft">{{state}}</span></li>
    {{/lines}}
    </ol>
    {{#hasSite}}
    <p><a class="published" href="/site/index.html" target="_blank">打开已公开的网页</a></p>
    {{/hasSite}}
    {{^hasSite}}
    <p class="none">审核走完三级以后，这里会出现公开的网页。</p>
    {{/hasSite}}
    </section>
    {{/show}}
    {{#today}}
    {{#hasTroubles}}
    {{> troubles}}
    {{/hasTroubles}}
    <section aria-labelledby="on-air">
    <h2 id="on-air">今天播出</h2>
    {{^noEpisodes}}
    <ol class="episodes today">
    {{#episodes}}
    {{> episode}}
    {{/episodes}}
    </ol>
    {{/noEpisodes}}
    {{#noEpisodes}}
    <p class="none">{{.}}</p>
    {{/noEpisodes}}
    </section>
    <section aria-labelledby="leaving">
    <h2 id="leaving">今天的消息{{#tally}} <span class="tally">{{.}}</span>{{/tally}}</h2>
    {{#hasMessages}}
    <ol class="messages">
    {{#messages}}
    {{> message}}
    {{/messages}}
    </ol>
    {{/hasMessages}}
    {{^hasMessages}}
    <p class="none">今天没有要发的消息。</p>
    {{/hasMessages}}
    </section>
    {{#days}}
    <section class="ahead">
    <h3>{{#dayName}}<b>{{.}}</b> {{/dayName}}{{dayDate}} <span class="sense">{{daySense}}</span></h3>
    <ol class="episodes">
    {{#dayEpisodes}}
    {{> episode}}
    {{/dayEpisodes}}
    </ol>
    <ol class="messages">
    {{#dayMessages}}
    {{> message}}
    {{/dayMessages}}
    </ol>
    </section>
    {{/days}}
    {{/today}}
    </div>
    </div>
    <div class="chats">
    {{#chats}}
    <iframe src="{{address}}" title="{{name}}" referrerpolicy="no-referrer"></iframe>
    {{/chats}}
    </div>
    </div>
    """
}
