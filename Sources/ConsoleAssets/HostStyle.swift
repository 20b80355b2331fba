// The style of the host's screen: dark by default, sized by the screen, so that the next caller is read
// from three metres on a monitor and still fits on a telephone.

/// The sheet of the host's screen.
package enum HostStyle {
  /// The whole sheet.
  package static let sheet = """
    * { box-sizing: border-box; }
    :root { color-scheme: dark; --unit: clamp(13px, min(1.05vw, 1.9vh), 40px); }
    html, body { height: 100%; }
    body { margin: 0; display: flex; flex-direction: column; background: #0b0e11; color: #f2f5f7;
      font: var(--unit)/1.4 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei",
        "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; overflow-wrap: anywhere; }
    h2, h3, p, ul, ol { margin: 0; padding: 0; }
    ul, ol { list-style: none; }
    h2, h3 { font-size: 1.25em; font-weight: 500; color: #9fb0bd; }
    h2 small { color: #ffc46b; margin-left: .4em; }
    em { font-style: normal; font-weight: 700; color: #ff9a90; }
    #stale { background: #b3261e; color: #fff; font-size: 2.4em; font-weight: 700;
      text-align: center; padding: .35em 1em; }
    .lost .screen { opacity: .45; }
    .screen { flex: 1; min-height: 0; display: grid; gap: 1em 1.6em; padding: 1em 1.6em;
      grid-template: auto minmax(0, 1fr) / minmax(0, 2.3fr) minmax(0, 1fr); }
    .time { grid-column: 1 / -1; display: flex; flex-wrap: wrap; justify-content: space-between;
      align-items: baseline; gap: 0 2em; border-bottom: 2px solid #26313a; }
    .about { font-size: 2em; color: #c9d5dd; }
    .about b { color: #fff; }
    .left { font-size: 3.4em; line-height: 1.25; font-weight: 700;
      font-variant-numeric: tabular-nums; color: #72d19b; white-space: nowrap; }
    .left.soon { color: #ffc46b; }
    .left.over { color: #ff7a6e; }
    .calls { display: flex; flex-direction: column; gap: .8em; min-height: 0; }
    .calls > section { flex: none; }
    .now, .next { border-radius: .6em; padding: .5em .9em .7em; }
    .now { background: #3a1513; border-left: .4em solid #ff7a6e; }
    .next { background: #12313a; border-left: .4em solid #62c8c4; }
    .caller { font-size: 4.6em; line-height: 1.2; color: #fff; }
    .caller span { font-size: .72em; color: #c9e6e5; margin-left: .2em; }
    .caller small { font-size: .34em; color: #a7bac4; margin-left: .5em; white-space: nowrap; }
    .caller em { font-size: .5em; }
    .gist { font-size: 3.1em; line-height: 1.25; font-weight: 600; display: -webkit-box;
      -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    .now .caller { font-size: 3em; }
    .now .gist { font-size: 2.3em; }
    .calls > .waiting { flex: 1; min-height: 0; overflow: hidden; }
    .waiting ol { counter-reset: place; }
    .waiting li { font-size: 1.85em; line-height: 1.4; white-space: nowrap; overflow: hidden;
      text-overflow: ellipsis; counter-increment: place; color: #c9d5dd; }
    .waiting li::before { content: counter(place) " "; color: #62c8c4; font-weight: 700; }
    .waiting li b { color: #fff; }
    .waiting li span { color: #9fc4c3; }
    .quiet { font-size: 2em; color: #8497a3; }
    aside { display: flex; flex-direction: column; min-height: 0; border-left: 2px solid #26313a;
      padding-left: 1.4em; }
    .promises { flex: 1; min-height: 0; overflow: hidden; }
    .promises li { font-size: 1.5em; line-height: 1.35; margin: .45em 0; color: #c9d5dd;
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
    .promises li b { color: #fff; }
    .promises li span { color: #ffc46b; font-size: .82em; white-space: nowrap; }
    .promises .late span { color: #ff9a90; font-weight: 700; }
    .promises h3 { margin-top: .9em; }
    .counts { display: flex; flex-wrap: wrap; gap: .2em 1.2em; color: #9fb0bd; font-size: 1.1em;
      padding-top: .6em; }
    .counts b { color: #f2f5f7; font-variant-numeric: tabular-nums; }
    footer { display: flex; flex-wrap: wrap; align-items: center; gap: .3em 1.6em;
      padding: .4em 1.6em .6em; color: #8497a3; font-size: 1.1em; }
    #clock { font-variant-numeric: tabular-nums; color: #c9d5dd; }
    .ways { margin-left: auto; }
    footer a { color: #9fc4c3; }
    footer form { display: flex; gap: .5em; }
    footer button, footer select { font: inherit; color: inherit; background: #161c21;
      border: 1px solid #4a5a66; border-radius: .5em; padding: .1em .8em; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; margin: 0; }
    :focus-visible { outline: 3px solid #62c8c4; outline-offset: 2px; }
    @media (max-width: 800px) {
      :root { --unit: 15px; }
      html, body { height: auto; }
      .screen { display: block; padding: .8em; }
      .screen > * { margin-bottom: 1em; }
      .about { font-size: 1.25em; }
      .left { font-size: 2.3em; }
      .caller { font-size: 2.2em; }
      .gist { font-size: 1.6em; -webkit-line-clamp: 5; }
      .now .caller { font-size: 1.8em; }
      .now .gist { font-size: 1.4em; }
      .waiting li { font-size: 1.2em; white-space: normal; margin-bottom: .3em; }
      .promises li { font-size: 1.1em; -webkit-line-clamp: 6; }
      .quiet { font-size: 1.3em; }
      #stale { font-size: 1.4em; position: sticky; top: 0; }
      aside { border-left: 0; border-top: 2px solid #26313a; padding: .6em 0 0; }
      footer { padding: .4em .8em; }
    }
    """
}
