// The templates of the review: the queue, and one question with its text, its findings, its signatures.

/// 审核.
package enum ReviewQueueTemplate {
  /// The text.
  package static let text = """
    <h1>审核</h1>
    {{^hasStations}}
    <p class="none">现在没有等您处理的稿件。</p>
    {{/hasStations}}
    {{#stations}}
    <section aria-labelledby="{{stationID}}">
    <h2 id="{{stationID}}">{{stationWords}}<span class="tally">{{stationCount}}</span></h2>
    <ul class="cases">
    {{#stationRows}}
    <li><p class="number"><a href="{{rowPath}}">{{rowNumber}}</a></p>
    <div class="what"><p>{{rowTitle}}</p><p class="soft">{{rowFacts}}</p></div>
    <p class="marks"><span class="mark {{rowMark.tone}}"><span aria-hidden="true">{{rowMark.sign}}\
    </span> {{rowMark.words}}</span></p></li>
    {{/stationRows}}
    </ul>
    </section>
    {{/stations}}
    """
}

/// One question under review.
package enum ReviewTemplate {
  /// The text.
  package static let text = """
    <p class="soft back"><a href="/review">审核</a></p>
    {{#refusal}}
    {{> refused}}
    {{/refusal}}
    <header class="case">
    <h1>{{number}}</h1>
    <p class="marks">{{#marks}}<span class="mark {{tone}}"><span aria-hidden="true">{{sign}}</span> \
    {{words}}</span>{{/marks}}{{#hash}}<span class="mark faint">指纹 <code>{{.}}</code></span>{{/hash}}</p>
    <p>{{state}} <a href="{{questionPath}}">办理情况</a></p>
    {{#sentBack}}<p class="deadline warn">{{.}}</p>{{/sentBack}}
    {{#reply}}<p class="deadline calm">{{.}}</p>{{/reply}}
    {{#held}}<p class="deadline bad">{{.}}</p>{{/held}}
    {{#sensitive}}<p class="deadline warn">涉及{{.}}：至少两级、由不同的人签字。</p>{{/sensitive}}
    </header>
    {{#cannotSign}}<p class="hint">{{.}}</p>{{/cannotSign}}
    {{#paperPath}}<p class="acts"><a class="way" href="{{.}}">审核表</a></p>{{/paperPath}}
    {{#hasForms}}
    <section aria-labelledby="acts" class="deeds">
    <h2 id="acts">可以做的事</h2>
    {{#forms}}
    {{> deed}}
    {{/forms}}
    </section>
    {{/hasForms}}
    {{#hasSides}}
    <section aria-labelledby="text">
    <h2 id="text">公开的文字</h2>
    {{#hidesOriginal}}<p class="hint">原话只对有权限的人显示。</p>{{/hidesOriginal}}
    {{#sides}}
    <div class="part">
    <h3>{{sideLabel}}{{#remaining}} <span class="mark warn"><span aria-hidden="true">◌</span> \
    公开文字里有 {{.}} 处保留</span>{{/remaining}}</h3>
    <div class="sides">
    {{#hasOriginal}}<div><p class="side">原文</p>
    <p class="words">{{#original}}{{#plain}}{{.}}{{/plain}}{{#found}}<mark class="{{foundTone}}" \
    title="{{foundKind}}">{{.}}<span class="unseen">（{{foundKind}}）</span></mark>{{/found}}\
    {{/original}}</p></div>{{/hasOriginal}}
    <div><p class="side">公开</p><p class="words shown">{{publicWords}}</p></div>
    </div>
    {{#hasKept}}<ul class="plain">{{#kept}}<li>{{.}}</li>{{/kept}}</ul>{{/hasKept}}
    </div>
    {{/sides}}
    </section>
    {{/hasSides}}
    {{#hasParts}}
    <section aria-labelledby="draft">
    <h2 id="draft">{{partsTitle}}</h2>
    {{#partsComplaint}}<p class="complained" role="alert">{{.}}</p>{{/partsComplaint}}
    <details class="drafting"{{#partsOpen}} open{{/partsOpen}}>
    <summary>逐处处理提示，成为公开稿</summary>
    <form class="fields wide" method="post" action="{{path}}/draft#draft">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="base" value="{{base}}">
    {{#parts}}
    {{> findings}}
    {{/parts}}
    {{#needsNote}}
    <p><label for="note">更正说明（读者看得到）</label>
    <input id="note" name="note" maxlength="200" autocomplete="off" required value="{{note}}"></p>
    {{/needsNote}}
    <p id="open-count" class="hint" role="status"></p>
    <p class="acts"><button name="then" value="save">保存公开稿</button>
    <button name="then" value="submit">保存并送审</button>
    <button class="quiet" name="then" value="look" formnovalidate>重新查找、看效果</button></p>
    </form>
    </details>
    </section>
    <script src="/assets/review.js" defer></script>
    {{/hasParts}}
    <section aria-labelledby="decision">
    <h2 id="decision">公开决定</h2>
    <dl class="facts">
    <div><dt>来电人意愿</dt><dd>{{consent}}</dd></div>
    {{#decision}}
    <div><dt>{{factName}}</dt><dd>{{factWords}}</dd></div>
    {{/decision}}
    </dl>
    {{^hasDecision}}<p class="hint">还没有决定。</p>{{/hasDecision}}
    </section>
    {{#hasSteps}}
    <section aria-labelledby="steps">
    <h2 id="steps">签字和退回</h2>
    <ol class="plain">{{#steps}}<li>{{.}}</li>{{/steps}}</ol>
    </section>
    {{/hasSteps}}
    {{#hasVersions}}
    <section aria-labelledby="versions">
    <h2 id="versions">各稿</h2>
    <ol class="plain">{{#versions}}<li>{{versionHead}}{{#comparePath}} <a href="{{.}}">和前一稿比较</a>\
    {{/comparePath}}</li>{{/versions}}</ol>
    {{#hasComparison}}
    <h3>{{comparedVersions}}</h3>
    <p class="words changes-text">{{#comparison}}{{#same}}{{.}}{{/same}}{{#gone}}<del>{{.}}</del>\
    {{/gone}}{{#come}}<ins>{{.}}</ins>{{/come}}{{/comparison}}</p>
    {{/hasComparison}}
    </section>
    {{/hasVersions}}
    """
}

/// Says while an editor chooses how many findings are left. It decides nothing: the page works without.
package enum ReviewScript {
  /// The text.
  package static let text = """
    "use strict";
    (() => {
      const form = document.querySelector("form.wide");
      const line = document.getElementById("open-count");
      if (!form || !line) return;
      const count = () => {
        const all = form.querySelectorAll(".finding");
        let open = 0;
        for (const finding of all) {
          const isDecided = finding.querySelector("input[type=radio]:checked") !== null;
          if (isDecided) finding.classList.remove("unresolved");
          if (!isDecided) open += 1;
        }
        line.textContent = all.length === 0 ? "没有发现个人信息。"
          : open === 0 ? "全部提示都处理了。" : `还有 ${open} 处提示没有处理。`;
        for (const part of form.querySelectorAll(".part")) {
          const left = [...part.querySelectorAll(".finding")]
            .filter((one) => !one.querySelector("input[type=radio]:checked")).length;
          const mark = part.querySelector("[data-open]");
          if (mark) mark.textContent = left === 0 ? "都处理了" : `${left} 处未处理`;
        }
      };
      form.addEventListener("change", count);
      count();
    })();

    """
}
