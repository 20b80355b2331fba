// A gas smell, a fire, somebody who speaks of dying: such a call is put through at once and never waits
// in a queue. The words only propose; the screener decides, and it costs one key to say no.

/// A hint that a matter must not wait.
package struct EmergencyHint: Hashable, Sendable {
  /// What it may be.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Somebody may harm themselves.
    case selfHarm
    /// Gas.
    case gas
    /// Fire.
    case fire
    /// A life is in danger.
    case medical
    /// A crime is going on.
    case crime
  }

  /// What it may be.
  package let kind: Kind
  /// The word that was found; it stands in our list, not in what the caller said.
  package let word: String

  /// The gravest hint in `text`; nil when there is none.
  package init?(in text: String) {
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Blanks.isBlank($0) }))
    for kind in Kind.allCases {
      for word in EmergencyHint.words(of: kind) where plain.firstRange(of: word) != nil {
        self.kind = kind
        self.word = word
        return
      }
    }
    return nil
  }

  /// To whom the caller is put through.
  package var line: String {
    switch kind {
    case .selfHarm: "120、110，并请心理援助热线 12356 接听"
    case .gas: "燃气抢修、119"
    case .fire: "119"
    case .medical: "120"
    case .crime: "110"
    }
  }

  private static func words(of kind: Kind) -> [String] {
    switch kind {
    case .selfHarm:
      [
        "不想活了", "不想活下去", "不想再活", "活不下去", "活着没意思", "活够了", "自杀", "自残", "轻生", "寻短见", "跳楼", "跳河", "跳桥",
        "割腕",
        "喝农药", "上吊", "一死了之", "死给你们看", "结束生命", "了结自己",
      ]
    case .gas: ["煤气味", "燃气味", "煤气泄漏", "燃气泄漏", "天然气泄漏", "天然气味", "煤气中毒", "漏煤气", "漏燃气", "漏天然气"]
    case .fire: ["着火了", "起火了", "失火了", "正在着火", "冒浓烟", "火势"]
    case .medical: ["没有呼吸", "没呼吸了", "昏迷不醒", "晕倒了", "大出血", "心脏骤停", "快不行了", "有人落水", "被困电梯", "触电了"]
    case .crime: ["正在打人", "拿刀", "持刀", "被绑架", "正在砸门", "有人抢劫", "被家暴", "要杀人", "要杀我"]
    }
  }
}
