// The output as a stream of symbols: letters, digits and ideographs in one spelling, with what stood
// between them noted beside. Everything that is compared is compared in this form.

/// Marks of a symbol: what stood before it, and how it was written.
enum Mark {
  /// How far it is from the symbol before: 0 nothing visible, 1 a light sign, 2 a line break,
  /// 3 a sign or a block that divides.
  static let gap: UInt8 = 0x03
  /// A Chinese numeral.
  static let numeral: UInt8 = 0x04
  /// A full stop before it.
  static let dot: UInt8 = 0x08
  /// A plus sign before it.
  static let plus: UInt8 = 0x10
  /// Another part of the output begins with it.
  static let hard: UInt8 = 0x20
  /// A blank or a bracket before it.
  static let blank: UInt8 = 0x40
}

/// Symbols, their places in a layer and their marks.
struct CanonicalText {
  private(set) var symbols: [UInt32] = []
  private(set) var places: [UInt32] = []
  private(set) var marks: [UInt8] = []
  /// The first byte that is not UTF-8.
  private(set) var firstInvalid: Int?

  /// The mask sign that cuts what stands before it from what follows.
  static let mask: UInt32 = 0x2A

  /// Reads `bytes`; with `markup` the insides of tags follow after the text.
  init(_ bytes: [UInt8], markup: Bool = true) {
    // No byte becomes more than one symbol, so room for all is known beforehand.
    symbols = Array(unsafeUninitializedCapacity: bytes.count) { symbols, symbolCount in
      places = Array(unsafeUninitializedCapacity: bytes.count) { places, placeCount in
        marks = Array(unsafeUninitializedCapacity: bytes.count) { marks, markCount in
          var reader = CanonicalReader(symbols: symbols, places: places, marks: marks)
          bytes.withUnsafeBufferPointer { reader.read($0, markup: markup) }
          firstInvalid = reader.firstInvalid
          symbolCount = reader.count
          placeCount = reader.count
          markCount = reader.count
        }
      }
    }
  }

  /// Reads a value that is known: as it will be shown, without the tags somebody typed into it.
  init(_ text: String) {
    self.init(Array(text.utf8), markup: true)
    let shown = marks.firstIndex { $0 & Mark.hard != 0 } ?? symbols.count
    if shown > 0 {
      symbols.removeLast(symbols.count - shown)
      places.removeLast(places.count - shown)
      marks.removeLast(marks.count - shown)
    } else {
      self.init(Array(text.utf8), markup: false)
    }
  }
}
