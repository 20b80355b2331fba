// The templates of the register: the list with its filter, one question with what may be done.

/// 问题台账.
package enum QuestionsTemplate {
  /// The text.
  package static let text = """
    <h1>{{heading}}</h1>
    {{#complaint}}
    <p class="complained" role="alert">{{.}}</p>
    {{/complaint}}
    <nav class="stages" aria-label="按办理状态">
    {{#presets}}
    <a class="warn" href="{{stagePath}}"{{#isStageHere}} aria-current="page"{{/isStageHere}}>\
    {{stageWords}} <b>{{stageCount}}</b></a>
    {{/presets}}
    {{#stages}}
    <a href="{{stagePath}}"{{#isStageHere}} aria-current="page"{{/isStageHere}}>\
    {{stageWords}} <b>{{stageCount}}</b></a>
    {{/stages}}
    </nav>
    <div class="finders">
    <form class="bynumber" method="get" action="/questions" role="search" aria-label="按编号找">
    <label for="number">受理编号</label>
    <input id="number" name="number" maxlength="40" autocomplete="off" autocapitalize="characters" \
    spellcheck="false" placeholder="L26-00123" value="{{numberTyped}}">
    <button>打开</button>
    </form>
    <details class="narrowing"{{#isNarrowed}} open{{/isNarrowed}}>
    <summary>筛选</summary>
    <form class="filter" method="get" action="/questions" aria-label="筛选台账">
    <p><label for="stage">办理状态</label>
    <select id="stage" name="stage"><option value="">不限</option>{{#stageOptions}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/stageOptions}}</select></p>
    <p><label for="due">期限</label>
    <select id="due" name="due"><option value="">不限</option>{{#dues}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/dues}}</select></p>
    {{#hasDepartments}}
    <p><label for="department">单位</label>
    <select id="department" name="department"><option value="">不限</option>{{#departments}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/departments}}</select></p>
    {{/hasDepartments}}
    <p><label for="nature">性质</label>
    <select id="nature" name="nature"><option value="">不限</option>{{#natures}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/natures}}</select></p>
    <p><label for="disclosure">公开</label>
    <select id="disclosure" name="disclosure"><option value="">不限</option>{{#disclosures}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/disclosures}}</select></p>
    <p><label for="topic">事项</label>
    <input id="topic" name="topic" maxlength="40" autocomplete="off" value="{{topic}}"></p>
    <p><label for="area">地区</label>
    <input id="area" name="area" maxlength="40" autocomplete="off" value="{{area}}"></p>
    <p><label for="campaign">活动</label>
    <input id="campaign" name="campaign" maxlength="80" autocomplete="off" value="{{campaign}}"></p>
    <p class="go"><button>筛选</button>{{#isNarrowed}} <a href="/questions">全部</a>{{/isNarrowed}}</p>
    </form>
    <p class="hint">筛选写在网址里，可以收藏，也可以发给同事。</p>
    </details>
    </div>
    {{#unreadable}}
    <p class="complained">有 {{.}} 件打不开，可能是数据密钥不对或文件损坏。请系统管理员核验数据库。</p>
    {{/unreadable}}
    {{#hasRows}}
    <div class="sheet">
    <table class="register" role="table" aria-label="诉求">
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">编号</th>\
    <th role="columnheader" scope="col">要点</th><th role="columnheader" scope="col">办理</th>\
    <th role="columnheader" scope="col">期限</th></tr></thead>
    <tbody role="rowgroup">
    {{#rows}}
    <tr role="row">
    <td role="cell" class="number"><a href="{{rowPath}}">{{rowNumber}}</a>\
    <span class="soft">{{rowReceived}}</span></td>
    <td role="cell" class="gist"><span>{{rowGist}}</span>\
    <span class="soft">{{rowFacts}}{{#rowContacts}}，{{.}} 次反映{{/rowContacts}}\
    {{#rowUrgency}} <span class="mark bad"><span aria-hidden="true">!</span> {{.}}</span>\
    {{/rowUrgency}}</span></td>
    <td role="cell" class="state"><span class="mark {{rowStage.tone}}">\
    <span aria-hidden="true">{{rowStage.sign}}</span> {{rowStage.words}}</span>\
    {{#rowDisclosure}} <span class="mark {{tone}}"><span aria-hidden="true">{{sign}}</span> \
    {{words}}</span>{{/rowDisclosure}}\
    {{#rowLead}}<span class="soft">{{.}}{{#rowCo}}（协办 {{.}}）{{/rowCo}}</span>{{/rowLead}}</td>
    <td role="cell" class="due">{{#rowDue}}<span class="mark {{dueMark.tone}}">\
    <span aria-hidden="true">{{dueMark.sign}}</span> {{dueLeft}}</span>\
    <span class="soft">{{dueDay}}{{#isDueProvisional}}（暂定）{{/isDueProvisional}}</span>{{/rowDue}}</td>
    </tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{/hasRows}}
    {{^hasRows}}
    <p class="none">{{#isNarrowed}}没有符合条件的诉求。<a href="/questions">看全部</a>{{/isNarrowed}}\
    {{^isNarrowed}}还没有登记诉求。直播时在“直播”页登记，也可以导入清单。{{/isNarrowed}}</p>
    {{/hasRows}}
    <nav class="pages" aria-label="翻页">
    {{#firstPath}}<a href="{{.}}">回到最新</a>{{/firstPath}}
    {{#nextPath}}<a href="{{.}}" rel="next">更早的 50 件</a>{{/nextPath}}
    {{#exportPath}}<a href="{{.}}" download>导出这份台账（CSV）</a>{{/exportPath}}
    {{#exportCallersPath}}<a href="{{.}}" download>导出，含来电人资料</a>{{/exportCallersPath}}
    </nav>
    """
}

