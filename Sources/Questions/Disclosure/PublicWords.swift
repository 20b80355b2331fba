// The words that are to be published, all of them: what is signed is these words and no others. A digest
// over a form that can be spelled in one way only ties signature, store and page together.

import Crypto
package import Discretion
package import Timekeeping

/// The digest of a public text: SHA-256 in hexadecimal.
package struct TextHash: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The first eight characters, digits written as letters: what papers and pages show. Eight digits in
  /// a row would look like somebody's telephone number, and a page with that is held back.
  package var shortForm: String {
    String(rawValue.prefix(8).map { $0.wholeNumberValue.map { TextHash.letters[$0] } ?? $0 })
  }

  private static let letters = Array("ghjkmnpqrs")
}

/// A title, a question, an answer and the place where it happened.
package struct PublicWords: Hashable, Sendable, Codable {
  /// The title.
  package let title: String
  /// The question.
  package let question: String
  /// The answer.
  package let answer: String
  /// Where it happened, as far as that may be said.
  package let incidentPlace: String?
  /// What stands round them on the page: it is signed with them.
  package private(set) var frame = PublicFrame()

  /// Words that were masked, or that the store kept. Line ends become one character and the ends are
  /// trimmed, so that what a form sends back unchanged has the same digest.
  init(title: String, question: String, answer: String, incidentPlace: String?) {
    self.title = Blanks.oneLine(title)
    self.question = Blanks.lines(question)
    self.answer = Blanks.lines(answer)
    let place = incidentPlace.map(Blanks.oneLine)
    self.incidentPlace = place == "" ? nil : place
  }

  /// The same words with what stands round them.
  func framed(_ frame: PublicFrame) -> PublicWords {
    var words = self
    words.frame = frame
    return words
  }

  /// The digest. Each field is preceded by its length, so nothing can move from one to the next.
  package var hash: TextHash {
    var digest = SHA256()
    digest.update(data: Array("hotline public words 2\n".utf8))
    for field in [title, question, answer, incidentPlace ?? ""] + frame.fields {
      let bytes = Array(field.utf8)
      digest.update(data: Array("\(bytes.count):".utf8))
      digest.update(data: bytes)
    }
    digest.update(data: Array((incidentPlace == nil ? "-" : "+").utf8))
    return TextHash(rawValue: digest.finalize().map(PublicWords.hexadecimal).joined())
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// One version of the public text. Every version is kept, with who wrote it and when.
///
/// Coding leaves the words out; they travel in `Question.Hidden`, because a text that nobody has
/// signed may still name the caller.
package struct TextVersion: Hashable, Sendable {
  /// Counted from 1 within the question.
  package let number: Int
  /// The digest of the words.
  package let hash: TextHash
  /// The member who wrote it.
  package let writtenBy: String
  /// When.
  package let writtenAt: Timestamp
  /// The words.
  package internal(set) var words: Private<PublicWords>
}

extension TextVersion: Codable {
  private enum Key: String, CodingKey {
    case number, hash, writtenBy, writtenAt
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    number = try fields.decode(Int.self, forKey: .number)
    hash = try fields.decode(TextHash.self, forKey: .hash)
    writtenBy = try fields.decode(String.self, forKey: .writtenBy)
    writtenAt = try fields.decode(Timestamp.self, forKey: .writtenAt)
    words = Private(PublicWords(title: "", question: "", answer: "", incidentPlace: nil))
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(number, forKey: .number)
    try fields.encode(hash, forKey: .hash)
    try fields.encode(writtenBy, forKey: .writtenBy)
    try fields.encode(writtenAt, forKey: .writtenAt)
  }
}

/// What stands on the public page beside the words: short, and typed by people all the same, so that it
/// is masked and signed like them.
package struct PublicFrame: Hashable, Sendable, Codable {
  /// Its topic.
  package var topic: String?
  /// The district.
  package var area: String?
  /// The policies that the answer rests on.
  package var policyReferences: [String] = []
  /// The campaigns it belongs to.
  package var campaignTags: [String] = []
  /// What a correction tells its readers.
  package var note: String?

  /// Nothing.
  package init() {}

  /// Every field in one order, lists with their lengths, so that no two frames read alike.
  fileprivate var fields: [String] {
    [topic ?? "", area ?? "", String(policyReferences.count)] + policyReferences
      + [String(campaignTags.count)] + campaignTags + [note ?? ""]
  }
}

extension PublicWords {
  private enum Key: String, CodingKey {
    case title, question, answer, incidentPlace, frame
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    title = try fields.decode(String.self, forKey: .title)
    question = try fields.decode(String.self, forKey: .question)
    answer = try fields.decode(String.self, forKey: .answer)
    incidentPlace = try fields.decodeIfPresent(String.self, forKey: .incidentPlace)
    frame = try fields.decodeIfPresent(PublicFrame.self, forKey: .frame) ?? PublicFrame()
  }
}
