// Texts without private data that look as if they had some: dates, amounts, numbers of documents,
// orders and services, scores, sizes, laws.

import TestSupport

/// Makes texts that must stay as they are.
struct CleanSet {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// One text of two to four sentences.
  mutating func text() -> String {
    (0...(1 + dice.below(3))).map { _ in sentence() }.joined()
  }

  private mutating func sentence() -> String {
    switch dice.below(24) {
    case 0: "2026年\(1 + dice.below(12))月\(1 + dice.below(28))日\(dice.below(24)):30停水。"
    case 1: "请打12345或8890，火警119。"
    case 2: "国办发〔20\(10 + dice.below(17))〕\(1 + dice.below(99))号文件怎么落实？"
    case 3: "工程款\(dice.digits(8))元，已付\(dice.digits(11))元。"
    case 4: "网购订单号20260514000\(dice.digits(7))一直不发货。"
    case 5: "统一社会信用代码91211300MA\(dice.digits(7))X。"
    case 6: "供电热线95598，客服400-\(dice.digits(3))-\(dice.digits(4))。"
    case 7: "2026-05-\(10 + dice.below(20)) 09:\(10 + dice.below(50))来电。"
    case 8: "政务大厅\(1 + dice.below(9))号窗口效率高。"
    case 9: "第\(dice.digits(2))、\(dice.digits(2))、\(dice.digits(2))条怎么理解？"
    case 10: "\(dice.digits(1))路车延长到火车站，发车间隔\(dice.digits(2))分钟。"
    case 11: "面积\(dice.digits(3)).\(dice.digits(2))平方米，单价\(dice.digits(4)).00元。"
    case 12: "咨询时间9:00-11:30，13:30-17:00，共\(dice.digits(3))人次。"
    case 13: "人口\(dice.digits(7))人，增长\(dice.digits(1)).\(dice.digits(2))%。"
    case 14: "取暖费退费什么时候到账？已等一二三个月。"
    case 15: "三号楼电梯坏了，二单元也停电。"
    case 16: "快递单号SF\(dice.digits(13))三天没动。"
    case 17: "版本1.\(dice.digits(2)).\(dice.digits(3))，错误码0x\(dice.digits(6))。"
    case 18: "坐标41.\(dice.digits(4))，120.\(dice.digits(4))附近路灯坏了。"
    case 19: "工单L26-00\(dice.digits(4))，第\(dice.digits(1))次催办。"
    case 20: "高中三年级什么时候开学，高三补课收费吗？"
    case 21: "A股\(dice.digits(4))点，微信公众号和QQ音乐都能听。"
    case 22: "比分3-1、2-0、\(dice.below(5))-\(dice.below(5))，第十三届运动会。"
    default: Self.prose[dice.below(Self.prose.count)]
    }
  }

  private static let prose = [
    "文化路与新华街路口西北角路灯坏了半个月。", "征地补偿法院判了我不服，你们给改过来。", "换热站是供热公司的，管子是开发商埋的，物业说不管。",
    "人民公园多放点椅子。", "建议重新规划城北货运线。", "工地欠我们8个人工资三个月。", "和平路堵车，何时能修？", "我是老党员，建议多宣传。",
    "时间不够，安排晚点好吗？", "方便的话，常年开放。", "我叫了救护车，司机师傅很快就到。", "联系不上物业，电话没人接。", "小区里小程序打不开，老旧小区改造慢。",
    "我是高中学生家长，应届毕业怎么办？", "云南旅游团退费，新疆棉花涨价。", "青年公寓停气，川菜馆油烟大。", "本人已退休，单位没了。",
  ]
}
