import Testing

@testable import LeakScan

// The sample questions of the handbook of the office: as they were told, and as they may be shown.

@Suite struct SampleTests {
  struct Sample {
    let number: String
    let told: String
    let shown: String
    let known: [KnownDatum]
  }

  static let samples: [Sample] = [
    Sample(
      number: "Q04", told: "我在××机械厂上班,养老保险断缴两年能补吗?联系+86-138-0013-8003",
      shown: "我在某企业上班,养老保险断缴两年能补吗?联系138****8003",
      known: [
        KnownDatum(.name, "孙先生", label: "Q04"),
        KnownDatum(.phone, "+86-138-0013-8003", label: "Q04"),
      ]),
    Sample(
      number: "Q05", told: "孩子落户要带什么材料?我办公室0421-0000123转8001。",
      shown: "孩子落户要带什么材料?我办公室0421-****123。",
      known: [KnownDatum(.phone, "0421-0000123转8001", label: "Q05")]),
    Sample(
      number: "Q06", told: "养老金认证通不过,身份证219901199003071239,麻烦查一下。",
      shown: "养老金认证通不过,身份证21*************239,麻烦查一下。",
      known: [
        KnownDatum(.phone, "13800138004", label: "Q06"),
        KnownDatum(.identityNumber, "219901199003071239", label: "Q06"),
      ]),
    Sample(
      number: "Q11", told: "我的车辽N·A0001在医院门口被贴条,想申诉。", shown: "我的车辽N·*****在医院门口被贴条,想申诉。",
      known: [KnownDatum(.phone, "13800138007", label: "Q11")]),
    Sample(
      number: "Q13", told: "粮补没打进卡里,卡号6222021234567890128。",
      shown: "粮补没打进卡里,卡号***************0128。",
      known: [KnownDatum(.name, "蒋女士", label: "Q13")]),
    Sample(
      number: "Q14", told: "我叫欧阳春梅,建议7路车延长到火车站。", shown: "我叫欧阳女士,建议7路车延长到火车站。",
      known: [KnownDatum(.name, "欧阳春梅", label: "Q14")]),
    Sample(
      number: "Q16", told: "我叫王㛃,系统打不出我的名字,办不了卡。", shown: "我叫王女士,系统打不出我的名字,办不了卡。",
      known: [KnownDatum(.name, "王㛃", label: "Q16")]),
    Sample(
      number: "Q19", told: "我住凌河街道幸福小区3号楼2单元501室,楼下烧烤店半夜吵。", shown: "我住凌河街道,楼下烧烤店半夜吵。",
      known: [KnownDatum(.homeAddress, "凌河街道幸福小区3号楼2单元501室", label: "Q19")]),
    Sample(
      number: "Q32", told: "小明：人民公园多放点椅子", shown: "人民公园多放点椅子",
      known: [KnownDatum(.name, "<b>小明</b>", label: "Q32")]),
    Sample(
      number: "Q34", told: "材料发我zhang.test@example.com,QQ 1000012345,微信wx_test_001",
      shown: "材料发我***@example.com,QQ **********,微信***", known: []),
    Sample(
      number: "Q36", told: "村里停水五天了,我电话幺三八零零幺三八零二四。", shown: "村里停水五天了,我电话138****8024。",
      known: [KnownDatum(.phone, "13800138024", label: "Q36")]),
  ]

  static let untouched = [
    "网购订单号202605140000123456一直不发货。", "文化路与新华街路口西北角路灯坏了半个月。", "工地欠我们8名务工人员工资三个月。",
    "取暖费退费什么时候到账?", "换热站是供热公司的,管子是开发商埋的,物业说不管。", "政务大厅3号窗口工作人员帮我跑了三趟,谢谢她。",
  ]

  static let scan = LeakScan(known: samples.flatMap(\.known))

  @Test(arguments: samples.indices)
  func `a sample is held back as it was told and passes as it is shown`(index: Int) {
    let sample = Self.samples[index]

    #expect(!Self.scan.scan(text: sample.told, named: sample.number).isEmpty)
    #expect(Self.scan.scan(text: sample.shown, named: sample.number).isEmpty)
  }

  @Test(arguments: untouched)
  func `a sample without private data passes`(text: String) {
    #expect(Self.scan.scan(text: text, named: "a").isEmpty)
  }
}
