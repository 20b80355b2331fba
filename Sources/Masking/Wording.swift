// The Chinese words of this target, as the reviewer reads them.

extension Finding.Kind {
  /// What it is, in Chinese.
  package var wording: String {
    switch self {
    case .mobile: "手机号码"
    case .landline: "固定电话"
    case .identityNumber: "身份证号"
    case .bankCard: "银行卡号"
    case .plate: "车牌号"
    case .passport: "护照号"
    case .permit: "通行证件号"
    case .email: "电子邮箱"
    case .qq: "QQ 号"
    case .weChat: "微信号"
    case .link: "带个人信息的链接"
    case .address: "详细住址"
    case .personName: "姓名"
    case .minor: "未成年人信息"
    case .illness: "疾病、残疾信息"
    case .workplace: "工作单位"
    case .religion: "宗教信仰"
    case .accusation: "对特定人的指控"
    case .otherDigits: "疑似号码"
    case .markup: "网页代码"
    }
  }
}

extension Finding.Certainty {
  /// How sure the rule is, in Chinese.
  package var wording: String {
    switch self {
    case .certain: "确定"
    case .suspected: "疑似"
    }
  }
}

extension Finding.Reason {
  /// Why it was found, in Chinese.
  package var wording: String {
    switch self {
    case .mobileNumber: "11 位手机号码"
    case .oddTelephone: "像电话号码，但位数或分段不寻常"
    case .foreignNumber: "带国家或地区代码的电话"
    case .areaCode: "区号加电话号码"
    case .localNumber: "文中称为电话的 7 至 8 位号码"
    case .dateInside: "号码中含有效出生日期"
    case .calledIdentity: "文中称为身份证号，但不合规则"
    case .checkDigit: "符合银行卡校验规则"
    case .calledAccount: "文中称为卡号或账号，但校验不符"
    case .plateForm: "符合车牌格式"
    case .calledPlate: "文中称为车牌，但没有省份简称"
    case .documentForm: "符合证件号码格式"
    case .mailForm: "电子邮箱格式"
    case .mailInWords: "用文字代替符号的电子邮箱"
    case .afterQQ: "“QQ”之后的号码"
    case .afterWeChat: "“微信”之后的账号"
    case .keyInLink: "链接中含令牌或密钥"
    case .queryInLink: "链接中含参数，可能指向个人"
    case .door: "具体到楼号、单元或门牌"
    case .home: "住处，乡镇、街道以下的部分"
    case .streetNumber: "街路加门牌号"
    case .calledName: "文中称为姓名"
    case .maybeName: "可能是姓名"
    case .familiarName: "对人的称呼，如“小刘”"
    case .namedOfficial: "职务旁的姓名"
    case .accusedOfficial: "被指控的具体人员"
    case .childName: "孩子的名字"
    case .childAge: "孩子的年龄"
    case .childSchool: "孩子的学校或班级"
    case .illnessWord: "涉及疾病或残疾"
    case .religionWord: "涉及宗教信仰"
    case .worksAt: "所在工作单位"
    case .longNumber: "较长的号码，请人工判断"
    case .tag: "网页标签，不属于问题内容"
    }
  }
}

extension Masker.Role {
  /// What the text is, in Chinese.
  package var wording: String {
    switch self {
    case .free: "来电内容"
    case .incidentPlace: "事发地点"
    case .homeAddress: "家庭住址"
    }
  }
}

extension MaskingRefusal {
  /// What is wrong and what to do, in Chinese.
  package var wording: String {
    switch self {
    case .unresolved(let open):
      "还有 \(open.count) 处疑似个人信息没有处理，请逐处选择遮盖、改写或保留。"
    case .unknownFinding(let index):
      "第 \(index + 1) 处个人信息已不存在，文本可能已改动，请刷新后重新处理。"
    case .reasonMissing(let index):
      "第 \(index + 1) 处选择了保留，请写明理由。"
    case .replacementLeaks(let index, let kind):
      "第 \(index + 1) 处改写后的文字里仍有\(kind.wording)，请改写或遮盖。"
    case .otherText:
      "这些处理意见不属于这段文字，请刷新后重新处理。"
    case .nothingLeft:
      "遮盖之后没有可公开的文字，请改写后再提交，或选择不予公开。"
    }
  }
}
