// The Chinese words for how deliveries stand and end: the one catalogue for `hotline why`, for the
// pages and for alarms. Each is complete by itself and says what it means for the person who reads.

extension DeliveryState {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .waiting: "等待发送"
    case .claimed: "正在发送"
    case .sent: "已发送，平台已接收"
    case .skipped: "未发送"
    case .abandoned: "已放弃"
    case .withdrawn: "已撤回，不再发送"
    }
  }
}

extension SkipReason {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .tooLate: "轮到发送时已过有效时间"
    case .knownTooLate: "得知本期时，这一提前量已经过去"
    case .done: "这一步已经完成，无需提醒"
    case .clockUntrusted: "当时系统时钟不可信，没有发送"
    case .restored: "落在从备份恢复的空档内，为免重复没有发送"
    case .noRobot: "没有为该群配置机器人"
    case .damaged: "数据库里的这条记录已损坏，读不出来，没有发送"
    }
  }
}

extension AbandonReason {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .usefulTimeOver: "多次重试未成，有效时间已过"
    case .badMessage: "平台不接受这条消息的内容或格式"
    case .badTarget: "群机器人不可用（已移除、停用或安全设置不符）"
    case .unknownCode: "平台多次返回未知的错误码"
    case .stillUncertain: "两次发送都没有得到明确答复，不再重发，以免重复打扰"
    case .stillBusy: "平台一直答复系统繁忙，已按其要求停止重试"
    }
  }
}

extension WithdrawReason {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .rescheduled: "本期已改期"
    case .cancelled: "本期已停播"
    case .displaced: "本期被特别节目顶替"
    case .superseded: "日程中已不再要求这条提醒"
    case .joined: "已与同群的其他提醒合并发送"
    case .undone: "改动在更正通知发出前已撤销"
    case .settled: "已答复、延期、退单或合并，不用再催"
    }
  }
}

extension Outcome.Code {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .accepted: "平台已接收"
    case .slowDown: "发送过快，机器人暂停"
    case .busy: "平台繁忙或故障，稍后重试"
    case .notSent: "没有送达对方服务器，稍后重试"
    case .uncertain: "没有得到明确答复，可能已送达"
    case .badMessage: "平台不接受这条消息"
    case .badTarget: "群机器人拒收"
    case .unknownCode: "平台返回未知的错误码"
    }
  }
}

extension ConnectionFault {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .nameNotFound: "域名无法解析"
    case .refused: "连接被拒绝或网络不通"
    case .connectTimedOut: "连接超时"
    case .tlsRejected: "证书或加密协议不被信任，没有发送"
    case .addressForbidden: "该网络地址不在允许范围内，没有发送"
    case .addressMalformed: "机器人网址不合规范，没有发送"
    case .proxyFailed: "代理服务器没有响应"
    case .redirected: "对方要求跳转到别的网址，按规定不跟随"
    }
  }
}

extension UncertainCause {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .connectionLost: "请求发出后连接中断"
    case .timedOut: "请求发出后没有等到答复"
    case .strangeAnswer: "答复不是该平台的格式（可能被网络登录页截获）"
    case .answerTooLong: "答复过长，没有读完"
    case .repeatStopped: "连接库试图自行重发，已被阻止"
    case .crashed: "发送途中程序中断"
    }
  }
}

extension Outcome {
  /// The outcome with its particulars: `发送过快，机器人暂停（45009，65 秒）`.
  package var wording: String {
    switch self {
    case .accepted: code.wording
    case .slowDown(let code, let pause): self.code.wording + "（\(code)，\(pause) 秒）"
    case .busy(let code), .badMessage(let code), .unknownCode(let code):
      self.code.wording + "（\(code)）"
    case .notSent(let fault): code.wording + "：" + fault.wording
    case .uncertain(let cause): code.wording + "：" + cause.wording
    case .badTarget(let code, let gone): self.code.wording + (gone ? "（\(code)，已注销）" : "（\(code)）")
    }
  }
}

extension Urgency {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .ordinary: "普通"
    case .urgent: "紧急"
    }
  }
}

extension Dialect {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .weCom: "企业微信"
    case .dingTalk: "钉钉"
    case .feishu: "飞书"
    case .standardWebhooks: "标准 Webhook"
    }
  }
}

extension Message.Kind {
  /// How it is said to people.
  package var wording: String {
    switch self {
    case .reminder: "提醒"
    case .digest: "合并提醒"
    case .correction: "更正"
    case .alarm: "告警"
    case .catchUp: "补发"
    case .chase: "催办"
    case .publication: "公开"
    }
  }
}
