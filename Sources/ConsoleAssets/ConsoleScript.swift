// The one script: an open page looks again from time to time and takes over what has changed. Without
// it every page works all the same; what a person is doing — an open note, the place of the keyboard,
// marked text — stays as it is.

/// The console's script.
package enum ConsoleScript {
  /// The text.
  package static let text = #"""
    "use strict";
    // Whoever leaves leaves no half-typed call behind. What was handed in and not delivered yet stays, under
    // its member's key, and goes when that member is back.
    document.querySelector("form.me")?.addEventListener("submit", () => {
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith("hotline.on-air.draft.")) localStorage.removeItem(name);
        }
      } catch {}
    });
    // The sign-in may have ended, or begun anew, while somebody wrote: what was written leaves its field
    // only when it will be taken, and never under another member's name. Two members may be called the same.
    const whoIsIn = (page) => page.querySelector("form.me")?.dataset.member;
    const unsent = (form, words, link) => {
      const place = form.querySelector(".unsent") ?? form.appendChild(document.createElement("p"));
      place.className = "unsent complained";
      place.setAttribute("role", "alert");
      place.textContent = words;
      if (!link) return;
      const way = document.createElement("a");
      way.href = "/sign-in";
      way.target = "_blank";
      way.rel = "noopener";
      way.textContent = link;
      place.append(" ", way);
    };
    let isChecked = false;
    // A second press of the key while the first is on its way would send the same twice, and the answer
    // to the second would hide that the first was taken. Who stops the sending may press again.
    const sending = new WeakSet();
    window.addEventListener("pageshow", () => {
      for (const form of document.forms) sending.delete(form);
    });
    document.addEventListener("submit", async (event) => {
      const form = event.target;
      if (event.defaultPrevented || !whoIsIn(document) || !form.querySelector("textarea")) return;
      if (isChecked) {
        isChecked = false;
        setTimeout(() => sending.delete(form), 30000);
        return;
      }
      event.preventDefault();
      if (sending.has(form)) return;
      sending.add(form);
      const button = event.submitter;
      try {
        const answer = await fetch("/account", {
          cache: "no-store", redirect: "manual", headers: { "X-Live": "1" },
          signal: AbortSignal.timeout(15000) });
        if (answer.type === "opaqueredirect" || answer.status === 401) {
          sending.delete(form);
          unsent(form, "登录已经结束，还没有提交。写的内容都在，登录后再交一次。", "在新窗口里登录");
          return;
        }
        if (!answer.ok) {
          sending.delete(form);
          unsent(form, `服务器暂时不能处理（${answer.status}），还没有提交。写的内容都在，请稍后再交一次。`);
          return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (whoIsIn(page) !== whoIsIn(document)) {
          sending.delete(form);
          const name = page.querySelector(".me a").lastChild.textContent;
          unsent(form, `现在登录的是另一位${name}，没有提交。请本人登录后再交。`, "在新窗口里登录");
          return;
        }
        const token = page.querySelector("input[name=csrf]").value;
        for (const one of document.querySelectorAll("input[name=csrf]")) one.value = token;
        form.querySelector(".unsent")?.remove();
        isChecked = true;
        form.requestSubmit(button);
        // What was changed meanwhile may be refused by its fields: then nothing was sent.
        if (isChecked) sending.delete(form);
        isChecked = false;
      } catch {
        sending.delete(form);
        unsent(form, "连不上服务器，还没有提交。写的内容都在，连上后再交一次。");
      }
    });
    (() => {
      const seconds = Number(document.body.dataset.live);
      const stream = document.body.dataset.events;
      if (!seconds && !stream) return;
      const offline = document.getElementById("offline");
      const busy = () => document.hidden || !window.getSelection().isCollapsed;
      const tell = (words) => {
        if (offline.textContent !== words) offline.textContent = words;
        document.body.classList.toggle("stale", words !== "");
      };
      const lost = "连接断开，正在重试。页面上是断开前的内容。";
      const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
      const place = (element) => {
        const active = document.activeElement;
        if (!element.contains(active) || active === element) return () => {};
        // What looks the same in another row is not the same: a key would act on the wrong one.
        const at = home(active);
        const same = (one) => home(one) === at && one.outerHTML === active.outerHTML;
        const index = [...element.querySelectorAll(active.tagName)].indexOf(active);
        const caret = active.selectionStart;
        return () => {
          const all = [...element.querySelectorAll(active.tagName)];
          const one = all.find(same) ?? (at === element.id ? all[index] : undefined);
          (one ?? document.getElementById("main")).focus({ preventScroll: true });
          if (one && typeof caret === "number") one.setSelectionRange(caret, active.selectionEnd);
        };
      };
      const home = (one) => one.parentElement.closest("[id]").id;
      const fields = (root) => [...root.querySelectorAll("input, textarea, select")]
        .filter((one) => one.type !== "hidden");
      const isMark = (one) => one.type === "checkbox" || one.type === "radio";
      const isChanged = (one) => {
        if (isMark(one)) return one.checked !== one.defaultChecked;
        if (one.tagName !== "SELECT") return one.value !== one.defaultValue;
        const given = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
        return one.value !== given?.value;
      };
      // What was typed or chosen in a field goes into the same field of what takes its place.
      const typed = (element) => {
        const kept = fields(element).filter(isChanged).map((one) => ({
          at: home(one), name: one.name, value: one.value, checked: one.checked }));
        return () => {
          for (const old of kept) {
            const field = fields(element).find((one) => home(one) === old.at
              && one.name === old.name && (!isMark(one) || one.value === old.value));
            if (!field) continue;
            if (isMark(field)) field.checked = old.checked;
            else field.value = old.value;
          }
        };
      };
      // A word that is just being put together from keys must not lose its field.
      let isComposing = false;
      let waiting;
      const swap = (page) => {
        waiting = isComposing ? page : undefined;
        if (isComposing) return;
        for (const element of document.querySelectorAll("[data-swap]")) {
          const fresh = page.getElementById(element.id);
          if (!fresh) continue;
          const open = [...element.querySelectorAll("details[open]")].map((one) => one.id);
          const probe = fresh.cloneNode(true);
          for (const id of open) probe.querySelector("#" + id)?.setAttribute("open", "");
          if (probe.innerHTML === element.innerHTML) continue;
          const putBack = typed(element);
          const restore = place(element);
          element.replaceChildren(...probe.childNodes);
          putBack();
          restore();
        }
      };
      document.addEventListener("compositionstart", () => { isComposing = true; });
      document.addEventListener("compositionend", () => {
        isComposing = false;
        setTimeout(() => { if (waiting) swap(waiting); });
      });
      const fetched = async () => {
        const answer = await fetch(
          location.href, { cache: "no-store", headers: { "X-Live": "1" }, redirect: "manual" });
        // Whoever is signed out must not go on reading: the page itself leads to the sign-in.
        if (answer.type === "opaqueredirect" || answer.status === 401) location.reload();
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      };
      let timer;
      const look = async () => {
        clearTimeout(timer);
        if (!busy()) {
          try {
            swap(parsed(await fetched()));
            tell("");
          } catch {
            tell(lost);
          }
        }
        clearTimeout(timer);
        timer = setTimeout(look, seconds * 1000);
      };
      const listen = () => {
        const source = new EventSource(stream);
        let heard = Date.now();
        const note = () => {
          heard = Date.now();
          tell("");
        };
        source.addEventListener("swap", (event) => {
          note();
          swap(parsed(event.data));
        });
        source.addEventListener("beat", note);
        source.addEventListener("ended", () => fetched().catch(() => tell(lost)));
        source.onerror = () => {
          tell(lost);
          if (source.readyState !== EventSource.CLOSED) return;
          clearInterval(watch);
          fetched().catch(() => {}).finally(() => setTimeout(listen, 3000));
        };
        const watch = setInterval(() => { if (Date.now() - heard > 35000) tell(lost); }, 1000);
      };
      if (stream) {
        listen();
        return;
      }
      timer = setTimeout(look, seconds * 1000);
      document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
    })();
    """#
}

/// The console's icon.
package enum ConsoleIcon {
  /// A telephone receiver under a clock's hand.
  package static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
    <rect width="32" height="32" rx="9" fill="#0b6a6f"/>\
    <circle cx="16" cy="16" r="8.6" fill="none" stroke="#fff" stroke-width="2.4"/>\
    <path d="M16 10.8V16l3.6 2.4" fill="none" stroke="#fff" stroke-width="2.4" \
    stroke-linecap="round" stroke-linejoin="round"/>\
    <circle cx="25.2" cy="7" r="3.6" fill="#ffb74d"/></svg>
    """
}
