// The style of forms: one column, labels above, what is wrong beside it in words.

extension ConsoleStyle {
  /// Fields, buttons, and the pages of members.
  static let fields = """
    .fields { display: grid; gap: 16px; max-width: 560px; }
    .fields p { display: grid; gap: 5px; }
    .fields label { color: var(--soft); }
    .fields input:not([type=checkbox]), .fields textarea, .fields select { font: inherit;
      color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 10px;
      padding: 8px 12px; min-width: 0; width: 100%; }
    .fields input[type=number] { max-width: 140px; }
    .fields .box, .fields .box input { width: auto; }
    .box { display: inline-flex; align-items: center; gap: 8px; color: var(--ink) !important;
      margin-right: 18px; min-height: 32px; }
    .box input { width: 18px !important; height: 18px; accent-color: var(--accent); }
    .hint { font-size: 14px; color: var(--soft); }
    fieldset { border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; margin: 0;
      min-width: 0; }
    legend { padding: 0 6px; color: var(--soft); }
    button { font: inherit; font-weight: 600; border-radius: 10px; padding: 8px 18px; cursor: pointer;
      background: var(--accent); border: 1px solid var(--accent); color: var(--card);
      justify-self: start; }
    button:hover { filter: brightness(1.08); }
    button.quiet { background: none; color: var(--accent); font-weight: 400; padding: 5px 14px;
      border-color: var(--line); }
    button.quiet:hover { border-color: currentColor; }
    .complained { padding: 12px 18px; border-radius: 12px; background: var(--bad-tint);
      border-left: 5px solid var(--bad); margin: 12px 0; }
    .door { max-width: 400px; margin: 6vh auto 0; display: grid; gap: 16px; }
    .secret code { display: block; padding: 12px 16px; user-select: all; overflow-wrap: anywhere; }
    .acts { display: flex; flex-wrap: wrap; gap: 10px; }
    .people-list { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
      box-shadow: var(--shadow); overflow: hidden; }
    .people-list > li { display: grid; grid-template-columns: 120px 120px minmax(0, 1fr) auto;
      gap: 2px 14px; align-items: baseline; padding: 11px 18px; border-top: 1px solid var(--hair); }
    .people-list > li:first-child { border-top: 0; }
    .people-list .name { font-weight: 600; }
    .roles > div { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: center;
      padding: 3px 0; }
    .roles .box { min-width: 118px; margin: 0; }
    .within { display: inline-flex; align-items: center; gap: 6px; font-size: 14px; }
    .within input { width: 130px !important; padding: 4px 9px !important; border-radius: 8px !important;
      border-color: var(--line) !important; }
    .files form { margin-left: auto; }
    .me { display: flex; align-items: center; gap: 6px; white-space: nowrap; font-size: 14px; }
    .me a { color: var(--soft); padding: 5px 6px; }
    .me button { padding: 4px 10px; font-size: 14px; }
    @media (max-width: 640px) {
      .people-list > li { grid-template-columns: minmax(0, 1fr) auto; padding: 11px 14px; }
      .people-list .given { grid-column: 1; order: 3; }
      .people-list .mark { order: 4; }
      .people-list .soft { text-align: right; }
      .me { order: 2; }
      .roles .box { min-width: 100%; }
      .door { margin-top: 2vh; }
    }
    """
}
