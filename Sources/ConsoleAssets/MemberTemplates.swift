// The templates of signing in and of members. Every form that changes something carries the token of
// the session.

/// 登录.
package enum SignInTemplate {
  /// The text.
  package static let text = """
    <div class="door">
    <h1>登录</h1>
    {{#isFirst}}
    <p class="none">还没有人员。请在服务器上执行 hotline status，用浏览器打开其中“第一次使用”的链接，建立第一个管理员。</p>
    {{/isFirst}}
    {{#complaint}}
    <p class="complained" role="alert" id="complaint">{{.}}</p>
    {{/complaint}}
    <form class="fields" method="post" action="/sign-in">
    {{#next}}
    <input type="hidden" name="next" value="{{.}}">
    {{/next}}
    <p><label for="account">账号</label>
    <input id="account" name="account" autocomplete="username" autocapitalize="none" \
    spellcheck="false" maxlength="64" required value="{{account}}"></p>
    <p><label for="password">口令</label>
    <input id="password" name="password" type="password" autocomplete="current-password" \
    maxlength="1024" required{{#complaint}} aria-describedby="complaint"{{/complaint}}></p>
    <p><button>登录</button></p>
    </form>
    <p class="soft">忘了口令，请找管理员要一个新链接。</p>
    </div>
    """
}

/// The page behind a one-time link.
package enum JoinTemplate {
  /// The text.
  package static let text = """
    <div class="door">
    {{#isFirst}}
    <h1>第一次使用</h1>
    <p class="soft">在这里建立第一个管理员。管理员管人员和系统，看不到来电人的资料。</p>
    {{/isFirst}}
    {{^isFirst}}
    <h1>{{name}}，请设定口令</h1>
    <p class="soft">账号：{{account}}。设定后，以前的登录都会结束。</p>
    {{/isFirst}}
    {{#complaint}}
    <p class="complained" role="alert" id="complaint">{{.}}</p>
    {{/complaint}}
    <form class="fields" method="post">
    {{#isFirst}}
    <p><label for="account">账号</label>
    <input id="account" name="account" autocomplete="username" autocapitalize="none" \
    spellcheck="false" maxlength="32" required value="{{account}}" aria-describedby="account-hint">
    <span class="hint" id="account-hint">2 到 32 个小写字母、数字或汉字，登录时用。</span></p>
    <p><label for="name">姓名</label>
    <input id="name" name="name" autocomplete="name" maxlength="40" required value="{{name}}"></p>
    {{/isFirst}}
    <p><label for="password">口令</label>
    <input id="password" name="password" type="password" autocomplete="new-password" \
    minlength="10" maxlength="1024" required aria-describedby="password-hint">
    <span class="hint" id="password-hint">至少 10 个字符。一句话、几个不相干的词都好，汉字、空格都可以。</span></p>
    <p><label for="again">再输一次</label>
    <input id="again" name="again" type="password" autocomplete="new-password" maxlength="1024" \
    required></p>
    <p><button>设定</button></p>
    </form>
    </div>
    """
}

/// 我的账号.
package enum AccountTemplate {
  /// The text.
  package static let text = """
    <h1>{{name}}</h1>
    <p class="soft">账号 {{account}}，{{roles}}</p>
    {{#complaint}}
    <p class="complained" role="alert">{{.}}</p>
    {{/complaint}}
    {{#fresh}}
    <section aria-labelledby="fresh">
    <h2 id="fresh">新令牌</h2>
    <p class="secret"><code tabindex="0">{{.}}</code></p>
    <p class="soft">只显示这一次。请立即存进调用它的程序的凭据里；放丢了，就作废它再做一个。</p>
    </section>
    {{/fresh}}
    <section aria-labelledby="password-title">
    <h2 id="password-title">修改口令</h2>
    <form class="fields" method="post" action="/account/password">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input autocomplete="username" value="{{account}}" readonly hidden>
    <p><label for="old">现在的口令</label>
    <input id="old" name="old" type="password" autocomplete="current-password" maxlength="1024" \
    required></p>
    <p><label for="new">新口令</label>
    <input id="new" name="new" type="password" autocomplete="new-password" minlength="10" \
    maxlength="1024" required aria-describedby="new-hint">
    <span class="hint" id="new-hint">至少 10 个字符。修改后，别处的登录都会结束。</span></p>
    <p><label for="again">再输一次</label>
    <input id="again" name="again" type="password" autocomplete="new-password" maxlength="1024" \
    required></p>
    <p><button>修改口令</button></p>
    </form>
    </section>
    <section aria-labelledby="sessions">
    <h2 id="sessions">别处的登录</h2>
    {{#hasOtherSessions}}
    <form method="post" action="/account/sessions/end">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <p>还有 {{otherSessions}} 处登录着。<button class="quiet">全部结束</button></p>
    </form>
    {{/hasOtherSessions}}
    {{^hasOtherSessions}}
    <p class="none">只在这里登录着。</p>
    {{/hasOtherSessions}}
    </section>
    {{#hasScopes}}
    <section aria-labelledby="tokens">
    <h2 id="tokens">程序用的令牌</h2>
    <p class="soft">别的系统用它以您的名义登记问题、读取台账。只给需要的权限。</p>
    {{#hasTokens}}
    <ul class="files">
    {{#tokens}}
    <li><span class="name">{{tokenName}}</span> <span class="soft">{{tokenScopes}}，\
    {{#isOver}}已过期{{/isOver}}{{^isOver}}到 {{tokenUntil}}{{/isOver}}</span>
    <form method="post" action="/account/tokens/end">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <input type="hidden" name="token" value="{{tokenID}}">
    <button class="quiet" aria-label="作废令牌 {{tokenName}}">作废</button>
    </form></li>
    {{/tokens}}
    </ul>
    {{/hasTokens}}
    <details id="new-token">
    <summary>新令牌</summary>
    <form class="fields" method="post" action="/account/tokens/add">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <p><label for="token-name">用途</label>
    <input id="token-name" name="name" maxlength="40" required placeholder="比如：公众号导入"></p>
    <fieldset><legend>权限</legend>
    {{#scopes}}
    <label class="box"><input type="checkbox" name="scope" value="{{scope}}"> {{scopeWords}}</label>
    {{/scopes}}
    </fieldset>
    <p><label for="days">有效期（天）</label>
    <input id="days" name="days" type="number" min="1" max="366" value="90" required></p>
    <p><button>做一个令牌</button></p>
    </form>
    </details>
    </section>
    {{/hasScopes}}
    """
}

