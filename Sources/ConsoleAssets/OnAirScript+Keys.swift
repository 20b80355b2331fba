// The keys of the screener's log: one acts on the question that was chosen, and none while somebody
// types.

extension OnAirScript {
  /// The part about forms and keys.
  static let keys = #"""
    const empty = () => {
      fill({});
      keepDraft();
      echo.replaceChildren();
    };
    entry.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = typed();
      if (!fields.line && !fields.text) {
        say("还没有写内容。");
        line.focus();
        return;
      }
      const one = { key: freshKey(), programme, member, at: Date.now() };
      opened.set(one.key, fields);
      lastTyped.key = one.key;
      say("");
      // The line is free for the next call at once; what follows takes a moment.
      empty();
      line.focus();
      try {
        Object.assign(one, await sealed(fields));
        store([...stored(), one]);
      } catch {
        opened.delete(one.key);
        // Nothing is lost: what was begun meanwhile stands behind it.
        const begun = typed();
        fill(fields);
        const next = [begun.line, begun.text].filter(Boolean).join(" ");
        if (next) line.value = [line.value, next].filter(Boolean).join(" ／ ");
        keepDraft();
        say("浏览器存不下了，这一条放回了输入框" + (next ? "，刚打的字接在“／”后面" : "")
          + "。请等前面的送达后再登记，先别关这一页。");
        return;
      }
      send();
    });
    entry.addEventListener("input", (event) => {
      keepDraft();
      if (event.target !== line) return;
      clearTimeout(asking);
      asking = setTimeout(read, 120);
    });
    entry.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.isComposing) event.stopPropagation();
      if (event.key === "Enter" && event.ctrlKey) entry.requestSubmit();
    });
    document.addEventListener("submit", async (event) => {
      const form = event.target.closest("[data-act]");
      if (!form) return;
      event.preventDefault();
      const isAlarm = receipt.contains(form);
      const body = new URLSearchParams(new FormData(form, isAlarm ? null : event.submitter));
      const wasFocused = form.closest(".call")?.id;
      try {
        let answer = await post(form.action, body, {});
        if (answer.status === 401 || answer.status === 403) {
          if (await renewToken()) {
            body.set("csrf", token);
            answer = await post(form.action, body, {});
          }
        }
        if (answer.type === "opaqueredirect" || answer.ok) {
          say("");
          form.closest("details")?.removeAttribute("open");
          if (isAlarm) calm();
        } else {
          const told = new DOMParser().parseFromString(await answer.text(), "text/html");
          say(told.querySelector(".failed p")?.textContent ?? "没有做成。");
        }
      } catch {
        say("连不上服务器，没有做成。连上后请再按一次。");
      }
      // Whoever has gone on to another row or to the line meanwhile stays there.
      const active = document.activeElement;
      const isStillThere = !active || active === document.body || active.id === "main"
        || active.closest(".call")?.id === wasFocused;
      if (wasFocused && isStillThere) choose(document.getElementById(wasFocused));
    });
    let chosen;
    const choose = (row) => {
      for (const one of document.querySelectorAll(".call.chosen")) one.classList.remove("chosen");
      chosen = row?.id;
      if (!row) return;
      row.classList.add("chosen");
      row.focus();
      row.scrollIntoView({ block: "nearest" });
    };
    const step = (by) => {
      const rows = [...document.querySelectorAll(".call")];
      const at = rows.findIndex((row) => row.id === chosen);
      choose(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1)
        : Math.min(rows.length - 1, Math.max(0, at + by))]);
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
        return;
      }
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
        && event.target.type !== "checkbox";
      if (event.key === "Escape") {
        event.preventDefault();
        if (receipt.querySelector("form")) calm();
        choose(null);
        line.focus();
        return;
      }
      if (isTyping) return;
      if (event.key === "/") {
        event.preventDefault();
        line.focus();
        return;
      }
      const key = event.key.toLowerCase();
      if (!/^[a-z]$/.test(key)) return;
      const place = receipt.querySelector("form") && document.activeElement === receipt
        ? receipt : document.activeElement.closest(".call, .receipt")
          ?? document.getElementById(chosen ?? "");
      const button = place?.querySelector(`[data-key="${key}"]`);
      if (!button) return explain(key, place);
      event.preventDefault();
      say("");
      // What was said on air is written down before it is noted: Enter in the field does that.
      const words = key === "r" && place.querySelector("input.words");
      if (words && !words.value.trim()) words.focus();
      else button.click();
    });
    // Why a key that stands in the list below does nothing here.
    const explain = (key, place) => {
      const act = document.querySelector(`.keys [data-letter="${key}"]`)?.dataset.does;
      if (!act) return;
      const number = place?.querySelector(".no")?.textContent;
      if (!number) return say(`先用 Ctrl 加上下箭头选中一条，再按 ${key.toUpperCase()}（${act}）。`);
      const mark = place.querySelector(".callhead .mark")?.lastChild.textContent.trim();
      say(`${number} 现在不能“${act}”：它的状态是“${mark}”。能做的都在它的按钮上。`);
    };
    document.addEventListener("focusin", (event) => {
      const row = event.target.closest(".call");
      if (!row) return;
      for (const one of document.querySelectorAll(".call.chosen")) one.classList.remove("chosen");
      row.classList.add("chosen");
      chosen = row.id;
    });
    // The list was swapped: what was chosen stays chosen, and keeps the keyboard.
    new MutationObserver(() => {
      for (const one of document.querySelectorAll("input[name=csrf]")) one.value = token;
      const row = chosen && document.getElementById(chosen);
      if (!row || row.classList.contains("chosen")) return;
      row.classList.add("chosen");
      const active = document.activeElement;
      if (!active || active === document.body || active.id === "main"
        || active.matches(".call") || (active.closest(".call") && !row.contains(active))) {
        row.focus({ preventScroll: true });
      }
    }).observe(document.getElementById("log"), { childList: true });
    const takeUp = async () => {
      try {
        const draft = await unsealed(JSON.parse(localStorage.getItem(draftName) ?? "{}"));
        if (draft && !Object.keys(typed()).length) fill(draft);
      } catch {}
      await openQueue();
      drawOutbox();
      read();
      send();
    };
    addEventListener("online", send);
    addEventListener("focus", send);
    addEventListener("storage", async (event) => {
      if (event.key !== queueName) return;
      await openQueue();
      drawOutbox();
    });
    line.focus();
    takeUp();
    """#
}
