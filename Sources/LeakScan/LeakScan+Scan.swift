// One output, level by level: canonical text, known texts, known numbers, shapes; then what is
// allowed is taken away, and what is left gets its place in the finished bytes.

extension LeakScan {
  /// The traces in `bytes`, the content of an output, and in its `name`, by offset.
  /// Empty when nothing private was found. Time grows with the length and no faster.
  package func scan(_ bytes: [UInt8], named name: String) -> [Trace] {
    let inName = places(in: Array(name.utf8))
    // A name that tells something is not repeated in the trace that says so.
    let output = inName.isEmpty ? name : "（名称含有个人信息，不在此显示）"
    var traces = inName.map { $0.trace(of: output, in: .name, line: 1, labels: labels) }
    let found = places(in: bytes)
    let lines = LineCounter(bytes, upTo: found.last?.range.lowerBound ?? 0)
    traces += found.map {
      $0.trace(
        of: output, in: .content, line: lines.line(at: $0.range.lowerBound), labels: labels)
    }
    return traces
  }

  /// The places of traces on every level of `bytes`, by offset, each once.
  private func places(in bytes: [UInt8]) -> [TracePlace] {
    var layer: EscapeLayer? = EscapeLayer(bytes)
    var found: Set<TracePlace> = []
    var level = 0
    while let current = layer, level < EscapeLayer.limit {
      let text = CanonicalText(current.bytes)
      if level == 0, let invalid = text.firstInvalid {
        found.insert(TracePlace(range: invalid..<(invalid + 1), kind: .unreadable, owner: -1))
      }
      for place in places(in: text) {
        let range = current.range(of: place.range, in: text)
        found.insert(TracePlace(range: range, kind: place.kind, owner: place.owner))
      }
      layer = current.unescaped()
      level += 1
    }
    return TracePlace.distinct(found)
  }

  private func places(in text: CanonicalText) -> [TracePlace] {
    textPlaces(in: text) + numberPlaces(in: text) + shapePlaces(in: text)
  }

  // MARK: - Texts

  private func textPlaces(in text: CanonicalText) -> [TracePlace] {
    let needles = work.needles
    let hits = needles.hits(in: text)
    let allowed = Covered(
      hits.filter { needles.needles[$0.needle].meaning == .allowed }.map(\.range))
    return hits.compactMap { hit in
      let needle = needles.needles[hit.needle]
      guard needle.owner >= 0, isStanding(hit.range, needle, in: text),
        needle.meaning == .passage || !allowed.covers(hit.range)
      else { return nil }
      let kind = kinds[Int(needle.owner)].trace
      if kind == .knownEmail, isAllowedEmail(text.symbols[hit.range]) { return nil }
      return TracePlace(range: hit.range, kind: kind, owner: Int(needle.owner))
    }
  }

  /// Whether a text stands there as itself and not inside a longer word or number.
  private func isStanding(
    _ range: Range<Int>, _ needle: Needle, in text: CanonicalText
  ) -> Bool {
    switch needle.meaning {
    case .passage, .allowed, .door: return true
    case .name: if !NameWords.isName(range, in: text) { return false }
    case .known: break
    }
    func goesOn(_ left: Int, _ right: Int) -> Bool {
      guard left >= 0, right < text.symbols.count, text.marks[right] & Mark.gap == 0 else {
        return false
      }
      let pair = (text.symbols[left], text.symbols[right])
      return TextShapes.isDigit(pair.0) && TextShapes.isDigit(pair.1)
        || TextShapes.isLetter(pair.0) && TextShapes.isLetterOrDigit(pair.1)
        || TextShapes.isLetterOrDigit(pair.0) && TextShapes.isLetter(pair.1)
    }
    return !goesOn(range.lowerBound - 1, range.lowerBound)
      && !goesOn(range.upperBound - 1, range.upperBound)
  }

  // MARK: - Numbers

