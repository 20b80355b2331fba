// Simple charts as SVG inside the page: lying bars with their counts, and a line with marks. There is
// one series only and each count is written down, so nothing is said by colour.

import Writing

/// Draws a chart.
struct ChartDrawing {
  let chart: Chart
  /// Unique within the page.
  let id: String

  func svg() -> String {
    switch chart.form {
    case .bars: bars()
    case .line: line()
    }
  }

  private func frame(height: Int, _ body: String) -> String {
    """
    <svg viewBox="0 0 480 \(height)" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(HTML.escaped(chart.title))</title>\
    <desc id="\(id)-d">\(HTML.escaped(chart.wording))</desc>\(body)</svg>
    """
  }

  // MARK: - Bars

  private func bars() -> String {
    let most = max(1, chart.points.map(\.count).max() ?? 1)
    var body = ""
    for (index, point) in chart.points.enumerated() {
      let y = index * 34 + 6
      let width = point.count * 250 / most
      body += "<text x=\"150\" y=\"\(y + 16)\" class=\"label\">\(HTML.escaped(point.label))</text>"
      body += "<rect x=\"160\" y=\"\(y)\" width=\"\(max(width, 1))\" height=\"22\""
      body += " class=\"bar\"/>"
      body += "<text x=\"\(168 + width)\" y=\"\(y + 16)\" class=\"value\">\(point.count)</text>"
    }
    return frame(height: chart.points.count * 34 + 12, body)
  }

  // MARK: - Line

  private func line() -> String {
    let most = max(1, chart.points.map(\.count).max() ?? 1)
    let count = chart.points.count
    func x(_ index: Int) -> Int { count > 1 ? 50 + index * 390 / (count - 1) : 245 }
    func y(_ value: Int) -> Int { 180 - value * 150 / most }
    var body = "<line x1=\"50\" y1=\"180\" x2=\"440\" y2=\"180\" class=\"axis\"/>"
    body += "<line x1=\"50\" y1=\"30\" x2=\"440\" y2=\"30\" class=\"grid\"/>"
    body += "<text x=\"44\" y=\"35\" class=\"label\">\(most)</text>"
    body += "<text x=\"44\" y=\"185\" class=\"label\">0</text>"
    let points = chart.points.enumerated().map { "\(x($0)),\(y($1.count))" }
    body += "<polyline points=\"\(points.joined(separator: " "))\" class=\"curve\"/>"
    // No more labels than fit.
    let step = max(1, (count + 4) / 5)
    for (index, point) in chart.points.enumerated() {
      body += "<circle cx=\"\(x(index))\" cy=\"\(y(point.count))\" r=\"3.5\" class=\"mark\"/>"
      if index % step == 0 {
        body += "<text x=\"\(x(index))\" y=\"204\" class=\"tick\">"
        body += "\(HTML.escaped(point.label))</text>"
      }
    }
    return frame(height: 214, body)
  }
}

/// Text in a page.
enum HTML {
  /// What may not stand in a page as it is, in a text or an attribute.
  static func escaped(_ text: String) -> String { TextReader.attribute.safe(text) }

  /// A text as part of an address.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var output = ""
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126:
        output.unicodeScalars.append(Unicode.Scalar(byte))
      default: output += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return output
  }
}