/// One question.
package enum QuestionTemplate {
  /// The text.
  package static let text = """
    <p class="soft back"><a href="/questions">问题台账</a></p>
    {{#refusal}}
    {{> refused}}
    {{/refusal}}
    <header class="case">
    <h1>{{number}}</h1>
    <p class="soft">读作 {{spoken}}</p>
    <p class="marks">{{#marks}}<span class="mark {{tone}}"><span aria-hidden="true">{{sign}}</span> \
    {{words}}</span>{{/marks}}{{#isDisputed}}<span class="mark bad">\
    <span aria-hidden="true">⚑</span> 有争议</span>{{/isDisputed}}</p>
    </header>
    {{#done}}<p class="done" role="status">{{.}}</p>{{/done}}
    {{#mergedInto}}
    <p class="none">这一件已并入 <a href="{{linkPath}}">{{linkWords}}</a>，在那里办理。</p>
    {{/mergedInto}}
    {{#due}}
    <p class="deadline {{dueMark.tone}}"><b>{{dueLeft}}</b>，期限 {{dueDay}}\
    {{#isDueProvisional}}（暂定：放假安排还没有公布）{{/isDueProvisional}}</p>
    {{/due}}
    <div class="two">
    <div class="said-side">
    <section aria-labelledby="said">
    <h2 id="said">反映的内容</h2>
    {{#isForgotten}}
    <p class="none">来电人资料和原话已清除。</p>
    {{/isForgotten}}
    {{^isForgotten}}
    <p class="gistline">{{gist}}</p>
    <blockquote>{{text}}</blockquote>
    {{#isMasked}}<p class="hint">个人信息已按规则遮盖。</p>{{/isMasked}}
    {{#incidentPlace}}<p><span class="label">事发地点</span>{{.}}</p>{{/incidentPlace}}
    {{/isForgotten}}
    <dl class="facts">
    {{#facts}}
    <div><dt>{{factName}}</dt><dd>{{factWords}}</dd></div>
    {{/facts}}
    </dl>
    </section>
    </div>
    <div class="act-side">
    {{#hasForms}}
    <section aria-labelledby="acts" class="deeds">
    <h2 id="acts">可以做的事</h2>
    {{#forms}}
    {{> deed}}
    {{/forms}}
    {{#gistForm}}
    <details class="deed" id="deed-clearGist"{{#partComplaint}} open{{/partComplaint}}>
    <summary>核定要点</summary>
    <form class="fields" method="post" action="{{path}}/clearGist#deed-clearGist">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <p class="hint">核定后的要点才会出现在发往工作群的催办消息里。</p>
    {{> findings}}
    <p><button>核定</button></p>
    </form>
    </details>
    {{/gistForm}}
    </section>
    {{/hasForms}}
    <section aria-labelledby="papers">
    <h2 id="papers">审核和文书</h2>
    <p class="acts">{{#reviewPath}}<a class="way" href="{{.}}">公开审核</a>{{/reviewPath}}\
    {{#papers}}<a class="way" href="{{linkPath}}">{{linkWords}}</a>{{/papers}}</p>
    </section>
    </div>
    <div class="rest-side">
    {{#hasAnswers}}
    <section aria-labelledby="answers">
    <h2 id="answers">答复</h2>
    {{#answers}}
    <figure class="said"><figcaption>{{answerHead}}</figcaption>
    <blockquote>{{answerText}}</blockquote>
    {{#hasPolicies}}<p class="soft">依据：{{#answerPolicies}}<span class="tag">{{.}}</span> \
    {{/answerPolicies}}</p>{{/hasPolicies}}</figure>
    {{/answers}}
    </section>
    {{/hasAnswers}}
    {{#hasFollowUps}}
    <section aria-labelledby="asked">
    <h2 id="asked">回访</h2>
    <ul class="plain">{{#followUps}}<li>{{.}}</li>{{/followUps}}</ul>
    </section>
    {{/hasFollowUps}}
    {{#hasAssignment}}
    <section aria-labelledby="handling">
    <h2 id="handling">办理</h2>
    <dl class="facts">
    {{#assignmentFacts}}
    <div><dt>{{factName}}</dt><dd>{{factWords}}</dd></div>
    {{/assignmentFacts}}
    </dl>
    </section>
    {{/hasAssignment}}
    <section aria-labelledby="callers">
    <h2 id="callers">来电</h2>
    {{#hasCallers}}
    {{#callers}}
    <div class="person"><p><b>{{personName}}</b></p><dl class="facts">{{#personFacts}}\
    <div><dt>{{factName}}</dt><dd>{{factWords}}</dd></div>{{/personFacts}}</dl></div>
    {{/callers}}
    <p class="hint">查看来电人资料已记入日志。</p>
    {{/hasCallers}}
    {{#hidesCallers}}<p class="hint">来电人资料只对有权限的人显示。</p>{{/hidesCallers}}
    <ul class="plain">{{#contacts}}<li>{{.}}</li>{{/contacts}}</ul>
    {{#hasMerged}}<p>并入的：{{#merged}}<a href="{{linkPath}}">{{linkWords}}</a> {{/merged}}</p>\
    {{/hasMerged}}
    </section>
    </div>
    </div>
    <section aria-labelledby="history">
    <h2 id="history">经过</h2>
    <ol class="plain history">
    {{#history}}
    <li><span class="soft">{{historyWhen}}</span><span class="what">{{historyWords}}\
    {{#historyReason}}<span class="soft">原因：{{.}}</span>{{/historyReason}}</span></li>
    {{/history}}
    </ol>
    </section>
    """

  /// The proof that somebody was forgotten.
  package static let forgetReport = """
    <p class="soft back"><a href="{{path}}">{{number}}</a></p>
    <h1>清除报告</h1>
    <p role="status" class="{{#isClean}}none{{/isClean}}{{^isClean}}complained{{/isClean}}">\
    {{#isClean}}{{number}} 的来电人资料和原话已清除，检索没有残留。{{/isClean}}\
    {{^isClean}}{{number}} 的来电人资料和原话已清除，但检索仍有命中，请把这一页交给系统管理员。{{/isClean}}</p>
    <ul class="plain">
    {{#lines}}
    <li>{{.}}</li>
    {{/lines}}
    </ul>
    <p class="hint">这份报告只显示这一次，程序不留存。需要答复本人的，请现在打印或另存。</p>
    """
}