/// 人员.
package enum MembersTemplate {
  /// The text.
  package static let text = """
    <h1>人员</h1>
    {{#complaint}}
    <p class="complained" role="alert">{{.}}</p>
    {{/complaint}}
    <section aria-labelledby="list">
    <h2 id="list">能登录的人</h2>
    <ul class="people-list">
    {{#members}}
    <li><a class="name" href="{{memberPath}}">{{memberName}}</a>
    <span class="soft">{{memberAccount}}</span>
    <span class="given">{{memberRoles}}</span>
    <span class="mark {{memberMark.tone}}"><span aria-hidden="true">{{memberMark.sign}}</span> \
    {{memberMark.words}}</span></li>
    {{/members}}
    </ul>
    </section>
    <section aria-labelledby="add">
    <h2 id="add">添加</h2>
    <form class="fields" method="post" action="/members/add">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <p><label for="name">姓名</label>
    <input id="name" name="name" maxlength="40" required autocomplete="off" value="{{name}}"></p>
    <p><label for="account">账号</label>
    <input id="account" name="account" maxlength="32" required autocomplete="off" \
    autocapitalize="none" spellcheck="false" value="{{account}}" aria-describedby="account-hint">
    <span class="hint" id="account-hint">2 到 32 个小写字母、数字或汉字，登录时用，以后不能改。</span></p>
    {{> roles}}
    <p><button>添加</button></p>
    </form>
    </section>
    """
}

/// One member.
package enum MemberTemplate {
  /// The text.
  package static let text = """
    <p class="soft"><a href="/members">人员</a></p>
    <h1>{{name}}</h1>
    <p class="soft">账号 {{account}}</p>
    {{#complaint}}
    <p class="complained" role="alert">{{.}}</p>
    {{/complaint}}
    <section aria-labelledby="change">
    <h2 id="change">修改</h2>
    <form class="fields" method="post" action="{{path}}/change">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <p><label for="name">姓名</label>
    <input id="name" name="name" maxlength="40" required autocomplete="off" value="{{name}}"></p>
    {{> roles}}
    <p><label class="box"><input type="checkbox" name="active" value="1"\
    {{#isActive}} checked{{/isActive}}> 可以登录</label>
    <span class="hint">停用的人保留在日志里，不会删除。改了角色，登录会结束，要重新登录。</span></p>
    <p><button>保存</button></p>
    </form>
    </section>
    <section aria-labelledby="entry">
    <h2 id="entry">登录</h2>
    <div class="acts">
    <form method="post" action="{{path}}/link">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <button class="quiet">给一个设定口令的链接</button>
    </form>
    {{#hasSessions}}
    <form method="post" action="{{path}}/sign-out">
    <input type="hidden" name="csrf" value="{{csrf}}">
    <button class="quiet">结束 {{sessions}} 处登录</button>
    </form>
    {{/hasSessions}}
    </div>
    </section>
    """
}

/// A link that is seen once.
package enum MemberLinkTemplate {
  /// The text.
  package static let text = """
    <h1>给 {{name}} 的链接</h1>
    <p class="secret"><code tabindex="0">{{link}}</code></p>
    <p>请当面或用可靠的办法交给本人，在 {{until}} 前打开，设定口令。链接只能用一次，也只显示这一次。</p>
    <p><a href="/members">回到人员</a></p>
    """
}

/// The roles in a form.
package enum RoleFieldsTemplate {
  /// The text.
  package static let text = """
    <fieldset class="roles"><legend>角色</legend>
    {{#roles}}
    <div>
    <label class="box"><input type="checkbox" name="role" value="{{role}}"\
    {{#isGiven}} checked{{/isGiven}}> {{roleWords}}</label>
    {{^isSystemWide}}
    <label class="within">节目 <input name="programme-{{role}}" value="{{programmes}}" \
    placeholder="全部" maxlength="400" autocomplete="off" spellcheck="false"></label>
    {{/isSystemWide}}
    {{#isDepartmental}}
    <label class="within">单位 <input name="department-{{role}}" value="{{departments}}" \
    placeholder="必填" maxlength="400" autocomplete="off" spellcheck="false"></label>
    {{/isDepartmental}}
    </div>
    {{/roles}}
    <p class="hint">节目和单位写编码，几个之间用逗号隔开。</p>
    {{#known.hasCodes}}
    <details id="codes">
    <summary>有哪些编码</summary>
    {{#known.programmeCodes}}<p class="hint">节目：{{.}}。</p>{{/known.programmeCodes}}
    {{#known.departmentCodes}}<p class="hint">单位：{{.}}。</p>{{/known.departmentCodes}}
    </details>
    {{/known.hasCodes}}
    </fieldset>
    """
}
