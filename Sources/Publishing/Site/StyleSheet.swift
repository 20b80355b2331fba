// How the pages look: quiet paper, one blue, room to read. Sizes are in em so that they grow with the
// reader's letters; nothing is wider than a small telephone; colour is never the only sign; paper gets
// the text alone. All pairs of colours have a contrast of at least 4.5 to 1, in both schemes.

/// The classes of the style sheet.
enum PageStyle: String {
  case skip, site, owner, name, crumbs, facts, correction, ask, reply, policies, small, withdrawn
  case hint, speech, lead, pair, rows, mark, chips, more, wide, meaning, signed, print, whole
}

/// The style sheet of the public pages.
enum StyleSheet {
  /// The whole sheet.
  static let text = [colours, ground, frame, article, lists, tables, narrow, paper]
    .joined(separator: "\n")

  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ground: #f3f5f8; --ink: #1c2430; --quiet: #566173;
      --rule: #d8dee7; --blue: #0b4f8a; --visited: #5b3f8c; --tint: #eef4fa;
      --note: #8a3b00; --note-paper: #fff7ec; --band: #0b4f8a; --band-ink: #ffffff;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #171c23; --ground: #10141a; --ink: #e6eaf0; --quiet: #a5b0bf;
        --rule: #343d4a; --blue: #8cc2f5; --visited: #c3aef0; --tint: #1d2733;
        --note: #ffc27a; --note-paper: #2b2114; --band: #12304d; --band-ink: #f2f6fb;
      }
    }
    """

  private static let ground = """
    * { box-sizing: border-box; }
    html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--ground); color: var(--ink); line-height: 1.8;
      font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
        "WenQuanYi Micro Hei", system-ui, sans-serif;
      overflow-wrap: anywhere; word-break: normal; line-break: strict;
    }
    a { color: var(--blue); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
    a:visited { color: var(--visited); }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--note); outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    p { margin: 0 0 1em; }
    h1, h2, h3 { line-height: 1.4; text-wrap: balance; }
    h1 { font-size: 1.7em; margin: 0 0 0.7em; }
    h2 { font-size: 1.25em; margin: 2em 0 0.7em; }
    h3 { font-size: 1em; margin: 1.3em 0 0.4em; }
    ul, ol { margin: 0 0 1em; padding-left: 1.6em; }
    .small, .hint { color: var(--quiet); }
    .small { font-size: 0.88em; }
    .whole { white-space: nowrap; }
    .skip {
      position: absolute; left: 0.5rem; top: -4rem; padding: 0.4em 1em; z-index: 1;
      background: var(--paper); color: var(--blue); border: 2px solid var(--blue);
    }
    .skip:focus { top: 0.5rem; }
    """

  private static let frame = """
    header.site { background: var(--band); color: var(--band-ink); }
    header.site > *, main, footer.site > * { max-width: 54rem; margin: 0 auto; }
    header.site a, header.site a:visited { color: inherit; text-decoration: none; }
    header.site a:hover { text-decoration: underline; }
    header.site :focus-visible { outline-color: var(--band-ink); }
    .owner { padding: 1em 2rem 0; font-size: 0.88em; }
    .name { padding: 0 2rem 0.3em; font-size: 1.5em; font-weight: bold; line-height: 1.5; }
    header.site ul {
      display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0 1.2rem;
    }
    header.site li a { display: block; padding: 0.5em 0.8rem; border-bottom: 3px solid transparent; }
    header.site li a[aria-current] { border-bottom-color: currentcolor; font-weight: bold; }
    main { background: var(--paper); padding: 1.4rem 2rem 2.4rem; }
    .crumbs { font-size: 0.88em; color: var(--quiet); margin-bottom: 1.2em; }
    .crumbs ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; }
    .crumbs li + li::before { content: "›"; padding: 0 0.5em; }
    footer.site { padding: 1.4rem 0 2.4rem; font-size: 0.88em; color: var(--quiet); }
    footer.site > p { padding: 0 2rem; margin-bottom: 0.3em; }
    footer.site span, footer.site a, .small > span, .small > a, .signed > span {
      display: inline-block; margin-right: 1.4em;
    }
    .small > span + span::before { content: none; }
    footer.site .print { display: none; }
    """

  private static let article = """
    .lead { font-size: 1.05em; }
    .facts {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19em, 100%), 1fr));
      column-gap: 2em; margin: 0 0 1.8em; padding: 0.8em 1.2em; background: var(--tint);
    }
    .facts > div { display: flex; gap: 1em; padding: 0.15em 0; }
    .facts dt { flex: 0 0 4.2em; color: var(--quiet); }
    .facts dd { margin: 0; flex: 1 1 auto; min-width: 0; }
    .correction, .withdrawn {
      margin: 0 0 1.6em; padding: 0.8em 1.2em; border-left: 4px solid var(--note);
      background: var(--note-paper);
    }
    .correction > :last-child, .withdrawn > :last-child { margin-bottom: 0; }
    .correction strong { color: var(--note); }
    .reply { padding-left: 1.2em; border-left: 4px solid var(--blue); }
    .reply > :last-child { margin-bottom: 0; }
    .reply h2 { margin-top: 0; }
    .ask h2 { margin-top: 0; }
    .ask { margin-bottom: 1.8em; }
    .policies { color: var(--quiet); }
    .pair { padding-top: 0.2em; border-top: 1px solid var(--rule); margin-top: 2em; }
    .pair h2 { margin-top: 1em; margin-bottom: 0.3em; }
    .pair h2 a { text-decoration: none; }
    .pair h2 a:hover { text-decoration: underline; }
    .speech strong { margin-right: 0.3em; }
    .signed {
      margin: 2.4em 0 0; padding-top: 1em; border-top: 1px solid var(--rule); color: var(--quiet);
      text-align: right;
    }
    .signed > span { margin: 0 0 0 1.4em; }
    .meaning dt { font-weight: bold; }
    .meaning dd { margin: 0 0 0.6em; }
    """

  private static let lists = """
    .rows { list-style: none; padding: 0; border-top: 1px solid var(--rule); }
    .rows > li { padding: 0.75em 0; border-bottom: 1px solid var(--rule); }
    .rows > li > a { font-size: 1.05em; text-decoration: none; }
    .rows > li > a:hover { text-decoration: underline; }
    .rows .small { margin: 0.15em 0 0; }
    .mark { color: var(--note); border: 1px solid; border-radius: 2px; padding: 0 0.4em; }
    .chips { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.6em; }
    .chips a {
      display: block; padding: 0.3em 0.9em; border: 1px solid var(--rule); background: var(--tint);
      text-decoration: none;
    }
    .chips a:hover { border-color: currentcolor; }
    .more { text-align: right; }
    """

  private static let tables = """
    .wide { overflow-x: auto; margin-bottom: 0.6em; }
    table { border-collapse: collapse; width: 100%; margin-bottom: 1em; line-height: 1.5; }
    caption { text-align: left; color: var(--quiet); font-size: 0.88em; padding-bottom: 0.3em; }
    th, td { border: 1px solid var(--rule); padding: 0.45em 0.7em; text-align: right; }
    th { font-weight: normal; background: var(--tint); }
    thead th { text-align: center; font-weight: bold; }
    tbody th { text-align: left; }
    td { font-variant-numeric: tabular-nums; }
    .wide table { width: auto; min-width: 100%; font-size: 0.94em; }
    .wide th, .wide td { padding: 0.45em 0.55em; overflow-wrap: normal; }
    .wide td { white-space: nowrap; }
    .wide thead th { min-width: 4.2em; text-wrap: balance; }
    .wide tbody th { min-width: 9em; text-wrap: balance; }
    .wide tbody tr:last-child > * { font-weight: bold; }
    """

  private static let narrow = """
    @media (max-width: 40rem) {
      h1 { font-size: 1.4em; }
      main { padding: 1rem 1rem 2rem; }
      .owner { padding: 0.8em 1rem 0; }
      .name { padding: 0 1rem 0.2em; font-size: 1.3em; }
      header.site ul { padding: 0 0.5rem; font-size: 0.94em; }
      header.site li a { padding: 0.5em 0.45rem; }
      footer.site > p { padding: 0 1rem; }
      .facts { padding: 0.7em 1em; }
      .reply { padding-left: 0.9em; }
    }
    @media (prefers-reduced-motion: no-preference) {
      html { scroll-behavior: smooth; }
    }
    """

  private static let paper = """
    @media print {
      @page { margin: 20mm 18mm; }
      :root { --paper: #ffffff; --ground: #ffffff; --ink: #000000; --quiet: #333333;
        --rule: #999999; --blue: #000000; --visited: #000000; --tint: #ffffff;
        --note: #000000; --note-paper: #ffffff; --band: #ffffff; --band-ink: #000000; }
      html { font-size: 11pt; }
      header.site nav, .crumbs, .skip, .more, footer.site > p:nth-child(2) { display: none; }
      header.site > *, main, footer.site > p { max-width: none; padding-left: 0; padding-right: 0; }
      .facts { border: 1px solid var(--rule); }
      .wide { overflow: visible; }
      .wide table { font-size: 9pt; }
      h1, h2, h3 { break-after: avoid; }
      tr, .rows > li, .correction { break-inside: avoid; }
      footer.site .print { display: block; }
      a { text-decoration: none; }
    }

    """
}
