// The papers that are signed and sent by hand: A4, black on white, with room for a pen and a seal. Each
// is a page of its own without the console round it.

/// A paper.
package enum PaperTemplate {
  /// The text.
  package static let text = """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}} {{number}}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/papers.css">
    </head>
    <body>
    <p class="aside"><a href="{{backPath}}">回到 {{number}}</a> 用浏览器的打印功能打印，纸张 A4。</p>
    <article>
    <h1>{{title}}</h1>
    <p class="reference"><span>编号：{{number}}</span><span>{{reference}}</span></p>
    {{#isLetter}}
    <p class="to">{{addressee}}：</p>
    {{#paragraphs}}<p class="paragraph">{{.}}</p>{{/paragraphs}}
    {{/isLetter}}
    <table>
    <tbody>
    {{#rows}}
    <tr{{#isTall}} class="tall"{{/isTall}}><th scope="row">{{rowName}}</th><td>{{rowWords}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    {{#hasSignatures}}
    <table class="signatures">
    <thead><tr><th scope="col">审核环节</th><th scope="col">意见</th><th scope="col">签名</th>\
    <th scope="col">日期</th></tr></thead>
    <tbody>
    {{#signatures}}
    <tr><th scope="row">{{signatureName}}</th><td>{{signatureVerdict}}</td><td>{{signatureBy}}</td>\
    <td>{{signatureOn}}</td></tr>
    {{/signatures}}
    </tbody>
    </table>
    {{/hasSignatures}}
    {{#notes}}<p class="note">{{.}}</p>{{/notes}}
    <p class="issuer"><span>{{issuer}}</span><span>{{issuedOn}}</span></p>
    </article>
    </body>
    </html>

    """

  /// The style sheet.
  package static let style = """
    @page { size: A4; margin: 22mm 20mm 20mm 24mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #f1efe9; color: #000;
      font: 16px/1.7 "FangSong", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC", serif;
      overflow-wrap: anywhere; }
    article { background: #fff; max-width: 210mm; margin: 16px auto; padding: 22mm 20mm 20mm 24mm;
      box-shadow: 0 2px 14px rgb(0 0 0 / 14%); }
    .aside { max-width: 210mm; margin: 14px auto 0; padding: 0 16px; color: #444; font-size: 14px;
      font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    .aside a { color: #0b6a6f; margin-right: 12px; }
    h1 { font-family: "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
      font-size: 26px; font-weight: 700; text-align: center; letter-spacing: .18em;
      margin: 0 0 14px; }
    .reference { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 20px;
      margin: 0 0 10px; }
    .to { margin: 0 0 4px; font-weight: 700; }
    .paragraph { text-indent: 2em; margin: 0 0 8px; }
    table { width: 100%; border-collapse: collapse; margin: 0 0 14px; }
    th, td { border: 1px solid #000; padding: 6px 10px; text-align: left; vertical-align: top;
      white-space: pre-wrap; }
    th[scope=row] { width: 7.5em; font-weight: 700; text-align: center; vertical-align: middle; }
    thead th { text-align: center; }
    tr { break-inside: avoid; }
    tr.tall { break-inside: auto; }
    .signatures td, .signatures th { height: 3.4em; vertical-align: middle; }
    .note { font-size: 14px; margin: 0 0 6px; }
    .issuer { display: grid; justify-items: end; gap: 2px; margin: 26px 0 0; }
    @media (max-width: 640px) {
      article { padding: 20px 14px; margin: 10px 0; }
      h1 { font-size: 22px; letter-spacing: .06em; }
      th[scope=row] { width: 5.2em; }
      th, td { padding: 5px 6px; }
    }
    @media print {
      body { background: #fff; font-size: 12pt; }
      .aside { display: none; }
      article { margin: 0; padding: 0; max-width: none; box-shadow: none; }
      h1 { font-size: 20pt; }
    }

    """
}
