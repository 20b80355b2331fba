// The templates of the screener's log. Every act is a form; the keys are written on the buttons.

/// 直播.
package enum OnAirTemplate {
  /// The page.
  package static let text = """
    <link rel="stylesheet" href="/assets/on-air.css">
    <div class="onair" data-programme="{{programme}}" data-member="{{memberID}}"\
    {{#seal}} data-seal="{{.}}"{{/seal}}>
    <div class="showhead">
    <h1>{{programmeName}}</h1>
    <div id="standing" data-swap>{{{standing}}}</div>
    {{#hasShows}}
    <form class="shows" method="get" action="/on-air">
    <label for="show" class="unseen">节目</label>
    <select id="show" name="programme">{{#shows}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/shows}}
    </select>
    <button class="quiet">换节目</button>
    </form>
    {{/hasShows}}
    </div>
    <p id="in-clear" class="complained" role="status" hidden>这个网址不是 https 开头，浏览器不能加密：\
    没送达的登记和没写完的草稿会以明文存在这台电脑的浏览器里。请改用 https 网址；没有的话，请系统管理员配置。</p>
    <p id="outbox" class="outbox" role="status" hidden></p>
    <ul id="waiting-entries" class="waiting-entries" aria-label="尚未送达的登记" hidden></ul>
    <div id="said" role="alert">{{#complaint}}<p class="complained">{{.}}</p>{{/complaint}}</div>
    <div id="receipt" class="receipt" role="status" tabindex="-1">
    {{#receipt}}
    <p class="number">{{number}}</p>
    <p class="spoken">读作：{{spoken}}</p>
    {{#emergency}}<p class="urgent"><b>{{.}}</b></p>{{/emergency}}
    {{#unknown}}<p class="same">{{.}}</p>{{/unknown}}
    {{/receipt}}
    </div>
    <form id="entry" class="entry" method="post" action="/on-air/log" autocomplete="off">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="programme" value="{{programme}}">
    <input type="hidden" name="key" value="{{freshKey}}">
    {{#typed}}
    <div class="oneline">
    <label for="line">一行登记</label>
    <input id="line" name="line" maxlength="4000" value="{{line}}" autofocus spellcheck="false" \
    autocapitalize="none" enterkeyhint="send" aria-describedby="grammar echo">
    <button>登记 <kbd>Enter</kbd></button>
    </div>
    <ul id="echo" class="echo" aria-label="识别结果" aria-live="polite"></ul>
    <p id="grammar" class="hint">例：王女士 13800138000 双塔区 路灯坏了半个月 \
    <b>/</b>求助 <b>@</b>市城管局 <b>#</b>路灯 <b>!</b> 可公开 <b>进</b>。顺序随意，也可以用下面的栏目；\
    没写是否公开的，按不公开登记。</p>
    <details id="columns"{{#isSpread}} open{{/isSpread}}>
    <summary>分栏填写（填了的以这里为准）</summary>
    <div class="columns">
    <p><label for="f-name">姓名</label><input id="f-name" name="name" maxlength="40" \
    value="{{name}}"></p>
    <p><label for="f-phone">电话</label><input id="f-phone" name="phone" maxlength="40" \
    inputmode="tel" value="{{phone}}"></p>
    <p><label for="f-area">地区</label><input id="f-area" name="area" maxlength="40" \
    list="areas" value="{{area}}"></p>
    <p class="wide"><label for="f-place">事发地点</label><input id="f-place" name="place" maxlength="200" \
    value="{{place}}"></p>
    <p class="wide"><label for="f-text">内容</label><textarea id="f-text" name="text" rows="2" \
    maxlength="4000">{{text}}</textarea></p>
    <p><label for="f-channel">渠道</label><select id="f-channel" name="channel">
    <option value="">{{usualChannel}}</option>{{#channels}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/channels}}
    </select></p>
    <p><label for="f-nature">性质</label><select id="f-nature" name="nature">
    <option value="">按上面一行</option>{{#natures}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/natures}}
    </select></p>
    <p><label for="f-department">单位</label><input id="f-department" name="department" \
    maxlength="60" list="departments" value="{{department}}"></p>
    <p><label for="f-topic">事项</label><input id="f-topic" name="topic" maxlength="40" \
    value="{{topic}}"></p>
    <p><label for="f-urgency">缓急</label><select id="f-urgency" name="urgency">
    <option value="">按上面一行</option>{{#urgencies}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/urgencies}}
    </select></p>
    <p><label for="f-disclosure">是否公开</label><select id="f-disclosure" name="disclosure">
    <option value="">按上面一行</option>{{#disclosures}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/disclosures}}
    </select></p>
    <p class="boxes wide"><label class="box"><input type="checkbox" name="queue" value="1"\
    {{#queues}} checked{{/queues}}> 进队列</label>\
    <label class="box"><input type="checkbox" name="anonymous" value="1"\
    {{#isAnonymous}} checked{{/isAnonymous}}> 匿名</label>\
    <label class="box"><input type="checkbox" name="air" value="no"\
    {{#isOffAir}} checked{{/isOffAir}}> 不播出</label></p>
    </div>
    </details>
    {{/typed}}
    <datalist id="areas">{{#areas}}<option value="{{.}}">{{/areas}}</datalist>
    <datalist id="departments">{{#departments}}<option value="{{.}}">{{/departments}}</datalist>
    </form>
    <div id="log" class="log" data-swap>{{{log}}}</div>
    <section class="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">按键</h2>
    <ul>
    <li><kbd>Enter</kbd> 登记</li>
    <li><kbd>Ctrl</kbd>+<kbd>↑</kbd><kbd>↓</kbd> 选择一条</li>
    {{#acts}}
    <li data-letter="{{letter}}" data-does="{{does}}"><kbd>{{key}}</kbd> {{does}}</li>
    {{/acts}}
    <li data-letter="c" data-does="改变公开意愿"><kbd>C</kbd> 改变公开意愿</li>
    <li><kbd>Esc</kbd> 或 <kbd>/</kbd> 回到登记行</li>
    </ul>
    <p class="soft">字母键作用于选中的一条；在输入框里打字时不起作用。每个按钮也都可以用 Tab 到达。</p>
    <p class="soft">断网时照常登记：内容先加密存在本机浏览器里，连上后按顺序送达，只送一次；\
    送达后立即从浏览器里删除。没送完就退出也不会丢：本人再登录后接着送，别人看不到也送不了。\
    还没登记的草稿在退出时删除。</p>
    </section>
    </div>
    <script src="/assets/on-air.js" defer></script>
    """

  /// What stands when there is no programme.
  package static let empty = """
    <h1>直播</h1>
    <p class="none">{{sentence}}</p>
    """

  /// Which episode is on. Swapped as a whole.
  package static let standing = """
    <p class="standing"><span class="mark {{tone}}">{{state}}</span>\
    {{#who}} <span>{{.}}</span>{{/who}}{{#ends}} <span class="soft">{{.}}</span>{{/ends}}</p>
    """

  /// What must not wait, the queue, and what was logged last.
  package static let log = """
    {{#hasAlarms}}
    <section class="alarms" aria-labelledby="alarms-title">
    <h2 id="alarms-title">突发，还没有人处理</h2>
    <ol class="calls">{{#alarms}}{{> onAirRow}}{{/alarms}}</ol>
    </section>
    {{/hasAlarms}}
    <section aria-labelledby="queue-title">
    <h2 id="queue-title">队列</h2>
    {{#hasQueue}}<ol class="calls">{{#queue}}{{> onAirRow}}{{/queue}}</ol>{{/hasQueue}}
    {{^hasQueue}}<p class="none">没有人在等。登记时写“进”，或选中一条按 W。</p>{{/hasQueue}}
    </section>
    <section aria-labelledby="latest-title">
    <h2 id="latest-title">刚登记的</h2>
    {{#hasLatest}}<ol class="calls">{{#latest}}{{> onAirRow}}{{/latest}}</ol>{{/hasLatest}}
    {{^hasLatest}}<p class="none">还没有登记。</p>{{/hasLatest}}
    </section>
    """

  /// One question.
  package static let row = """
    <li class="call {{mark.tone}}" id="call-{{id}}" data-id="{{id}}" tabindex="-1">
    <p class="callhead"><b class="no">{{number}}</b> <span class="mark {{mark.tone}}">\
    <span aria-hidden="true">{{mark.sign}}</span> {{mark.words}}</span>\
    {{#urgent}} <span class="mark bad">{{.}}</span>{{/urgent}} <span class="soft">{{clock}}</span></p>
    <p class="gist">{{gist}}</p>
    <p class="soft">{{facts}}</p>
    {{#hint}}<p class="urgent"><b>{{.}}</b></p>{{/hint}}
    {{#sameWords}}<p class="same">{{.}}</p>{{/sameWords}}\
    {{#leftWords}}<p class="same">{{.}}</p>{{/leftWords}}
    <form class="acts" method="post" action="/on-air/act" data-act>
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="id" value="{{id}}">
    <input type="hidden" name="programme" value="{{programme}}">
    {{#transferTo}}<input type="hidden" name="to" value="{{.}}">{{/transferTo}}
    {{#same}}<input type="hidden" name="into" value="{{.}}">{{/same}}
    {{#wantsWords}}<input class="words" name="words" maxlength="4000" \
    aria-label="答复要点，可以不填，按 Enter 记下" placeholder="答复要点，可以不填，按 Enter 记下">{{/wantsWords}}
    {{#buttons}}<button class="quiet" name="act" value="{{act}}" data-key="{{shortcut}}">\
    <kbd>{{key}}</kbd> {{words}}</button>{{/buttons}}
    </form>
    {{#consent}}
    <details class="consent" id="consent-{{id}}">
    <summary data-key="c"><kbd>C</kbd> 改变公开意愿</summary>
    <form class="acts" method="post" action="/on-air/consent" data-act>
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="id" value="{{id}}">
    <input type="hidden" name="programme" value="{{programme}}">
    <select name="disclosure" aria-label="来电人同意到哪一步">{{#extents}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{words}}</option>{{/extents}}
    </select>
    <label><input type="checkbox" name="mayAir" value="1"{{#mayAir}} checked{{/mayAir}}> 可以播出</label>
    <label><input type="checkbox" name="anonymous" value="1"\
    {{#isAnonymous}} checked{{/isAnonymous}}> 匿名</label>
    <button class="quiet">记下</button>
    </form>
    </details>
    {{/consent}}
    </li>
    """
}
