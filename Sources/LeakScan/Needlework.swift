// From a datum to what must be looked for: not only the whole of it, but those parts that would give
// it away alone, and not those parts that may be said.

/// Cuts data into needles and numbers.
struct Needlework {
  /// Texts to be looked for.
  var needles = NeedleIndex()
  /// Numbers to be looked for.
  var numbers = NumberIndex()

  /// Learns one datum; `owner` is its place in the list of data.
  mutating func add(_ datum: KnownDatum, owner: Int) {
    let text = CanonicalText(datum.value)
    switch datum.kind {
    case .name: add(name: text, owner: owner)
    case .phone, .identityNumber, .bankCard: add(number: text, owner: owner)
    case .homeAddress: add(address: text, owner: owner)
    case .workplace: add(whole: text, least: 4, owner: owner)
    case .plate: add(whole: text, least: 6, owner: owner)
    case .email: add(email: text, owner: owner)
    case .account: add(account: text, owner: owner)
    case .passage: needles.add(passage: text.symbols, owner: owner)
    }
  }

  /// Learns public words.
  mutating func add(allowed phrase: String) {
    needles.add(CanonicalText(phrase).symbols[...], meaning: .allowed, owner: -1)
  }

  private mutating func add(whole text: CanonicalText, least: Int, owner: Int) {
    guard text.symbols.count >= least else { return }
    needles.add(text.symbols[...], meaning: .known, owner: owner)
  }

  // MARK: - Names

  /// The whole name without a form of address; nothing for a surname alone.
  private mutating func add(name text: CanonicalText, owner: Int) {
    var symbols = text.symbols[...]
    for title in NameWords.titles where symbols.count >= title.count {
      if Array(symbols.suffix(title.count)) == title {
        symbols = symbols.dropLast(title.count)
        break
      }
    }
    let isLatin = symbols.allSatisfy(TextShapes.isLetterOrDigit)
    guard symbols.count >= (isLatin ? 3 : 2), !symbols.contains(NameWords.someone),
      !symbols.contains(CanonicalText.mask), !NameWords.nobody.contains(Array(symbols)),
      !NameWords.compoundSurnames.contains(Array(symbols))
    else { return }
    needles.add(
      symbols, marks: Array(text.marks.prefix(symbols.count)), meaning: .name, owner: owner)
  }

  // MARK: - Numbers

  /// Each run of digits of the value, without the country's prefix; short ones as texts.
  private mutating func add(number text: CanonicalText, owner: Int) {
    var found = false
    DigitRun.visit(text, least: 5) { run in
      var digits = run.digits[...]
      for prefix in [[0, 0, 8, 6], [8, 6]] as [[UInt8]]
      where digits.starts(with: prefix) && digits.count - prefix.count >= 10
        && digits.count <= 15
      {
        digits = digits.dropFirst(prefix.count)
      }
      found = true
      if digits.count >= NumberIndex.window {
        numbers.add(Array(digits), owner: owner)
      } else {
        needles.add(digits.map { UInt32($0) + 0x30 }[...], meaning: .known, owner: owner)
      }
    }
    if !found { add(whole: text, least: 5, owner: owner) }
  }

  // MARK: - Addresses of mail and names of accounts

  /// The address in the ways in which people write its signs, and a telling local part alone.
  private mutating func add(email text: CanonicalText, owner: Int) {
    add(whole: text, least: 5, owner: owner)
    guard let sign = text.symbols.firstIndex(of: 0x40) else { return }
    let local = text.symbols[..<sign]
    var dotted: [UInt32] = []
    for index in text.symbols.indices where index > sign {
      if text.marks[index] & Mark.dot != 0 { dotted.append(0x70B9) }
      dotted.append(text.symbols[index])
    }
    let plain = Array(text.symbols[(sign + 1)...])
    for word in [[0x40], [0x61, 0x74], [0x827E, 0x7279]] as [[UInt32]] {
      needles.add((Array(local) + word + dotted)[...], meaning: .known, owner: owner)
      needles.add((Array(local) + word + plain)[...], meaning: .known, owner: owner)
    }
    if local.count >= 8 || local.count >= 5 && local.contains(where: TextShapes.isDigit) {
      needles.add(local, meaning: .known, owner: owner)
    }
  }

  private mutating func add(account text: CanonicalText, owner: Int) {
    if text.symbols.count >= NumberIndex.window, text.symbols.allSatisfy(TextShapes.isDigit) {
      add(number: text, owner: owner)
    } else {
      add(whole: text, least: 5, owner: owner)
    }
  }
}
