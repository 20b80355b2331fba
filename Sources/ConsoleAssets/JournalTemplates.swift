// The templates of the journal and of the figures.

/// 日志.
package enum JournalTemplate {
  /// The text.
  package static let text = """
    <h1>日志</h1>
    <p class="soft">{{chain}}</p>
    <form class="ask" method="get" action="/journal">
    <label for="about">只看一件：受理编号，或人员、公开内容的标识</label>
    <div><input id="about" name="about" maxlength="80" autocomplete="off" spellcheck="false" \
    value="{{about}}"><button>查看</button></div>
    </form>
    {{#hasDays}}
    {{#days}}
    <section aria-labelledby="day-{{dayID}}">
    <h2 id="day-{{dayID}}">{{dayWords}}</h2>
    <ol class="plain journal">
    {{#entries}}
    <li><span class="at">{{entryClock}}</span><span class="what">{{entryWords}}\
    {{#entryPath}} <a href="{{.}}">打开</a>{{/entryPath}}\
    {{#entryReason}}<span class="soft">原因：{{.}}</span>{{/entryReason}}</span>\
    <span class="soft serial">{{entryNumber}}</span></li>
    {{/entries}}
    </ol>
    </section>
    {{/days}}
    {{/hasDays}}
    {{^hasDays}}
    <p class="none">没有记录。</p>
    {{/hasDays}}
    <nav class="pages" aria-label="翻页">
    {{#firstPath}}<a href="{{.}}">回到最新</a>{{/firstPath}}
    {{#nextPath}}<a href="{{.}}" rel="next">更早的 50 条</a>{{/nextPath}}
    </nav>
    """
}

/// 统计.
package enum FiguresTemplate {
  /// The text.
  package static let text = """
    <h1>统计</h1>
    {{#complaint}}
    <p class="complained" role="alert">{{.}}</p>
    {{/complaint}}
    <nav class="stages" aria-label="统计周期">
    {{#kinds}}
    <a href="{{kindPath}}"{{#isKindHere}} aria-current="page"{{/isKindHere}}>{{kindWords}}</a>
    {{/kinds}}
    </nav>
    {{#hasPeriod}}
    <form class="ask" method="get" action="/figures">
    <input type="hidden" name="kind" value="{{kind}}">
    <label for="period">{{periodLabel}}</label>
    <div><input id="period" name="period" maxlength="20" autocomplete="off" value="{{period}}">\
    <button>看这一期</button></div>
    </form>
    <nav class="pages" aria-label="前后各期">{{#previousPath}}<a href="{{.}}" rel="prev">前一期</a>\
    {{/previousPath}}{{#nextPath}}<a href="{{.}}" rel="next">后一期</a>{{/nextPath}}</nav>
    {{/hasPeriod}}
    {{#hasCampaigns}}
    <ul class="plain">
    {{#campaigns}}
    <li>{{campaignName}}：<a href="{{preparationPath}}"{{#isPreparationHere}} aria-current="page"\
    {{/isPreparationHere}}>准备清单</a>，<a href="{{summaryPath}}"{{#isSummaryHere}} \
    aria-current="page"{{/isSummaryHere}}>总结</a></li>
    {{/campaigns}}
    </ul>
    {{/hasCampaigns}}
    {{#isCampaignMissing}}<p class="none">排期文件里还没有活动。</p>{{/isCampaignMissing}}
    {{#hasFiles}}
    <p class="acts downloads">{{#files}}<a class="way" href="{{linkPath}}"{{#isDownload}} download\
    {{/isDownload}}>{{linkWords}}</a>{{/files}}</p>
    {{/hasFiles}}
    {{#framePath}}
    <iframe class="report" src="{{.}}" title="{{frameTitle}}"></iframe>
    {{/framePath}}
    """
}
