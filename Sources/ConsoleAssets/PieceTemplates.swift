// Pieces that stand on several pages.

/// The templates of the pieces.
package enum PieceTemplates {
  /// What is wrong, and what to do about it.
  package static let troubles = """
    <section id="troubles" class="troubles" aria-labelledby="troubles-title">
    <h2 id="troubles-title">要处理</h2>
    <ul>
    {{#troubles}}
    <li class="trouble {{tone}}">
    <p class="what"><span class="sign" aria-hidden="true">!</span><b>{{what}}</b>\
    <span class="which">{{which}}</span></p>
    <p class="remedy"><span class="label">怎么办</span>{{remedy}}</p>
    </li>
    {{/troubles}}
    </ul>
    </section>
    """

  /// A complaint about a file: the sentence, and the picture of the place.
  package static let complaint = """
    <div class="complaint {{tone}}">
    <p class="about">{{complaint}}</p>
    <pre tabindex="0" aria-label="位置和原文">{{picture}}</pre>
    </div>
    """

  /// An episode.
  package static let episode = """
    <li class="episode{{#isOff}} off{{/isOff}}">
    <p class="air"><span class="airday">{{airDay}}</span> <span class="airtime">{{airTime}}</span></p>
    <div class="what">
    <p class="who">{{#whyPath}}<a href="{{.}}">{{who}}</a>{{/whyPath}}{{^whyPath}}{{who}}{{/whyPath}}\
    {{#theme}} <span class="theme">{{.}}</span>{{/theme}}</p>
    {{#particulars}}
    <p class="soft">{{.}}</p>
    {{/particulars}}
    {{#remark}}
    <p class="remark">{{.}}</p>
    {{/remark}}
    </div>
    <p class="marks">{{#marks}}<span class="mark {{tone}}"><span aria-hidden="true">{{sign}}</span> \
    {{words}}</span>{{/marks}}</p>
    </li>
    """

  /// A message.
  package static let message = """
    <li class="message {{mark.tone}}">
    <p class="at">{{clock}}</p>
    <div class="what">
    <p class="about">{{#path}}<a href="{{.}}">{{about}}</a>{{/path}}{{^path}}{{about}}{{/path}}{{#sort}} <span class="tag">{{.}}</span>{{/sort}}\
    {{#isProvisional}} <span class="tag">日期暂定</span>{{/isProvisional}}</p>
    <p class="soft"><span aria-hidden="true">→</span><span class="unseen">发往</span> {{toGroup}}\
    {{#toPeople}} <span class="people">{{.}}</span>{{/toPeople}}</p>
    {{#because}}
    <p class="remark">{{.}}</p>
    {{/because}}
    </div>
    <p class="marks"><span class="mark {{mark.tone}}"><span aria-hidden="true">{{mark.sign}}</span> \
    {{mark.words}}</span></p>
    </li>
    """

  /// A message in a list that spans days.
  package static let logged = """
    <li class="message {{mark.tone}}">
    <p class="at">{{when}}</p>
    <div class="what">
    <p class="about">{{#path}}<a href="{{.}}">{{about}}</a>{{/path}}{{^path}}{{about}}{{/path}}{{#sort}} <span class="tag">{{.}}</span>{{/sort}}\
    {{#isProvisional}} <span class="tag">日期暂定</span>{{/isProvisional}}</p>
    <p class="soft"><span aria-hidden="true">→</span><span class="unseen">发往</span> {{toGroup}}\
    {{#toPeople}} <span class="people">{{.}}</span>{{/toPeople}}</p>
    {{#because}}
    <p class="remark">{{.}}</p>
    {{/because}}
    </div>
    <p class="marks"><span class="mark {{mark.tone}}"><span aria-hidden="true">{{mark.sign}}</span> \
    {{mark.words}}</span></p>
    </li>
    """
}
