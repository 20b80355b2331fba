// The looks of the page: like an official letter on paper, one column on a telephone, black on white
// when printed.

/// The style sheet.
enum PageStyle {
  static let css = """
    :root { color-scheme: light; --ink: #1a1a1a; --red: #a40e0e; --line: #8a8a8a; --soft: #f4f1ea; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; color: var(--ink);
      background: #fff; line-height: 1.75; font-size: 1.0625rem;
      font-family: FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
    h1, h2, h3, h4, th, caption, summary, figcaption, .head {
      font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
    header { border-bottom: 3px solid var(--red); margin-bottom: 1.5rem; padding-bottom: 1rem; }
    h1 { color: var(--red); font-size: 1.6rem; line-height: 1.35; text-align: center;
      text-wrap: balance; margin: 0 0 .75rem; }
    .head { margin: 0; text-align: center; font-size: .9375rem; }
    h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
    h3 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
    p { margin: .5rem 0; text-indent: 2em; }
    .head, figcaption, footer p, details p { text-indent: 0; }
    ol { padding-left: 2.5em; margin: .5rem 0; }
    a { color: #0b4f8a; text-underline-offset: .15em; text-decoration-thickness: 1px; }
    a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 3px solid #0b4f8a;
      outline-offset: 2px; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.5; }
    caption { text-align: left; font-weight: 700; padding: .25rem 0; }
    th, td { border: 1px solid var(--line); padding: .3rem .5rem; vertical-align: top; }
    thead th { background: var(--soft); font-weight: 600; text-align: center; vertical-align: middle;
      min-width: 3em; }
    tbody th { font-weight: 600; text-align: left; min-width: 6.5em; }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    td span { display: inline-block; white-space: nowrap; }
    td a span { text-decoration: underline; text-underline-offset: .15em; }
    table.pairs { width: auto; min-width: min(100%, 26rem); }
    figure { margin: 1rem 0; }
    svg { width: 100%; max-width: 36rem; height: auto; display: block; }
    svg text { font-size: 15px; fill: var(--ink); font-family: "Noto Sans CJK SC", sans-serif; }
    svg .label { text-anchor: end; }
    svg .tick { text-anchor: middle; font-size: 13px; }
    svg .bar { fill: #0b4f8a; stroke: #0b4f8a; }
    svg .axis { stroke: var(--ink); }
    svg .grid { stroke: var(--line); stroke-dasharray: 3 4; }
    svg .curve { fill: none; stroke: #0b4f8a; stroke-width: 2.5; }
    svg .mark { fill: #fff; stroke: #0b4f8a; stroke-width: 2; }
    figcaption { font-size: .875rem; }
    mark { background: #fff3b0; padding: 0 .2em; border: 1px dashed #8a6d00; }
    .case { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .notes { font-size: .9375rem; border-top: 1px solid var(--line); margin-top: 2.5rem; }
    .notes h2, .cases h2 { font-size: 1.0625rem; margin-top: 1rem; }
    footer { text-align: right; margin: 2rem 0; }
    details { border-top: 1px solid #d8d4ca; padding: .25rem 0; font-size: .9375rem; }
    summary { cursor: pointer; }
    details p { overflow-wrap: anywhere; }
    @media (max-width: 30rem) { body { font-size: 1rem; } h1 { font-size: 1.3rem; } }
    @media print { body { max-width: none; padding: 0; font-size: 12pt; }
      .cases, main details { display: none; }
      .scroll { overflow: visible; } a { color: inherit; text-decoration: none; }
      h2, h3 { break-after: avoid; } tr, figure { break-inside: avoid; }
      @page { size: A4; margin: 25mm 22mm; } }
    """
}
