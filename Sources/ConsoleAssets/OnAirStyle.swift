// The style of the screener's log: the line under the eyes, the number large, the keys on the buttons.

/// The sheet of the screener's log.
package enum OnAirStyle {
  /// The whole sheet.
  package static let sheet = """
    .showhead { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; }
    .showhead h1 { font-size: 24px; }
    .standing { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; }
    .shows { margin-left: auto; display: flex; gap: 8px; align-items: center; }
    .shows select, .entry input:not([type=checkbox]), .entry select, .entry textarea, .words {
      font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft);
      border-radius: 10px; padding: 7px 11px; min-width: 0; }
    .outbox { margin-top: 12px; padding: 10px 16px; border-radius: 12px; font-weight: 600;
      color: var(--warn); background: var(--warn-tint); border-left: 5px solid var(--warn); }
    .outbox.lost { color: var(--bad); background: var(--bad-tint); border-color: var(--bad); }
    .waiting-entries { margin-top: 6px; display: grid; gap: 4px; font-size: 14px; }
    .waiting-entries li { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
    .waiting-entries button { padding: 2px 10px; font-size: 14px; }
    .entry { margin-top: 14px; }
    .oneline { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px 10px; }
    .oneline label { grid-column: 1 / -1; font-weight: 600; }
    .entry .oneline input { font-size: 21px; padding: 11px 14px; border-width: 2px;
      border-color: var(--accent); }
    .echo { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; min-height: 30px; }
    .echo li { background: var(--good-tint); color: var(--good); border-radius: 8px;
      padding: 2px 10px; max-width: 100%; }
    .echo li.doubtful { background: var(--warn-tint); color: var(--warn); }
    .echo span { font-size: 13px; margin-right: 6px; opacity: .85; }
    .entry details { margin-top: 8px; }
    .columns { margin-top: 8px; padding: 12px 16px; border: 1px solid var(--line);
      border-radius: 12px; display: grid; gap: 8px 14px;
      grid-template-columns: repeat(6, minmax(0, 1fr)); }
    .columns p { display: grid; gap: 2px; align-content: start; }
    .columns label { font-size: 13px; color: var(--soft); }
    .columns .wide { grid-column: span 2; }
    .columns .boxes { display: flex; flex-wrap: wrap; align-items: end; }
    .columns .boxes.wide { grid-column: span 3; }
    .columns input, .columns select, .columns textarea { width: 100%; }
    .columns .box { font-size: 16px; }
    .columns .box input { width: 18px !important; }
    .columns textarea { resize: vertical; }
    .receipt:has(p) { margin-top: 12px; padding: 12px 18px; border-radius: 14px; background:
      var(--good-tint); border-left: 6px solid var(--good); }
    .receipt:focus { outline: 3px solid var(--bad); }
    .receipt.alarm { background: var(--bad-tint); border-color: var(--bad); }
    .receipt .number { font-size: 44px; line-height: 1.15; font-weight: 700; letter-spacing: .03em;
      font-variant-numeric: tabular-nums; }
    .receipt .spoken { font-size: 20px; }
    .urgent { color: var(--bad); margin-top: 4px; }
    .receipt .urgent { font-size: 22px; }
    .receipt form { margin-top: 8px; }
    .same { color: var(--warn); font-size: 14px; }
    .onair .log { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; }
    .onair section { margin-top: 20px; }
    .onair .alarms { grid-column: 1 / -1; }
    .alarms h2 { color: var(--bad); }
    .calls { display: grid; gap: 8px; }
    .call { background: var(--card); border: 1px solid var(--line); border-left: 5px solid
      var(--tone); border-radius: 12px; padding: 9px 14px; box-shadow: var(--shadow); }
    .call:focus, .call.chosen { outline: 3px solid var(--accent); outline-offset: 1px; }
    .call .no { font-size: 18px; font-variant-numeric: tabular-nums; margin-right: 4px; }
    .call .gist { font-size: 17px; }
    .call .consent { margin-top: 6px; }
    .call .consent summary { color: var(--soft); font-size: 15px; width: fit-content; cursor: pointer; }
    .call .consent label { display: inline-flex; gap: 4px; align-items: center; }
    .call .acts { margin-top: 6px; gap: 6px; align-items: center; }
    .call .acts:not(:has(button)) { display: none; }
    .call .acts button { padding: 3px 10px; font-size: 15px; }
    .call .words { flex: 1 1 180px; padding: 4px 10px; }
    kbd { font: 600 13px/1 ui-monospace, "DejaVu Sans Mono", monospace; padding: 2px 6px;
      border: 1px solid currentColor; border-radius: 5px; opacity: .9; }
    button kbd { margin-right: 2px; }
    .oneline button kbd { margin: 0 0 0 4px; }
    .keys ul { display: flex; flex-wrap: wrap; gap: 6px 18px; margin-bottom: 8px; }
    .stale .keys { opacity: 1; }
    @media (max-width: 900px) {
      .columns { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .onair .log { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 560px) {
      .columns { grid-template-columns: repeat(2, minmax(0, 1fr)); padding: 10px 12px; }
      .columns .wide, .columns .boxes.wide { grid-column: 1 / -1; }
      .oneline { grid-template-columns: minmax(0, 1fr); }
      .receipt .number { font-size: 36px; }
      .shows { margin-left: 0; }
    }
    """
}