  private func numberPlaces(in text: CanonicalText) -> [TracePlace] {
    var places: [TracePlace] = []
    DigitRun.visit(text, least: NumberIndex.window) { run in
      for hit in numberHits(in: run) where isTelling(hit, in: run, of: text) {
        let owner = Int(work.numbers.numbers[hit.number].owner)
        let range = (hit.range.lowerBound + run.start)..<(hit.range.upperBound + run.start)
        places.append(TracePlace(range: range, kind: kinds[owner].trace, owner: owner))
      }
      for hit in NumberShapes.hits(in: run, next: run.next(in: text))
      where !isAllowed(run.text(hit.range))
        && !text.isRandom(around: hit.range.lowerBound + run.start)
      {
        let range = (hit.range.lowerBound + run.start)..<(hit.range.upperBound + run.start)
        places.append(TracePlace(range: range, kind: hit.kind, owner: -1))
      }
    }
    for hit in SplitNumbers.hits(of: work.numbers, in: text) {
      let owner = Int(work.numbers.numbers[hit.number].owner)
      guard !isAllowed(work.numbers.text(of: hit.number)) else { continue }
      places.append(TracePlace(range: hit.range, kind: kinds[owner].trace, owner: owner))
    }
    return places
  }

  /// In a short run beginnings of numbers are looked for too.
  private func numberHits(in run: DigitRun) -> [NumberIndex.Hit] {
    let hits = work.numbers.hits(in: run.digits, isShort: run.digits.count <= 10)
    guard run.digits.count > 10 else { return hits }
    // A light stretch of seven to ten digits may be the beginning of a number in a longer run.
    var more: [NumberIndex.Hit] = []
    var start = 0
    while start < run.digits.count {
      var end = start + 1
      while end < run.digits.count, run.gap(end) < 2 { end += 1 }
      if (7...10).contains(end - start) {
        more += work.numbers.hits(in: Array(run.digits[start..<end]), isShort: true).map {
          NumberIndex.Hit(
            range: ($0.range.lowerBound + start)..<($0.range.upperBound + start),
            number: $0.number, isWhole: $0.isWhole)
        }
      }
      start = end
    }
    return hits + more
  }

  /// Whether a known number or a part of one is more than chance, and not allowed.
  private func isTelling(
    _ hit: NumberIndex.Hit, in run: DigitRun, of text: CanonicalText
  ) -> Bool {
    let stretch = run.lightStretch(around: hit.range)
    if isAllowed(run.text(hit.range)) || isAllowed(run.text(stretch)) { return false }
    let gap = run.widestGap(in: hit.range)
    if hit.isWhole, hit.range.count >= 9 {
      let groups = run.groupCount(in: hit.range)
      return gap < 3 || groups <= 5 || groups == hit.range.count
    }
    guard gap < 2 else { return false }
    let isAll = stretch == hit.range
    guard isAll || hit.range.count >= 9 else { return false }
    let isNumbered = text.isCaseNumber(at: stretch.lowerBound + run.start)
    return !run.hasDate(in: stretch) && !isNumbered
      && !text.isRandom(around: hit.range.lowerBound + run.start)
  }

  private func isAllowed(_ digits: String) -> Bool {
    allowedNumbers.contains(digits)
      || digits.hasPrefix("86") && allowedNumbers.contains("0" + digits.dropFirst(2))
      || digits.hasPrefix("86") && allowedNumbers.contains(String(digits.dropFirst(2)))
  }

  // MARK: - Shapes

  private func shapePlaces(in text: CanonicalText) -> [TracePlace] {
    TextShapes.hits(in: text).compactMap { hit in
      switch hit.kind {
      case .email: if isAllowedEmail(text.symbols[hit.range]) { return nil }
      case .qq, .weChat:
        if allowedAccounts.contains(Array(text.symbols[hit.range])) { return nil }
      default: break
      }
      return TracePlace(range: hit.range, kind: hit.kind, owner: -1)
    }
  }

  private func isAllowedEmail(_ symbols: ArraySlice<UInt32>) -> Bool {
    guard let sign = symbols.firstIndex(of: 0x40) else { return false }
    return allowedEmails.contains(Array(symbols)) || allowedEmails.contains(Array(symbols[sign...]))
  }
}
