// The style sheet, the script and the icon of the chat pages, inside the binary. The colours
// recall the three programs; nothing is copied from them.

/// What the pages load.
enum ChatAssets {
  /// Listens for new posts and adds them to their group.
  static let script = #"""
    "use strict";
    (() => {
      if (window.top !== window) document.body.classList.add("framed");
      const lists = new Map();
      for (const chat of document.querySelectorAll("[data-group]")) {
        const list = chat.querySelector(".posts");
        lists.set(chat.dataset.group, list);
        list.scrollTop = list.scrollHeight;
      }
      const only = lists.size === 1 ? "&group=" + encodeURIComponent([...lists.keys()][0]) : "";
      const source = new EventSource("/events?since=" + document.body.dataset.since + only);
      source.addEventListener("post", (event) => {
        const post = JSON.parse(event.data);
        const list = lists.get(post.group);
        if (!list) return;
        const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
        list.insertAdjacentHTML("beforeend", post.html);
        list.lastElementChild.classList.add("fresh");
        while (list.children.length > 300) list.firstElementChild.remove();
        if (atEnd) list.scrollTop = list.scrollHeight;
      });
      source.onopen = () => document.body.classList.remove("offline");
      source.onerror = () => document.body.classList.add("offline");
    })();
    """#

  /// A speech bubble.
  static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" \
    rx="8" fill="#3b6fd8"/><path d="M8 9h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H14l-5 4v-4H8a2 2 0 0 \
    1-2-2v-9a2 2 0 0 1 2-2z" fill="#fff"/></svg>
    """
}
