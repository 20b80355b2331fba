// The style of the register, the review, the journal and the figures. Tables become cards where there
// is no room for columns; a form is a line until it is opened.

extension ConsoleStyle {
  /// Pages of questions.
  static let register = """
    .done { margin-top: 12px; padding: 10px 16px; border-radius: 12px; font-weight: 600;
      color: var(--good); background: var(--good-tint); border-left: 5px solid var(--good); }
    .stages { display: flex; flex-wrap: wrap; gap: 6px; margin: 16px 0; }
    .stages a { padding: 6px 12px; border-radius: 99px; border: 1px solid var(--line);
      background: var(--card); text-decoration: none; color: var(--soft); font-size: 15px; }
    .stages a b { color: var(--ink); font-weight: 600; font-variant-numeric: tabular-nums; }
    .stages a.warn { color: var(--tone); border-color: currentColor; }
    .stages a.warn b { color: inherit; }
    .stages a[aria-current] { background: var(--tint); color: var(--accent);
      border-color: currentColor; font-weight: 600; }
    .finders { display: grid; gap: 4px; margin-bottom: 16px; }
    .bynumber { display: flex; align-items: center; gap: 8px; }
    .bynumber label { color: var(--soft); white-space: nowrap; }
    .bynumber input { flex: 0 1 150px; width: 120px; }
    .bynumber input, .filter input, .filter select { font: inherit; color: inherit; min-width: 0;
      background: var(--card); border: 1px solid var(--soft); border-radius: 10px;
      padding: 7px 11px; }
    .narrowing { margin-top: 6px; }
    .filter { display: grid; gap: 12px 16px; align-items: end; margin: 8px 0;
      grid-template-columns: repeat(auto-fill, minmax(min(170px, 100%), 1fr)); }
    .filter p { display: grid; gap: 4px; }
    .filter .go { display: flex; gap: 14px; align-items: center; }
    .filter label { color: var(--soft); font-size: 14px; }
    .filter input, .filter select { width: 100%; }
    .sheet { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      box-shadow: var(--shadow); overflow: hidden; }
    .register { width: 100%; border-collapse: collapse; }
    .register th { text-align: left; font-size: 14px; font-weight: 400; color: var(--soft);
      padding: 10px 16px; border-bottom: 1px solid var(--line); }
    .register td { padding: 11px 16px; vertical-align: top; border-top: 1px solid var(--hair); }
    .register tbody tr:first-child td { border-top: 0; }
    .register .soft { display: block; }
    .register .number { white-space: nowrap; }
    .register .number a { font-weight: 600; font-variant-numeric: tabular-nums; }
    .register .state, .register .due { min-width: 120px; }
    .pages { display: flex; flex-wrap: wrap; gap: 6px 20px; margin-top: 16px; }
    .pages:not(:has(a)) { display: none; }
    .back { margin-bottom: 4px; }
    .case { display: grid; gap: 6px; }
    .case .marks, .sheet .marks { justify-content: flex-start; }
    .deadline { margin-top: 12px; padding: 9px 16px; border-radius: 12px; color: var(--tone);
      background: var(--tone-tint); border-left: 5px solid var(--tone); }
    .two { display: grid; gap: 0 34px; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: auto 1fr; grid-template-areas: "said acts" "rest acts"; }
    .said-side { grid-area: said; }
    .act-side { grid-area: acts; }
    .rest-side { grid-area: rest; }
    .two blockquote { max-width: none; margin-top: 8px; }
    .gistline { font-size: 18px; font-weight: 600; }
    .facts { display: grid; gap: 5px; margin-top: 12px; }
    .facts div { display: grid; grid-template-columns: 6em minmax(0, 1fr); gap: 10px; }
    .plain { display: grid; gap: 6px; }
    .plain > li { padding-bottom: 6px; border-bottom: 1px solid var(--hair); }
    .plain > li:last-child { border-bottom: 0; }
    .person { margin-bottom: 10px; }
    .person .facts { margin-top: 4px; }
    .way { display: inline-block; padding: 6px 14px; border: 1px solid var(--line);
      border-radius: 10px; background: var(--card); text-decoration: none; }
    .deeds .deed, .drafting { background: var(--card); border: 1px solid var(--line);
      border-radius: 12px; margin-top: 8px; }
    .deed > summary, .drafting > summary { padding: 9px 16px; color: var(--ink); font-weight: 600; }
    .deed[open] > summary, .drafting[open] > summary { border-bottom: 1px solid var(--hair); }
    .deed > form, .drafting > form { padding: 14px 16px; }
    .deed .complained, .drafting .complained { margin: 0; }
    .boxes { max-height: 190px; overflow-y: auto; }
    .cases { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      box-shadow: var(--shadow); overflow: hidden; }
    .cases > li { display: grid; gap: 2px 16px; align-items: start; padding: 12px 18px;
      grid-template-columns: 120px minmax(0, 1fr) auto; border-top: 1px solid var(--hair); }
    .cases > li:first-child { border-top: 0; }
    .cases .number a { font-weight: 600; }
    """

