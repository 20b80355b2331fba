// The style sheet of the chat pages.

extension ChatAssets {
  /// One sheet for all four looks; a group's class sets its colours.
  static let style = """
    :root { color-scheme: light dark; --ink: #1d2129; --soft: #69727d; --line: #e0e3e8; --dash: #b9c0c8;
      --paper: #ffffff; --ground: #eef0f3; --mark: #f2f3f5; --warn: #d4570a; --good: #12914f; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #8e959e;
      --line: #34373c; --dash: #555b63; --paper: #26292e; --ground: #17191c; --mark: #2c2f34;
      --warn: #ff9a4d; --good: #4cc38a; } }
    * { box-sizing: border-box; }
    html, body { margin: 0; height: 100%; }
    body { font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
      system-ui, sans-serif; color: var(--ink); background: var(--ground);
      -webkit-text-size-adjust: 100%; }
    p, h1, h2 { margin: 0; font-weight: inherit; font-size: inherit; }

    .weCom { --accent: #087f49; --tint: #e4f6ec; --room: #ededed; --head: #f7f7f7; }
    .dingTalk { --accent: #1667d6; --tint: #e3efff; --room: #f0f4fa; --head: #ffffff; }
    .feishu { --accent: #3a5bf0; --tint: #e6ebff; --room: #ffffff; --head: #ffffff; }
    .standardWebhooks { --accent: #6b5b95; --tint: #ece9f5; --room: #f5f4f8; --head: #ffffff; }
    @media (prefers-color-scheme: dark) {
      .weCom { --accent: #35c37d; --tint: #17392a; --room: #141414; --head: #1d1e1f; }
      .dingTalk { --accent: #5b9fff; --tint: #172f4f; --room: #13161b; --head: #1b1f25; }
      .feishu { --accent: #8098ff; --tint: #222b52; --room: #17181b; --head: #1e2024; }
      .standardWebhooks { --accent: #b3a4dd; --tint: #302a44; --room: #17161a; --head: #201e25; }
    }

    .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px;
      padding: 14px 20px 12px; }
    .top h1 { font-size: 19px; font-weight: 600; }
    .top p { color: var(--soft); font-size: 13px; }
    .wall { display: grid; gap: 14px; padding: 0 20px 20px;
      grid-template-columns: repeat(auto-fit, minmax(290px, 1fr)); }
    .wall .chat { height: calc(100vh - 84px); min-height: 420px; max-height: 900px;
      border-radius: 12px; border: 1px solid var(--line); }
    .single .chat { height: 100vh; height: 100dvh; max-width: 760px; margin: 0 auto; }
    @media (min-width: 800px) { .single .chat { border-left: 1px solid var(--line);
      border-right: 1px solid var(--line); } }

    .chat { display: flex; flex-direction: column; overflow: hidden; background: var(--room); }
    .bar { display: flex; align-items: center; gap: 8px; padding: 10px 14px;
      background: var(--head); border-bottom: 1px solid var(--line);
      border-top: 3px solid var(--accent); }
    .feishu .bar { border-top-color: transparent; background:
      linear-gradient(90deg, #3a5bf0, #13b8c4) top / 100% 3px no-repeat border-box, var(--head); }
    .name { display: flex; align-items: baseline; gap: 4px; min-width: 0; flex: 1; }
    .name h1, .name h2 { font-size: 16px; font-weight: 600; overflow: hidden;
      text-overflow: ellipsis; white-space: nowrap; }
    .name a { color: inherit; text-decoration: none; }
    .name a:hover { color: var(--accent); }
    .name span { color: var(--soft); font-size: 14px; }
    .back { color: var(--ink); text-decoration: none; font-size: 24px; line-height: 1;
      padding: 0 8px 4px 0; }
    .framed .back { display: none; }
    .vendor { flex: none; font-size: 12px; line-height: 1; padding: 4px 7px; border-radius: 4px;
      color: var(--accent); background: var(--tint); }

    .posts { flex: 1; overflow-y: auto; padding: 6px 14px 16px; overscroll-behavior: contain;
      scrollbar-width: thin; }
    .posts:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
    .posts:empty::before { content: "还没有消息"; display: block; text-align: center;
      color: var(--soft); font-size: 13px; padding-top: 36px; }
    .day { text-align: center; margin: 12px 0 4px; font-size: 12px; color: var(--soft); }
    .post { display: flex; gap: 10px; margin: 14px 0; }
    .face { flex: none; width: 38px; height: 38px; border-radius: 6px; background: var(--accent);
      color: #fff; display: grid; place-items: center; font-size: 17px; font-weight: 600; }
    .feishu .face { border-radius: 50%; background: linear-gradient(135deg, #3a5bf0, #13b8c4); }
    .dingTalk .face { border-radius: 10px; }
    .said { min-width: 0; max-width: calc(100% - 48px); }
    .who { display: flex; align-items: center; gap: 6px; font-size: 12px; line-height: 1.3;
      color: var(--soft); margin-bottom: 4px; }
    .who b { font-weight: 500; }
    .tag { font-size: 10px; line-height: 1; padding: 2px 4px; border-radius: 3px;
      color: var(--accent); background: var(--tint); }
    .who time { font-variant-numeric: tabular-nums; }
    .bubble { display: inline-block; max-width: 100%; padding: 9px 12px; background: var(--paper);
      border-radius: 4px 10px 10px 10px; white-space: pre-wrap; overflow-wrap: anywhere;
      box-shadow: 0 1px 2px rgb(0 0 0 / 6%); }
    .weCom .bubble { border-radius: 4px; }
    .feishu .bubble { background: var(--mark); box-shadow: none; border-radius: 2px 10px 10px; }
    .standardWebhooks .bubble { font-size: 14px; border-left: 3px solid var(--accent);
      border-radius: 3px; }
    .title { display: block; font-weight: 600; margin-bottom: 4px; }
    .standardWebhooks .title { font: 500 12px/1.5 ui-monospace, "DejaVu Sans Mono", monospace;
      color: var(--accent); }
    .bubble a, .mention { color: var(--accent); text-decoration: none; }
    .bubble a:hover { text-decoration: underline; }
    .mention { font-weight: 500; white-space: nowrap; }
    .strong, .heading { font-weight: 600; }
    .heading { font-size: 17px; }
    .quote, .comment { color: var(--soft); }
    .quote { border-left: 3px solid var(--line); padding-left: 8px; }
    .info { color: var(--good); }
    .warning { color: var(--warn); }
    .code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 13px;
      background: var(--mark); border-radius: 3px; padding: 1px 4px; }
    .rang, .trouble { font-size: 12px; line-height: 1.5; color: var(--soft); margin-top: 4px; }
    .rang::before { content: ""; display: inline-block; width: 6px; height: 6px;
      border-radius: 50%; background: var(--accent); margin: 0 6px 2px 1px; }
    .trouble { color: var(--warn); }

    .note { margin: 14px 6px; padding: 7px 12px; font-size: 12px; line-height: 1.5;
      color: var(--soft); border: 1px dashed var(--dash); border-radius: 8px;
      overflow-wrap: anywhere; }
    .note code { font: 600 12px/1 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--soft);
      background: var(--mark); padding: 2px 5px; border-radius: 3px; }
    .note.fault code { color: var(--warn); }
    .note q { display: block; quotes: none; opacity: .8; margin-top: 3px;
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
      overflow: hidden; }

    .foot { flex: none; padding: 8px 12px calc(8px + env(safe-area-inset-bottom));
      background: var(--head); border-top: 1px solid var(--line); }
    .foot span { display: block; font-size: 13px; color: var(--soft); background: var(--room);
      border: 1px solid var(--line); border-radius: 6px; padding: 5px 12px; }
    .offline .foot span { font-size: 0; }
    .offline .foot span::after { content: "连接断开，正在重连……"; font-size: 13px;
      color: var(--warn); }
    @media (prefers-reduced-motion: no-preference) {
      .fresh { animation: arrive .25s ease-out; }
      @keyframes arrive { from { opacity: 0; transform: translateY(8px); } }
    }
    @media (max-width: 640px) {
      .top { padding: 12px 14px 10px; }
      .wall { padding: 0 10px 14px; gap: 10px; }
      .wall .chat { height: 72vh; min-height: 380px; }
    }
    """
}
