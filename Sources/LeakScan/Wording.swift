// The Chinese words of the gate, for whoever must mend an output that was held back.

extension KnownKind {
  /// What kind of datum it is.
  package var wording: String {
    switch self {
    case .name: "来电人姓名"
    case .phone: "来电人电话"
    case .homeAddress: "来电人住址"
    case .workplace: "来电人工作单位"
    case .identityNumber: "来电人证件号码"
    case .bankCard: "来电人银行卡或账户号码"
    case .plate: "来电人车牌"
    case .email: "来电人邮箱"
    case .account: "来电人 QQ 或微信等账号"
    case .passage: "未经审定的原话"
    }
  }

  /// The kind of a trace of it.
  package var trace: TraceKind {
    switch self {
    case .name: .knownName
    case .phone: .knownPhone
    case .homeAddress: .knownHomeAddress
    case .workplace: .knownWorkplace
    case .identityNumber: .knownIdentityNumber
    case .bankCard: .knownBankCard
    case .plate: .knownPlate
    case .email: .knownEmail
    case .account: .knownAccount
    case .passage: .knownPassage
    }
  }
}

extension TraceKind {
  /// What was found, as a noun.
  package var wording: String {
    switch self {
    case .knownName: KnownKind.name.wording
    case .knownPhone: KnownKind.phone.wording
    case .knownHomeAddress: KnownKind.homeAddress.wording
    case .knownWorkplace: KnownKind.workplace.wording
    case .knownIdentityNumber: KnownKind.identityNumber.wording
    case .knownBankCard: KnownKind.bankCard.wording
    case .knownPlate: KnownKind.plate.wording
    case .knownEmail: KnownKind.email.wording
    case .knownAccount: KnownKind.account.wording
    case .knownPassage: KnownKind.passage.wording
    case .mobile: "像手机号码的数字"
    case .landline: "像固定电话的数字"
    case .foreignPhone: "像境外电话的数字"
    case .identityNumber: "像身份证号码的数字"
    case .bankCard: "像银行卡号的数字"
    case .plate: "像车牌的文字"
    case .email: "像邮箱的文字"
    case .qq: "像 QQ 号的数字"
    case .weChat: "像微信号的文字"
    case .unreadable: "不是 UTF-8 的内容，无法检查"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .unreadable: "请按 UTF-8 编码重新生成。"
    case .mobile, .landline, .foreignPhone, .identityNumber, .bankCard, .plate, .email, .qq,
      .weChat:
      "请遮盖后重新送审；如属单位对外公布的号码或地址，请由管理员列入允许名单。"
    case .knownName, .knownPhone, .knownHomeAddress, .knownWorkplace, .knownIdentityNumber,
      .knownBankCard, .knownPlate, .knownEmail, .knownAccount, .knownPassage:
      "请在公开文本中遮盖后重新送审；如只是同名或巧合，请由管理员列入允许名单。"
    }
  }
}

extension Trace {
  /// The trace in one sentence, without the value.
  package var wording: String {
    let whose = label.map { "（\($0)）" } ?? ""
    switch place {
    case .name: return "\(output)：文件名里有\(kind.wording)\(whose)。"
    case .content:
      return "\(output)：第 \(line) 行（第 \(offset) 字节）有\(kind.wording)\(whose)。"
    }
  }
}
