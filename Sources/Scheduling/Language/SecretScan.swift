// Addresses and keys of robots, wherever in a file they stand. Whoever pastes one into a remark has
// given the robot away, so the whole file is looked through, in one pass over the bytes.

import Language

/// The complaints about addresses and keys of robots in a text.
struct SecretScan {
  private(set) var diagnostics: [PlanDiagnostic] = []

  /// What robots' addresses have in them; nothing else in a plan does.
  private static let signs = [
    "cgi-bin/webhook/send", "robot/send?access_token", "open-apis/bot/", "access_token=",
  ].map { Array($0.utf8) }

  init(text: PlanText) {
    let bytes = text.utf8
    for sign in SecretScan.signs {
      var start = 0
      while let place = SecretScan.place(of: sign, in: bytes, from: start), diagnostics.count < 20 {
        start = place + sign.count
        let span = text.span(place..<place + sign.count)
        guard !diagnostics.contains(where: { $0.span.line == span.line }) else { continue }
        diagnostics.append(
          PlanDiagnostic(
            .secretInFile, at: span, "计划文件里不能写机器人的地址或密钥。", expected: "机器人的名字",
            remedy: "删掉它；地址交给系统管理员放进凭据，并在群里重建这个机器人"))
      }
    }
  }

  /// The first occurrence of `sign` at or behind `start`.
  private static func place(of sign: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= sign.count else { return nil }
      let first = sign[0]
      var index = start
      while index <= bytes.count - sign.count {
        if bytes[index] == first, bytes[index + 1] == sign[1],
          bytes[index..<index + sign.count].elementsEqual(sign)
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}
