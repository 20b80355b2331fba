// Masking, in megabytes of text a second on one core: ordinary words, words with private data, and
// the two texts that make careless searchers slow, digits only and @ only. A text sixteen times as
// long must take sixteen times as long.

import Foundation
import Masking

/// The measures of masking.
struct MaskingBenchmark {
  let rounds: Int

  /// Every text, and how much longer the long ones take.
  func all() {
    for (name, seed) in ordinary { measure(name, seed, limit: 1) }
    // Texts made to be slow have no goal but that they stay linear.
    for (name, seed) in hostile { measure(name, seed, limit: nil) }
  }

  private func measure(_ name: String, _ seed: String, limit: Double?) {
    let short = String(repeating: seed, count: max(1, 1_000_000 / seed.utf8.count))
    let long = String(repeating: short, count: 16)
    let goal = limit == nil ? "linear" : "≥ 100 MB/s, linear"
    var speed = Figures("masking, \(name)", unit: "s/100 MB", goal: goal, limit: limit)
    var ratio = Figures("  16 MB over 16 × 1 MB", unit: "×", goal: "≤ 1.6 ×", limit: 1.6)
    for _ in 0..<rounds {
      let one = (0..<16).map { _ in seconds(short) }.reduce(0, +)
      let sixteen = seconds(long)
      speed.add(sixteen / Double(long.utf8.count) * 1e8)
      ratio.add(sixteen / one)
    }
    say(speed.text)
    let found = Masker.strictest.findings(in: short).count
    say("  that is \(Int(100 / (speed.ours.median ?? .infinity))) MB/s, \(found) findings a MB")
    say(ratio.text)
  }

  private func seconds(_ text: String) -> Double {
    let start = FloorClock.processorTime
    let found = Masker.strictest.findings(in: text)
    let end = FloorClock.processorTime
    // The findings are used, so that nothing is optimised away.
    return Double(end - start) / 1e9 + (found.count == -1 ? 1 : 0)
  }

  private var ordinary: [(String, String)] {
    [
      ("words only", Self.words), ("questions with private data", Self.questions),
      ("digits only", "0123456789"), ("@ only", "@"),
    ]
  }

  private var hostile: [(String, String)] {
    [
      ("digits and blanks", "1 38 001 3800 0"), ("a@ only", "a@"), ("offices", "镇长刘局长王"),
      ("links", "http://a?b="), ("numbers in words", "一三八零"), ("tags", "<a <script>"),
      ("brackets", "（at）"), ("schools", "小学中学"), ("works", "上班打工"), ("estates", "小区花园1"),
    ]
  }

  private static let words = """
    村里停水五天了，水务部门说管道老化，什么时候能修好？文化路与新华街路口西北角路灯坏了半个月，晚上走路很不安全。\
    养老保险断缴两年能补吗，需要带哪些材料，到哪个窗口办理？换热站是供热公司的，管子是开发商埋的，物业说不管，居民冬天怎么办？\
    建议七路车延长到火车站，早晚高峰多发几班，方便老人看病和孩子上学。取暖费退费什么时候到账，去年的还没有退。\
    征地补偿法院判了我不服，你们给改过来。希望有关部门认真研究，给群众一个明确的答复，谢谢主持人，谢谢各位领导。
    """

  private static let questions =
    words
      + """
      我叫欧阳春梅，电话13800138000，身份证219901199003071239，我住凌河街道幸福小区3号楼2单元501室。\
      我的车辽N·A0001被贴条，卡号6222021234567890128，材料发我zhang.test@example.com，QQ 1000012345，微信wx_test_001。
      """
}
