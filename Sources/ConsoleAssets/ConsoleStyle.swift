// The style sheet. Calm paper, one accent, room to read; every state has a sign and a word beside its
// colour. Nothing is wider than a telephone, and the morning's page prints on one sheet.

/// The console's style sheet.
package enum ConsoleStyle {
  /// The whole sheet.
  package static let sheet = [
    colours, ground, frame, lists, pieces, demo, fields, register, review, narrow, paper,
  ].joined(separator: "\n")

  private static let colours = """
    :root { color-scheme: light dark;
      --paper: #faf9f6; --card: #ffffff; --ink: #20252b; --soft: #5b646e; --line: #e7e4dc;
      --hair: #f0eee8; --accent: #0b6a6f; --tint: #e4f1f0; --shadow: 0 1px 2px rgb(40 36 20 / 5%),
        0 6px 20px -12px rgb(40 36 20 / 14%);
      --good: #1a7440; --calm: #56616c; --busy: #1d5fae; --warn: #8f5300; --bad: #b3261e;
      --faint: #666f78;
      --good-tint: #e6f4ea; --calm-tint: #f0f1f2; --busy-tint: #e6effa; --warn-tint: #fdf1dd;
      --bad-tint: #fcebe9; --faint-tint: #f1f1f1; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #14171a; --card: #1c2024; --ink: #e6e9eb; --soft: #a3adb6; --line: #2d3338;
      --hair: #252a2f; --accent: #62c8c4; --tint: #173134; --shadow: none;
      --good: #72d19b; --calm: #a9b3bc; --busy: #8abaff; --warn: #f2b95f; --bad: #ff9a90;
      --faint: #98a1aa;
      --good-tint: #183325; --calm-tint: #262c31; --busy-tint: #1a2c44; --warn-tint: #3a2c14;
      --bad-tint: #43211f; --faint-tint: #252a2f; } }
    .good { --tone: var(--good); --tone-tint: var(--good-tint); }
    .calm { --tone: var(--calm); --tone-tint: var(--calm-tint); }
    .busy { --tone: var(--busy); --tone-tint: var(--busy-tint); }
    .warn { --tone: var(--warn); --tone-tint: var(--warn-tint); }
    .bad { --tone: var(--bad); --tone-tint: var(--bad-tint); }
    .faint { --tone: var(--faint); --tone-tint: var(--faint-tint); }
    """

  private static let ground = """
    * { box-sizing: border-box; }
    html { scroll-padding-top: 72px; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.6 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC",
        "Noto Sans SC", system-ui, sans-serif;
      -webkit-text-size-adjust: 100%; overflow-wrap: anywhere; line-break: strict; }
    h1, h2, h3, p, ul, ol, dl, dd, figure, blockquote { margin: 0; padding: 0; }
    ul, ol { list-style: none; }
    h1 { font-size: 30px; font-weight: 600; line-height: 1.3; letter-spacing: .01em; }
    h2 { font-size: 18px; font-weight: 600; line-height: 1.4; }
    h3 { font-size: 15px; font-weight: 500; color: var(--soft); }
    h3 b { color: var(--ink); font-weight: 600; }
    a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px;
      text-decoration-thickness: 1px; }
    a:hover { color: var(--accent); text-decoration-color: currentColor; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    main:focus { outline: none; }
    code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .92em;
      background: var(--hair); padding: 2px 6px; border-radius: 4px; }
    .wrap { max-width: 1000px; margin: 0 auto; padding-left: 20px; padding-right: 20px; }
    .soft { color: var(--soft); font-size: 14px; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .skip { position: absolute; left: 12px; top: -60px; z-index: 9; background: var(--accent);
      color: var(--card); padding: 8px 14px; border-radius: 0 0 8px 8px; }
    .skip:focus { top: 0; color: var(--card); }
    """

  private static let frame = """
    .top { position: sticky; top: 0; z-index: 5; background: var(--paper);
      border-bottom: 1px solid var(--line); }
    .bar { display: flex; align-items: center; gap: 8px 14px; min-height: 58px; max-width: 1260px; }
    .brand { display: flex; align-items: center; gap: 10px; text-decoration: none; }
    .brand img { display: block; }
    .brand b { font-weight: 600; letter-spacing: .04em; white-space: nowrap; }
    .top nav { flex: 1; min-width: 0; }
    .top ul { display: flex; flex-wrap: wrap; gap: 2px; }
    .top li a { display: block; padding: 8px 9px; border-radius: 8px; text-decoration: none;
      color: var(--soft); white-space: nowrap; }
    .top li a:hover { background: var(--hair); color: var(--ink); }
    .top li a[aria-current] { color: var(--accent); background: var(--tint); font-weight: 600; }
    .mood { display: inline-block; padding: 5px 12px; border-radius: 99px; font-size: 14px;
      color: var(--tone); background: var(--tone-tint); text-decoration: none; white-space: nowrap; }
    .mood:hover { color: var(--tone); text-decoration: underline; }
    main { padding-top: 30px; padding-bottom: 30px; }
    section { margin-top: 34px; }
    section > h2 { margin-bottom: 12px; }
    .tally { font-weight: 400; font-size: 14px; color: var(--soft); margin-left: 8px; }
    .none { color: var(--soft); padding: 14px 18px; background: var(--card);
      border: 1px dashed var(--line); border-radius: 12px; }
    .foot { border-top: 1px solid var(--line); padding-top: 14px; padding-bottom: 30px;
      color: var(--soft); font-size: 13px; display: flex; flex-wrap: wrap; gap: 4px 16px; }
    .zone { opacity: .85; }
    #offline { color: var(--bad); }
    .failed { padding: 40px 0; display: grid; gap: 12px; }
    .day h1 span { font-weight: 400; margin-left: 6px; color: var(--soft); }
    .day p { margin-top: 6px; display: flex; flex-wrap: wrap; gap: 4px 18px; color: var(--soft); }
    .day .sense { color: var(--accent); font-weight: 600; }
    .months { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 14px; }
    .months a { padding: 5px 11px; border-radius: 8px; text-decoration: none; font-size: 14px;
      color: var(--soft); border: 1px solid var(--line); background: var(--card); }
    .months a[aria-current] { color: var(--accent); border-color: currentColor; font-weight: 600; }
    .count { font-size: 12px; margin-left: 5px; color: var(--soft); font-weight: 400; }
    .ask { margin-top: 14px; }
    .ask label { display: block; color: var(--soft); margin-bottom: 6px; }
    .ask div { display: flex; gap: 8px; max-width: 560px; }
    .ask input, .ask button { font: inherit; color: inherit; border-radius: 10px; padding: 8px 14px;
      border: 1px solid var(--soft); background: var(--card); min-width: 0; }
    .ask input { flex: 1; }
    .ask button { background: var(--accent); border-color: var(--accent); color: var(--card);
      font-weight: 600; white-space: nowrap; cursor: pointer; }
    """

  private static let lists = """
    .episodes, .messages, .changes, .why, .files { background: var(--card); border-radius: 14px;
      border: 1px solid var(--line); box-shadow: var(--shadow); overflow: hidden; }
    .episodes:empty, .messages:empty { display: none; }
    .episodes:not(:has(li)), .messages:not(:has(li)) { display: none; }
    .episodes > li, .messages > li, .changes > li, .why > li { display: grid; align-items: start;
      gap: 2px 16px; padding: 13px 18px; border-top: 1px solid var(--hair); }
    .episodes > li:first-child, .messages > li:first-child, .changes > li:first-child,
    .why > li:first-child, .files > li:first-child { border-top: 0; }
    .episodes > li { grid-template-columns: 150px minmax(0, 1fr) auto; }
    .messages > li { grid-template-columns: 62px minmax(0, 1fr) auto; }
    .messages.log > li, .changes > li { grid-template-columns: 150px minmax(0, 1fr) auto; }
    .why > li { grid-template-columns: 172px minmax(0, 1fr); padding-top: 8px; padding-bottom: 8px; }
    .at { font-variant-numeric: tabular-nums; color: var(--soft); white-space: nowrap; }
    .messages .at { color: var(--ink); font-weight: 600; }
    .messages.log .at, .changes .at { font-weight: 400; font-size: 14px; line-height: 25.6px;
      color: var(--soft); white-space: normal; }
    .why .at { font-size: 14px; line-height: 25.6px; }
    .why .what { white-space: pre-wrap; }
    .files > li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px;
      padding: 10px 18px; border-top: 1px solid var(--hair); }
    .ahead { margin-top: 20px; }
    .ahead h3 { margin: 0 0 8px 4px; }
    .ahead .sense { margin-left: 6px; font-size: 13px; }
    .ahead .episodes:has(li) + .messages { margin-top: 8px; }
    .ahead .messages > li { padding-top: 7px; padding-bottom: 7px; }
    .ahead .messages .what { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; }
    .ahead .messages .at { font-weight: 400; }
    .ahead .messages .mark.calm { background: none; padding-right: 0; }
    """

  private static let pieces = """
    .airday { display: block; color: var(--soft); font-size: 14px; }
    .airtime { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
    .today .airday, .ahead .airday { display: none; }
    .today .airtime { font-size: 20px; line-height: 1.4; }
    .today .who { font-size: 18px; }
    .who { font-weight: 600; }
    .who a { text-decoration: none; }
    .who a:hover { text-decoration: underline; }
    .theme { font-weight: 400; }
    .theme::before { content: "《"; color: var(--soft); }
    .theme::after { content: "》"; color: var(--soft); }
    .off .who, .off .airtime { text-decoration: line-through; text-decoration-thickness: 1px;
      color: var(--soft); font-weight: 400; }
    .remark { font-size: 14px; color: var(--soft); }
    .about a { text-decoration: none; }
    .about a:hover { text-decoration: underline; }
    .people { color: var(--accent); }
    .tag { display: inline-block; font-size: 12px; line-height: 1; font-weight: 400; padding: 4px 7px;
      border-radius: 5px; color: var(--soft); background: var(--hair); vertical-align: 2px;
      white-space: nowrap; }
    .marks { display: flex; flex-wrap: wrap; gap: 4px; justify-content: flex-end; }
    .mark { font-size: 13px; line-height: 1.5; padding: 2px 10px; border-radius: 99px;
      white-space: nowrap; color: var(--tone); background: var(--tone-tint); }
    .message.faint .about, .message.faint .at { color: var(--soft); }
    .troubles ul { display: grid; gap: 10px; }
    .trouble { background: var(--tone-tint); border-radius: 14px; padding: 14px 18px;
      border-left: 5px solid var(--tone); }
    .trouble .what { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; }
    .trouble .sign { color: var(--tone); font-weight: 700; }
    .trouble .which { overflow-wrap: anywhere; }
    .remedy { margin-top: 4px; }
    .label { display: inline-block; font-size: 13px; font-weight: 600; color: var(--accent);
      margin-right: 10px; }
    .complaint { margin-top: 10px; padding: 12px 18px; background: var(--card);
      border-radius: 12px; border: 1px solid var(--line); border-left: 5px solid var(--tone); }
    .complaint .about { font-weight: 600; }
    .complaint pre { margin: 6px 0 0; overflow-x: auto; overflow-wrap: normal; color: var(--soft);
      font: 14px/1.55 "Sarasa Mono SC", "Noto Sans Mono CJK SC",
      "Source Han Mono SC", "Maple Mono NF CN", NSimSun, "WenQuanYi Zen Hei Mono", monospace; }
    details { margin-top: 14px; }
    summary { cursor: pointer; color: var(--soft); padding: 4px; }
    .said { margin-top: 14px; }
    figcaption { color: var(--soft); font-size: 14px; margin-bottom: 6px; }
    blockquote { white-space: pre-wrap; background: var(--card); border: 1px solid var(--line);
      border-radius: 4px 14px 14px; padding: 12px 16px; max-width: 560px; box-shadow: var(--shadow); }
    .robots { display: grid; gap: 16px; margin-top: 20px;
      grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr)); }
    .robot { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      box-shadow: var(--shadow); padding: 16px 18px; border-top: 4px solid var(--tone); }
    .robot .marks { justify-content: flex-start; margin: 6px 0 10px; }
    .robot dl { display: grid; gap: 4px; font-size: 15px; }
    .robot dl div { display: grid; grid-template-columns: 84px minmax(0, 1fr); gap: 8px; }
    dt { color: var(--soft); font-size: 14px; }
    .robot .remedy { margin-top: 12px; }
    """

  private static let demo = """
    .at-demo .wrap { max-width: none; }
    .at-demo main { padding-top: 18px; }
    .stage { display: grid; gap: 20px; grid-template-columns: minmax(0, 400px) minmax(0, 1fr); }
    .bigclock { font-variant-numeric: tabular-nums; color: var(--accent) !important;
      font-weight: 600 !important; margin: 0 8px 0 0 !important; }
    .script h1 { font-size: 24px; }
    .script .calls { list-style: none; margin: 8px 0; padding: 0; }
    .script .calls li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 10px;
      padding: 6px 0; border-bottom: 1px solid var(--line); font-size: 14px; }
    .script .calls .num { font-variant-numeric: tabular-nums; color: var(--soft); }
    .published { font-weight: 600; }
    .script section { margin-top: 22px; }
    .script .episodes > li, .script .messages > li { gap: 2px 10px; padding: 9px 14px;
      grid-template-columns: 48px minmax(0, 1fr) auto; }
    .script .episodes > li { grid-template-columns: minmax(0, 1fr); }
    .script .episodes .marks { justify-content: flex-start; }
    .chats { display: grid; gap: 14px; align-content: start;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
      position: sticky; top: 76px; }
    .chats iframe { width: 100%; height: calc(50vh - 56px); min-height: 340px; border-radius: 14px;
      border: 1px solid var(--line); background: var(--card); box-shadow: var(--shadow); }
    @media (max-width: 900px) { .stage { grid-template-columns: minmax(0, 1fr); }
      .chats { position: static; } }
    """

  private static let narrow = """
    @media (max-width: 640px) {
      .wrap { padding-left: 14px; padding-right: 14px; }
      h1 { font-size: 25px; }
      main { padding-top: 20px; }
      section { margin-top: 26px; }
      .top { position: static; }
      html { scroll-padding-top: 8px; }
      .bar { flex-wrap: wrap; justify-content: space-between; padding-top: 10px; gap: 6px 10px; }
      .top nav { order: 3; flex-basis: 100%; margin: 0 -6px; }
      .top ul { gap: 0; }
      .top li { flex: 1 1 auto; text-align: center; }
      .top li a { padding: 9px 8px; }
      .episodes > li, .messages > li, .messages.log > li, .changes > li, .why > li {
        grid-template-columns: minmax(0, 1fr) auto; padding: 12px 14px; }
      .episodes .what, .messages .what, .changes .what, .why .what { grid-column: 1 / -1; order: 3; }
      .why > li, .changes > li { grid-template-columns: minmax(0, 1fr); }
      .why .what { order: 0; }
      .today .airtime { font-size: 18px; }
      .airday { display: inline; }
      .complaint { padding: 10px 12px; }
      .complaint pre { font-size: 13px; }
      .trouble { padding: 12px 14px; }
    }
    """

  private static let paper = """
    @media (prefers-reduced-motion: no-preference) { .top li a, .mood { transition:
      background .15s; } }
    @media print {
      :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --hair: #ccc;
        --shadow: none; }
      body { font-size: 11pt; }
      .top, .skip, .months, .ask, #offline { display: none; }
      main, .wrap { max-width: none; padding: 0; }
      section, .ahead { margin-top: 14pt; }
      li, .complaint, .trouble { break-inside: avoid; }
      .mark { border: 1px solid #666; }
    }
    """
}