  /// The text beside its findings.
  static let review = """
    .fields.wide { max-width: none; }
    .part { margin-top: 18px; }
    .fields .part { margin-top: 0; }
    .part > legend { font-weight: 600; color: var(--ink); }
    .sides { display: grid; gap: 10px 20px; align-items: start;
      grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); }
    .side { color: var(--soft); font-size: 14px; }
    .words { display: block !important; white-space: pre-wrap; background: var(--card);
      border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; min-height: 46px; }
    .words.shown { border-color: var(--accent); }
    mark { color: var(--tone); background: var(--tone-tint); border-bottom: 2px solid var(--tone);
      border-radius: 3px; padding: 0 1px; }
    mark sup { font-size: 11px; margin-left: 1px; line-height: 1; }
    .finding { margin-top: 10px; padding: 6px 14px 10px; border-color: var(--hair); }
    .finding.unresolved { border-color: var(--bad); border-width: 2px; }
    .finding legend b { color: var(--ink); }
    .finding .cause { display: block; color: var(--soft); font-size: 14px; }
    .finding .choose { display: flex; flex-wrap: wrap; gap: 2px 6px; align-items: center; }
    .finding .choose input[type=radio] { width: 18px; height: 18px; }
    .finding .choose input:not([type=radio]) { flex: 1 1 200px; width: auto; padding: 5px 10px; }
    .finding .choose input[type=radio] { flex: none; padding: 0; }
    .proposal { font-weight: 600; color: var(--accent); }
    .open { color: var(--bad); }
    .mend textarea, .mend input { margin-top: 6px; }
    del { color: var(--bad); background: var(--bad-tint); }
    ins { color: var(--good); background: var(--good-tint); text-decoration: underline; }
    .journal > li { display: grid; gap: 2px 14px;
      grid-template-columns: 54px minmax(0, 1fr) auto; }
    .journal .soft { display: block; }
    .history > li { display: grid; gap: 2px 14px; grid-template-columns: 150px minmax(0, 1fr); }
    .history .what .soft { display: block; }
    .serial { font-variant-numeric: tabular-nums; }
    .report { width: 100%; height: 78vh; min-height: 480px; border: 1px solid var(--line);
      border-radius: 14px; background: #fff; margin-top: 16px; }
    .downloads { margin-top: 14px; }
    .todo { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      box-shadow: var(--shadow); overflow: hidden; }
    .todo > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 14px;
      align-items: baseline; padding: 11px 18px; border-top: 1px solid var(--hair); }
    .todo > li:first-child { border-top: 0; }
    @media (max-width: 820px) { .two { grid-template-columns: minmax(0, 1fr);
      grid-template-areas: "said" "acts" "rest"; } }
    @media (max-width: 640px) {
      .register, .register tbody, .register tr, .register td { display: block; }
      .register thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .register tr { padding: 11px 14px; border-top: 1px solid var(--hair); display: grid;
        gap: 4px; }
      .register tbody tr:first-child { border-top: 0; }
      .register td { padding: 0; border: 0; }
      .register .number { display: flex; justify-content: space-between; gap: 10px; }
      .register td.due:empty { display: none; }
      .register .due .soft, .register .state > .soft { display: inline; }
      .cases > li { grid-template-columns: minmax(0, 1fr) auto; padding: 11px 14px; }
      .cases .what { grid-column: 1 / -1; order: 3; }
      .history > li { grid-template-columns: minmax(0, 1fr); }
      .facts div { grid-template-columns: 5.2em minmax(0, 1fr); }
      .part, .finding { padding-left: 10px; padding-right: 10px; }
      .deed > form, .drafting > form { padding: 12px 10px; }
      .stages { gap: 5px; }
      .stages a { padding: 5px 10px; font-size: 14px; }
    }
    @media print { .finders, .stages, .pages, .deeds, .drafting { display: none; }
      .two { grid-template-columns: minmax(0, 1fr);
        grid-template-areas: "said" "acts" "rest"; } }
    """
}
