// The script of the screener's log. What was typed is put into the browser's own store before anything
// is sent, and is taken out when the daemon has said that it is on disk: no network, a reload, a closed
// tab lose nothing, and the key of each entry keeps it from being logged twice. Words lie in the store
// under a key that only the pages of the member who typed them hold. They go into the page as text alone.

/// The script of the screener's log.
package enum OnAirScript {
  /// The text.
  package static let text = [store, sealing, sending, drawing, keys].joined(separator: "\n")

  private static let store = #"""
    "use strict";
    const page = document.querySelector(".onair");
    const entry = document.getElementById("entry");
    const line = document.getElementById("line");
    const receipt = document.getElementById("receipt");
    const programme = page.dataset.programme;
    let member = page.dataset.member;
    let token = entry.elements.csrf.value;
    const queueName = "hotline.on-air.queue";
    const draftName = ["hotline.on-air.draft", programme, member].join(".");
    const names = ["line", "name", "phone", "area", "place", "text", "nature", "department",
      "topic", "urgency", "disclosure", "air", "anonymous", "queue", "channel"];
    const stored = () => {
      try {
        const list = JSON.parse(localStorage.getItem(queueName) ?? "[]");
        return Array.isArray(list) ? list : [];
      } catch { return []; }
    };
    const store = (list) => {
      if (list.length) localStorage.setItem(queueName, JSON.stringify(list));
      else localStorage.removeItem(queueName);
    };
    const change = (key, update) => {
      store(stored().flatMap((one) => one.key === key ? update(one) : [one]));
      drawOutbox();
    };
    const typed = () => {
      const form = new FormData(entry);
      const fields = {};
      for (const name of names) {
        const value = (form.get(name) ?? "").trim();
        if (value) fields[name] = value;
      }
      return fields;
    };
    const fill = (fields) => {
      for (const name of names) {
        const field = entry.elements[name];
        if (field.type === "checkbox") field.checked = fields[name] === field.value;
        else field.value = fields[name] ?? "";
      }
      const columns = document.getElementById("columns");
      if (Object.keys(fields).some((name) => name !== "line")) columns.open = true;
    };
    let draftNumber = 0;
    const keepDraft = async () => {
      const fields = typed();
      const number = ++draftNumber;
      try {
        if (!Object.keys(fields).length) return localStorage.removeItem(draftName);
        const kept = JSON.stringify(await sealed(fields));
        if (number === draftNumber) localStorage.setItem(draftName, kept);
      } catch {}
    };
    const freshKey = () => {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return "on-air-" + [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    };
    const say = (words) => {
      const place = document.getElementById("said");
      place.replaceChildren();
      if (!words) return;
      const sentence = document.createElement("p");
      sentence.className = "complained";
      sentence.textContent = words;
      place.append(sentence);
    };
    """#

  /// Entries and drafts lie in the store under the key that the page brings; an entry's words are
  /// opened once and then known by the entry's key.
  private static let sealing = #"""
    const opened = new Map();
    const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const sealKey = page.dataset.seal && crypto.subtle
      ? crypto.subtle.importKey("raw", bytesOf(page.dataset.seal), "AES-GCM", false,
        ["encrypt", "decrypt"])
      : null;
    // Without https a browser has no ciphers: whoever types is told where their words lie.
    document.getElementById("in-clear").hidden = !page.dataset.seal || sealKey !== null;
    const sealed = async (fields) => {
      if (!sealKey) return { fields };
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const box = new Uint8Array(await crypto.subtle.encrypt(
        { name: "AES-GCM", iv }, await sealKey, new TextEncoder().encode(JSON.stringify(fields))));
      return { sealed: btoa(String.fromCharCode(...iv, ...box)) };
    };
    // Nothing when it was sealed under another member's key.
    const unsealed = async (one) => {
      if (!one.sealed) return one.fields;
      try {
        const bytes = bytesOf(one.sealed);
        const box = await crypto.subtle.decrypt(
          { name: "AES-GCM", iv: bytes.slice(0, 12) }, await sealKey, bytes.slice(12));
        return JSON.parse(new TextDecoder().decode(box));
      } catch { return undefined; }
    };
    const openQueue = async () => {
      for (const one of stored()) {
        if (one.member !== member || opened.has(one.key)) continue;
        const fields = await unsealed(one);
        if (fields) opened.set(one.key, fields);
      }
    };
    const isMine = (one) => one.member === member && opened.has(one.key);
    """#

  private static let sending = #"""
    let state = "";
    let pause = 1000;
    let timer;
    let isSending = false;
    const lastTyped = { key: "" };
    const post = (path, body, headers) => fetch(path, {
      method: "POST", body, headers: { ...headers, "X-CSRF-Token": token }, cache: "no-store",
      redirect: "manual", signal: AbortSignal.timeout(15000) });
    // A fresh token after somebody has signed in again, in this tab or in another one.
    const renewToken = async () => {
      const answer = await fetch("/on-air?programme=" + encodeURIComponent(programme), {
        cache: "no-store", redirect: "manual", headers: { "X-Live": "1" },
        signal: AbortSignal.timeout(15000) });
      if (!answer.ok) return false;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const field = fresh.querySelector("#entry input[name=csrf]");
      if (!field) return false;
      // Somebody else has signed in here: their page must hold nothing of this one.
      if (fresh.querySelector(".onair").dataset.member !== member) {
        location.reload();
        return false;
      }
      token = field.value;
      for (const one of document.querySelectorAll("input[name=csrf]")) one.value = token;
      return true;
    };
    const words = async (answer) => {
      try { return (await answer.json()).message; } catch { return "没有登记（" + answer.status + "）。"; }
    };
    const sendOne = async (one) => {
      const age = Math.min(604800, Math.max(0, Math.round((Date.now() - one.at) / 1000)));
      const body = JSON.stringify({ ...opened.get(one.key), programme: one.programme, age });
      const headers = { "Content-Type": "application/json", "Idempotency-Key": one.key };
      let answer = await post("/on-air/entries", body, headers);
      if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") {
        if (!(await renewToken())) return "signedOut";
        answer = await post("/on-air/entries", body, headers);
        if (answer.status === 401) return "signedOut";
      }
      if (answer.ok) {
        change(one.key, () => []);
        drawReceipt(await answer.json(), one);
        opened.delete(one.key);
        return "sent";
      }
      if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
        say(await words(answer));
        return "later";
      }
      refuse(one, await words(answer));
      return "refused";
    };
    // What was just typed goes back into the fields; what waited longer stays in the list.
    const refuse = (one, message) => {
      if (one.key === lastTyped.key && !Object.keys(typed()).length) {
        change(one.key, () => []);
        fill(opened.get(one.key));
        keepDraft();
        say(message);
        line.focus();
      } else {
        change(one.key, (same) => [{ ...same, error: message }]);
      }
    };
    const sendAll = async () => {
      for (;;) {
        await openQueue();
        const one = stored().find((each) => isMine(each) && !each.error);
        if (!one) return "";
        const result = await sendOne(one);
        if (result !== "sent" && result !== "refused") return result;
        pause = 1000;
      }
    };
    const send = async () => {
      if (isSending) return;
      isSending = true;
      clearTimeout(timer);
      try {
        const run = async (lock) => lock ? await sendAll() : "busy";
        state = navigator.locks
          ? await navigator.locks.request("hotline.on-air", { ifAvailable: true }, run)
          : await sendAll();
      } catch {
        state = "lost";
      }
      isSending = false;
      drawOutbox();
      if (!stored().some((one) => isMine(one) && !one.error)) return;
      pause = state === "busy" ? 500 : Math.min(15000, pause * 1.6);
      timer = setTimeout(send, pause);
    };
    """#

  private static let drawing = #"""
    const element = (name, text, kind) => {
      const made = document.createElement(name);
      if (text) made.textContent = text;
      if (kind) made.className = kind;
      return made;
    };
    function drawOutbox() {
      const all = stored();
      const box = document.getElementById("outbox");
      const list = document.getElementById("waiting-entries");
      const others = all.filter((one) => !isMine(one)).length;
      const mine = all.length - others;
      box.hidden = !all.length || (all.length === mine && isSending && mine === 1);
      box.classList.toggle("lost", state === "lost" || state === "signedOut");
      const why = { lost: "连不上服务器，连上后自动送达", signedOut: "登录已结束，请重新登录，之后自动送达",
        later: "服务器暂时不能保存，稍后自动再送" }[state] ?? "正在送达";
      box.textContent = `未送达 ${all.length} 条：${mine ? why : ""}`
        + (others ? `${mine ? "；" : ""}其中 ${others} 条是另一位登记的，请本人登录后送达` : "") + "。";
      if (state === "signedOut") {
        const link = element("a", "重新登录");
        link.href = "/sign-in?next=" + encodeURIComponent("/on-air?programme=" + programme);
        box.append(" ", link);
      }
      list.hidden = box.hidden;
      list.replaceChildren(...all.filter(isMine).map(drawWaiting));
    }
    function drawWaiting(one) {
      const row = element("li");
      const clock = new Date(one.at).toTimeString().slice(0, 5);
      const fields = opened.get(one.key);
      const said = fields.line ?? fields.text ?? fields.name ?? "";
      row.append(element("span", clock, "soft"), element("span", said.slice(0, 60)));
      if (!one.error) return row;
      const take = element("button", "取回修改", "quiet");
      take.type = "button";
      take.addEventListener("click", () => {
        change(one.key, () => []);
        fill(fields);
        keepDraft();
        line.focus();
      });
      row.append(element("b", one.error, "urgent"), take);
      return row;
    }
    function drawReceipt(answer, one) {
      say("");
      const got = answer.receipt;
      receipt.replaceChildren(
        element("p", got.number, "number"), element("p", "读作：" + got.spoken, "spoken"));
      const facts = [answer.gist];
      if (got.contactsOfCaller > 1) facts.push(`这个号码一年内第 ${got.contactsOfCaller} 次来电`);
      if (got.isRepeat) facts.push("早先已经登记，没有重复");
      if (answer.likelySame.length) facts.push("可能与 " + answer.likelySame.join("、") + " 是同一件事");
      receipt.append(element("p", facts.join("。")));
      receipt.classList.toggle("alarm", got.emergency !== undefined);
      if (!got.emergency) return;
      const alarm = element("p", "", "urgent");
      alarm.append(element("b", `${got.emergency.wording}：请立即转 ${got.emergency.line}`));
      const form = element("form", "", "acts");
      form.method = "post";
      form.action = "/on-air/act";
      form.dataset.act = "";
      const fields = { csrf: token, id: got.id, programme: one.programme, to: got.emergency.line,
        act: "transfer" };
      for (const [name, value] of Object.entries(fields)) {
        const field = element("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
      }
      const yes = element("button");
      yes.dataset.key = "t";
      yes.append(element("kbd", "T"), " 已转接，记下时间");
      const no = element("button", "不是突发", "quiet");
      no.type = "button";
      no.prepend(element("kbd", "Esc"), " ");
      no.addEventListener("click", calm);
      form.append(yes, no);
      receipt.append(alarm, form);
      if (!Object.keys(typed()).length) receipt.focus();
    }
    function calm() {
      receipt.classList.remove("alarm");
      receipt.querySelector("form")?.remove();
      line.focus();
    }
    let asking;
    let asked;
    const echo = document.getElementById("echo");
    const read = async () => {
      asked?.abort();
      const said = line.value.trim();
      if (!said) return echo.replaceChildren();
      asked = new AbortController();
      try {
        const answer = await fetch("/on-air/reading", {
          method: "POST", body: JSON.stringify({ line: said }), cache: "no-store",
          signal: asked.signal,
          headers: { "Content-Type": "application/json", "X-CSRF-Token": token } });
        if (!answer.ok) return;
        const { parts } = await answer.json();
        if (line.value.trim() !== said) return;
        echo.replaceChildren(...parts.map((part) => {
          const row = element("li", "", part.isDoubtful ? "doubtful" : "");
          row.append(element("span", part.label), part.words);
          return row;
        }));
      } catch (error) {
        if (error.name === "AbortError") return;
        echo.replaceChildren(element("li", "连不上服务器：可以照常登记，送达后再识别", "doubtful"));
      }
    };
    """#
}