/// What was refused, when the form for it is gone.
package enum RefusedTemplate {
  /// The text.
  package static let text = """
    <div class="complained" role="alert" id="refused"><p>{{refusedWords}}</p>
    {{#hasTyped}}<p>您刚才填写的，没有保存：</p>
    <dl class="facts kept">{{#typed}}
    <div><dt>{{factName}}</dt><dd class="words">{{factWords}}</dd></div>
    {{/typed}}</dl>{{/hasTyped}}</div>
    """
}

/// A form that opens under its heading.
package enum DeedTemplate {
  /// The text.
  package static let text = """
    <details class="deed" id="{{formID}}"{{#isOpen}} open{{/isOpen}}>
    <summary>{{formTitle}}</summary>
    <form class="fields" method="post" action="{{formPath}}#{{formID}}">
    <input type="hidden" name="csrf" value="{{csrf}}">
    {{#formComplaint}}<p class="complained" role="alert">{{.}}</p>{{/formComplaint}}
    {{#formHint}}<p class="hint">{{.}}</p>{{/formHint}}
    {{#formFields}}
    {{> field}}
    {{/formFields}}
    <p><button>{{formButton}}</button></p>
    </form>
    </details>
    """
}

/// One field.
package enum FieldTemplate {
  /// The text.
  package static let text = """
    {{#isBoxes}}
    <fieldset class="boxes"><legend>{{fieldLabel}}</legend>
    {{#options}}<label class="box"><input type="checkbox" name="{{fieldName}}" \
    value="{{optionValue}}"{{#isChosen}} checked{{/isChosen}}> {{optionWords}}</label>{{/options}}
    </fieldset>
    {{/isBoxes}}
    {{#isHidden}}<input type="hidden" name="{{fieldName}}" value="{{fieldValue}}">{{/isHidden}}
    {{^isBoxes}}{{^isHidden}}
    <p><label for="{{fieldID}}">{{fieldLabel}}</label>
    {{#isLine}}<input id="{{fieldID}}" name="{{fieldName}}" maxlength="{{longest}}" \
    autocomplete="off" value="{{fieldValue}}"{{#isRequired}} required{{/isRequired}}\
    {{#fieldHint}} aria-describedby="{{fieldID}}-hint"{{/fieldHint}}>{{/isLine}}\
    {{#isNumber}}<input id="{{fieldID}}" name="{{fieldName}}" type="number" min="1" max="999" \
    inputmode="numeric" value="{{fieldValue}}"{{#isRequired}} required{{/isRequired}}>{{/isNumber}}\
    {{#isText}}<textarea id="{{fieldID}}" name="{{fieldName}}" rows="3" maxlength="{{longest}}"\
    {{#isRequired}} required{{/isRequired}}{{#fieldHint}} aria-describedby="{{fieldID}}-hint"\
    {{/fieldHint}}>\n{{fieldValue}}</textarea>{{/isText}}\
    {{#isChoice}}<select id="{{fieldID}}" name="{{fieldName}}"\
    {{#isRequired}} required{{/isRequired}}><option value="">请选择</option>{{#options}}\
    <option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionWords}}</option>\
    {{/options}}</select>{{/isChoice}}
    {{#fieldHint}}<span class="hint" id="{{fieldID}}-hint">{{.}}</span>{{/fieldHint}}</p>
    {{/isHidden}}{{/isBoxes}}
    """
}

