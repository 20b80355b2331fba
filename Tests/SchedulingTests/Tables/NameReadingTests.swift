// Departments and guests as cells hold them.

import Scheduling
import Testing

struct DepartmentNamesTests {
  @Test(
    arguments: [
      ("市医保局", ["市医保局"], []), ("市市场监管局、市消协", ["市市场监管局", "市消协"], []),
      ("市住建局、\n供热公司", ["市住建局", "供热公司"], []), ("市文旅局\n市体育局", ["市文旅局", "市体育局"], []),
      ("市住建局，供热公司", ["市住建局", "供热公司"], []), ("市住建局/供热公司", ["市住建局", "供热公司"], []),
      ("北票市(市)、朝阳县", ["北票市", "朝阳县"], []), ("北票市（市）", ["北票市"], []),
      ("市住建局、供热公司、各街道办", ["市住建局", "供热公司"], ["各街道办"]), ("各上线单位", [], ["各上线单位"]),
      ("待定", [], ["待定"]), ("市领导专场", [], ["市领导专场"]), ("相关单位", [], ["相关单位"]),
      ("属地街道", [], ["属地街道"]), ("市 教 育 局", ["市教育局"], []), ("市教育局等", ["市教育局"], []),
      ("牵头：市教育局、配合：市公安局", ["市教育局", "市公安局"], []), ("", [], []), ("、、", [], []),
      ("市教育局、市教育局", ["市教育局"], []), ("各县（市）区", [], ["各县（市）区"]),
      ("市住建局（供热、燃气）", ["市住建局（供热、燃气）"], []),
    ] as [(String, [String], [String])])
  func `a cell is split into departments and group words`(
    text: String, departments: [String], groupWords: [String]
  ) {
    let names = DepartmentNames(text)

    #expect(names.departments == departments)
    #expect(names.groupWords == groupWords)
  }
}

struct GuestReadingTests {
  @Test(arguments: [
    ("局长 王　伟", [Guest(name: "王伟", title: "局长", rank: .head)]),
    ("局长　王　伟", [Guest(name: "王伟", title: "局长", rank: .head)]),
    ("局长 韩 冰", [Guest(name: "韩冰", title: "局长", rank: .head)]),
    ("副局长 华明（局长请假）", [Guest(name: "华明", title: "副局长", rank: .deputy)]),
    ("总会计师 彭博", [Guest(name: "彭博", title: "总会计师", rank: .deputy)]),
    ("支队长 窦　勇", [Guest(name: "窦勇", title: "支队长", rank: .head)]),
    ("王伟 局长", [Guest(name: "王伟", title: "局长", rank: .head)]),
    ("局长王伟", [Guest(name: "王伟", title: "局长", rank: .head)]),
    ("王伟局长", [Guest(name: "王伟", title: "局长", rank: .head)]),
    ("王伟副局长", [Guest(name: "王伟", title: "副局长", rank: .deputy)]),
    ("科长 李静", [Guest(name: "李静", title: "科长", rank: .sectionHead)]),
    ("专家 李静", [Guest(name: "李静", title: "专家", rank: .expert)]),
    ("王伟", [Guest(name: "王伟", title: "", rank: .unknown)]),
    ("分管副市长", [Guest(name: "", title: "分管副市长", rank: .deputy)]),
    ("县（市）长", [Guest(name: "", title: "县（市）长", rank: .head)]),
    ("各局局长", [Guest(name: "", title: "各局局长", rank: .head)]),
    ("局长 阿不都热合曼·买买提", [Guest(name: "阿不都热合曼·买买提", title: "局长", rank: .head)]),
  ])
  func `a guest has a name, a title and a rank`(text: String, guests: [Guest]) {
    #expect(GuestReading(text).guests == guests)
  }

  @Test func `several guests stand in one cell`() {
    let lines = GuestReading("文旅局局长 夏晴\n体育局副局长 葛　亮")
    let list = GuestReading("分管副市长、各局局长")

    #expect(lines.guests.map(\.name) == ["夏晴", "葛亮"])
    #expect(lines.guests.map(\.title) == ["文旅局局长", "体育局副局长"])
    #expect(list.guests.map(\.title) == ["分管副市长", "各局局长"])
  }

  @Test func `a leave in brackets is kept as the reason`() {
    #expect(GuestReading("副局长 华明（局长请假）").leaveReason == "局长请假")
    #expect(GuestReading("副局长 华明（女）").leaveReason == nil)
  }

  @Test(arguments: ["嘉宾由各单位另报", "待定", "另行通知"])
  func `text that names nobody is a remark`(text: String) {
    let reading = GuestReading(text)

    #expect(reading.guests.isEmpty)
    #expect(reading.remarks == [text])
  }

  @Test(arguments: ["", "（", "）", "（）", "、", "长", "   ", "局长", "（局长）", "局长（", "\u{3000}"])
  func `whatever stands there, nothing traps`(text: String) {
    #expect(GuestReading(text).guests.count <= 1)
  }
}
