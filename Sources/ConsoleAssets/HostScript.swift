// The script of the host's screen: it takes over what the stream sends, counts the time down by the
// daemon's clock, and says in large words for how long it has heard nothing.

/// The script of the host's screen.
package enum HostScript {
  /// The text.
  package static let text = #"""
    "use strict";
    (() => {
      const stream = document.body.dataset.events;
      const screen = document.getElementById("screen");
      const stale = document.getElementById("stale");
      const full = document.getElementById("full");
      if (!stream) return;
      const zone = document.body.dataset.zone;
      let heard = performance.now();
      let ahead = 0;
      let reason = "";
      const two = (number) => String(number).padStart(2, "0");
      const note = (now) => {
        heard = performance.now();
        reason = "";
        if (now) ahead = now - Date.now();
      };
      const span = (milliseconds) => {
        const all = Math.floor(Math.abs(milliseconds) / 1000);
        const hours = Math.floor(all / 3600);
        const minutes = Math.floor(all / 60) % 60;
        return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(all % 60);
      };
      const setText = (element, words) => {
        if (element && element.textContent !== words) element.textContent = words;
      };
      const tick = () => {
        const now = Date.now() + ahead;
        const time = screen.querySelector(".time");
        const left = document.getElementById("left");
        const starts = Number(time?.dataset.starts);
        const ends = Number(time?.dataset.ends);
        if (left && ends) {
          const isBefore = now < starts;
          const rest = ends - now;
          setText(left, isBefore ? "距开始 " + span(starts - now)
            : rest >= 0 ? "还剩 " + span(rest) : "已超时 " + span(rest));
          left.classList.toggle("soon", !isBefore && rest >= 0 && rest < 300000);
          left.classList.toggle("over", rest < 0);
        }
        setText(document.getElementById("clock"),
          new Date(now).toLocaleTimeString("zh-CN", { timeZone: zone, hour12: false }));
        const silent = Math.floor((performance.now() - heard) / 1000);
        const isStale = silent >= 5 || reason !== "";
        stale.hidden = !isStale;
        document.body.classList.toggle("lost", isStale);
        setText(stale, isStale ? `画面已 ${silent} 秒没有更新${reason}` : "");
      };
      const swap = (text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        note(Number(fresh.querySelector(".time")?.dataset.now));
        screen.replaceChildren(...fresh.body.childNodes);
        tick();
      };
      const listen = () => {
        const source = new EventSource(stream);
        source.addEventListener("swap", (event) => swap(event.data));
        source.addEventListener("beat", (event) => note(Number(event.data)));
        source.addEventListener("ended", () => { reason = "，服务器已停止或登录已结束"; });
        source.onerror = async () => {
          if (source.readyState !== EventSource.CLOSED) return;
          try {
            const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
            if (answer.type === "opaqueredirect") {
              location.reload();
              return;
            }
          } catch {}
          setTimeout(listen, 2000);
        };
      };
      const first = Number(screen.querySelector(".time")?.dataset.now);
      note(first);
      tick();
      setInterval(tick, 250);
      listen();
      if (document.fullscreenEnabled) {
        full.hidden = false;
        full.addEventListener("click", () => document.documentElement.requestFullscreen());
      }
    })();
    """#
}
