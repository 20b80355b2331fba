// What waits for whoever looks at today's page.

/// 今天要做的事.
package enum TodoTemplate {
  /// The text.
  package static let text = """
    <section id="todo" aria-labelledby="todo-title">
    <h2 id="todo-title">等您办的事</h2>
    <ul class="todo">
    {{#todos}}
    <li><a href="{{todoPath}}">{{todoWords}}</a><span class="mark {{todoMark.tone}}">\
    <span aria-hidden="true">{{todoMark.sign}}</span> {{todoMark.words}}</span></li>
    {{/todos}}
    </ul>
    </section>
    """
}
