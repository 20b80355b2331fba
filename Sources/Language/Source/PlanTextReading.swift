// From bytes to text. The order is fixed: byte order mark, strict UTF-8, GB18030. It must not be
// turned round, for the UTF-8 bytes of Chinese words are very often valid GBK as well, while GBK
// bytes of ordinary words are hardly ever valid UTF-8.

import Foundation

/// What came of decoding one file: the text, or the complaint that says why there is none.
package struct PlanTextReading: Sendable {
  /// Which files may be UTF-16.
  package enum UTF16Rule: Hashable, Sendable {
    /// Tables: spreadsheet programs write “Unicode text”.
    case accepted
    /// Everything else.
    case refused
  }

  /// The text; nil when an error holds the file.
  package let text: PlanText?
  /// What is to be said about the bytes and characters.
  package let diagnostics: [PlanDiagnostic]

  /// Decodes the `bytes` of the file called `name`.
  package init(name: String, bytes: [UInt8], utf16: UTF16Rule = .refused) {
    let start = SourceSpan(file: name, line: 1, column: 1)
    guard bytes.count <= LanguageLimits.fileBytes else {
      text = nil
      diagnostics = [
        PlanDiagnostic(
          .fileTooLarge, at: start,
          "文件有 \(bytes.count) 字节，超过 \(LanguageLimits.fileBytes) 字节（16 MB）的上限。",
          remedy: "删去多余内容，或按年度拆成几个文件")
      ]
      return
    }
    switch PlanTextReading.decode(bytes, utf16: utf16) {
    case .failure(let refusal):
      text = nil
      diagnostics = [refusal.diagnostic(name: name, bytes: bytes)]
    case .success(let decoded):
      let text = PlanText(name: name, encoding: decoded.encoding, utf8: decoded.utf8)
      var found = CharacterCheck(text: text).diagnostics
      let isBroken = found.contains { $0.severity == .error }
      if decoded.encoding == .gb18030 {
        found.append(
          PlanDiagnostic(.readAsGB18030, at: start, "文件不是 UTF-8，已按 GB18030（国标编码）读入。"))
      }
      self.text = isBroken ? nil : text
      diagnostics = found
    }
  }

  /// Why bytes are no text.
  enum Refusal: Error, Hashable {
    case utf16
    case utf32
    case undecodable(offset: Int, looksLikeUTF8: Bool)
    case loneSurrogate(offset: Int)
  }

  private struct Decoded {
    let encoding: PlanText.Encoding
    let utf8: [UInt8]
  }

  private static func decode(_ bytes: [UInt8], utf16 rule: UTF16Rule) -> Result<Decoded, Refusal> {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return .failure(.utf32)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard rule == .accepted else { return .failure(.utf16) }
      return decodeUTF16(bytes)
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let check = UTF8Check(bytes: bytes)
    if check.firstInvalid == nil {
      return .success(
        Decoded(
          encoding: hasMark ? .utf8WithMark : .utf8,
          utf8: hasMark ? Array(bytes.dropFirst(3)) : bytes))
    }
    let offset = check.firstInvalid ?? 0
    if hasMark || check.looksLikeDamagedUTF8 {
      return .failure(.undecodable(offset: offset, looksLikeUTF8: true))
    }
    return decodeGB18030(bytes, utf8Fault: offset)
  }

  private static func decodeUTF16(_ bytes: [UInt8]) -> Result<Decoded, Refusal> {
    let isLittle = bytes[0] == 0xFF
    guard bytes.count.isMultiple(of: 2) else {
      return .failure(.undecodable(offset: bytes.count - 1, looksLikeUTF8: false))
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count, by: 2) {
      let (low, high) =
        isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    if let fault = loneSurrogate(in: units) {
      return .failure(.loneSurrogate(offset: 2 + fault * 2))
    }
    return .success(
      Decoded(encoding: .utf16, utf8: Array(String(decoding: units, as: UTF16.self).utf8)))
  }

  private static func loneSurrogate(in units: [UInt16]) -> Int? {
    var index = 0
    while index < units.count {
      if UTF16.isTrailSurrogate(units[index]) { return index }
      if UTF16.isLeadSurrogate(units[index]) {
        guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else {
          return index
        }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Foundation knows GB18030 by this number. Its cp936 must not be used: that one turns `FE 9F`
  /// (䶮) into a private-use character without a word.
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private static func decodeGB18030(
    _ bytes: [UInt8], utf8Fault: Int
  ) -> Result<Decoded, Refusal> {
    let check = GB18030Check(bytes: bytes)
    if let offset = check.firstInvalid {
      // What begins as Chinese is damaged there; anything else is foreign from its first odd byte.
      let place = check.isPlausible ? offset : utf8Fault
      return .failure(.undecodable(offset: place, looksLikeUTF8: false))
    }
    guard check.isPlausible, let text = String(data: Data(bytes), encoding: gb18030) else {
      return .failure(.undecodable(offset: utf8Fault, looksLikeUTF8: false))
    }
    return .success(Decoded(encoding: .gb18030, utf8: Array(text.utf8)))
  }
}

// MARK: - Wording

extension PlanTextReading.Refusal {
  fileprivate func diagnostic(name: String, bytes: [UInt8]) -> PlanDiagnostic {
    switch self {
    case .utf16, .utf32:
      PlanDiagnostic(
        .utf16Refused, at: SourceSpan(file: name, line: 1, column: 1),
        "文件是 \(self == .utf16 ? "UTF-16" : "UTF-32") 编码（第 1 个字节起是它的标记），这里不接受。",
        expected: "UTF-8", remedy: "用记事本或 WPS 打开，另存为 UTF-8")
    case .loneSurrogate(let offset):
      undecodable(name, bytes, offset, "是残缺的 UTF-16 字符")
    case .undecodable(let offset, let looksLikeUTF8):
      undecodable(
        name, bytes, offset,
        looksLikeUTF8 ? "不是合法的 UTF-8，文件可能被截断或损坏" : "既不是合法的 UTF-8，也不像 GB18030")
    }
  }

  private func undecodable(
    _ name: String, _ bytes: [UInt8], _ offset: Int, _ reason: String
  ) -> PlanDiagnostic {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let byte = offset < bytes.count ? String(bytes[offset], radix: 16, uppercase: true) : "无"
    return PlanDiagnostic(
      .undecodableText, at: SourceSpan(file: name, line: line, column: 1),
      "第 \(offset + 1) 个字节（值 0x\(byte)，在第 \(line) 行）\(reason)。",
      expected: "UTF-8 或 GB18030 编码的文字", remedy: "用 WPS、Excel 或记事本打开，核对内容后另存为 UTF-8")
  }
}