/// A text, what the rules see in it, and the choices about each.
package enum FindingsTemplate {
  /// The text.
  package static let text = """
    <fieldset class="part" data-part="{{partName}}"><legend>{{partLabel}}</legend>
    {{#partComplaint}}<p class="complained" role="alert">{{.}}</p>{{/partComplaint}}
    <div class="sides">
    <div>
    <p class="side">原文{{#hasFindings}}，{{findingCount}} 处提示{{/hasFindings}}\
    {{#openFindings}}，<b class="open" data-open>{{.}} 处未处理</b>{{/openFindings}}</p>
    <p class="words">{{#stretches}}{{#plain}}{{.}}{{/plain}}{{#found}}<mark class="{{foundTone}}" \
    title="{{foundKind}}">{{.}}<sup>{{foundNumber}}</sup></mark>{{/found}}{{/stretches}}</p>
    </div>
    <div>
    <p class="side">公开后是这样</p>
    <p class="words shown">{{preview}}</p>
    </div>
    </div>
    {{#partCurrent}}<p class="side">现在的文字</p><p class="words current">{{.}}</p>{{/partCurrent}}
    {{#findings}}
    <fieldset class="finding{{#isUnresolved}} unresolved{{/isUnresolved}}">
    <legend>{{findingNumber}}. <b>{{findingWords}}</b></legend>
    <p class="cause"><span class="mark {{certainty.tone}}"><span aria-hidden="true">\
    {{certainty.sign}}</span> {{certainty.words}}</span> {{findingKind}}：{{findingReason}}</p>
    <input type="hidden" name="{{findingName}}-of" value="{{findingKey}}">
    <p class="choose">
    <label class="box"><input type="radio" name="{{findingName}}" value="mask"\
    {{#isMask}} checked{{/isMask}}> {{#findingProposal}}遮盖为 <span class="proposal">{{.}}</span>\
    {{/findingProposal}}{{^findingProposal}}删去{{/findingProposal}}</label>
    <label class="box"><input type="radio" name="{{findingName}}" value="replace"\
    {{#isReplace}} checked{{/isReplace}}> 改写</label>
    <label class="box"><input type="radio" name="{{findingName}}" value="keep"\
    {{#isKeep}} checked{{/isKeep}}> 保留</label>
    <label class="unseen" for="{{findingName}}-words">{{findingNumber}}：改写成什么，或保留的理由</label>
    <input id="{{findingName}}-words" name="{{findingName}}-words" maxlength="200" \
    autocomplete="off" placeholder="改写成什么，或保留的理由" value="{{findingTyped}}"></p>
    </fieldset>
    {{/findings}}
    <details class="mend"><summary>改文字</summary>
    <label class="unseen" for="part-{{partName}}">{{partLabel}}</label>
    {{#partIsLine}}<input id="part-{{partName}}" name="{{partName}}" maxlength="{{partLongest}}" \
    autocomplete="off" value="{{partSource}}">{{/partIsLine}}\
    {{^partIsLine}}<textarea id="part-{{partName}}" name="{{partName}}" rows="{{partRows}}" \
    maxlength="{{partLongest}}">\n{{partSource}}</textarea>{{/partIsLine}}
    {{#partHint}}<p class="hint">{{.}}</p>{{/partHint}}
    </details>
    </fieldset>
    """
}
