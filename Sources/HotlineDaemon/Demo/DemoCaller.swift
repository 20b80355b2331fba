// The callers of the demonstration. People, numbers and places are invented: the numbers lie in a series
// that nobody has, and what they say is what such a morning brings.

import Discretion
import Questions
import Timekeeping

/// One who calls or writes during the demonstration.
struct DemoCaller: Sendable {
  /// Minutes after the show begins.
  let minute: Int
  let channel: Questions.Channel
  let name: String
  let phone: String
  let area: String
  let nature: Nature
  let topic: String
  let place: String
  let consent: Consent
  let gist: String
  let text: String

  /// The call as the screener types it.
  func form(
    for programme: ProgrammeCode, episode: EpisodeCode?, at now: Timestamp
  ) -> IntakeForm {
    var form = IntakeForm(programme: programme, receivedAt: now)
    form.episode = episode
    form.channel = channel
    form.kind = channel == .phone ? .call : .message
    form.name = Private(name)
    form.phone = Private(phone)
    form.area = area
    form.nature = nature
    form.topic = topic
    form.incidentPlace = Private(place)
    form.consent = consent
    form.gist = Private(gist)
    form.text = Private(text)
    form.entersQueue = channel == .phone && consent.mayAir
    return form
  }
}

// MARK: - The morning

extension DemoCaller {
  /// Whose call is answered on air first and published afterwards.
  static let published = 0
  /// Whose call is answered on air too.
  static let answered = 2
  /// Whose complaint is assigned, chased, answered and followed up.
  static let chased = 4

  private static let open = Consent(disclosure: .publish, mayAir: true, isAnonymous: false)
  private static let quiet = Consent(disclosure: .forwardOnly, mayAir: false, isAnonymous: false)

  /// All of them, by time.
  static let all: [DemoCaller] = [
    DemoCaller(
      minute: -14, channel: .phone, name: "王秀兰", phone: "13800138021", area: "双塔区",
      nature: .inquiry, topic: "供热", place: "", consent: open,
      gist: "室温多少度算达标，不达标能不能退费",
      text: "我叫王秀兰，住双塔区凌河街二段12号楼3单元401，家里白天只有16度。室温多少度算达标？测温不够能不能退费？"
        + "我的电话是13800138021。"),
    DemoCaller(
      minute: -9, channel: .phone, name: "李先生", phone: "13800138022", area: "龙城区",
      nature: .inquiry, topic: "供热", place: "", consent: open, gist: "停热申请今年还能不能办",
      text: "房子空着没人住，今年还能申请停热吗？要交多少基础费？"),
    DemoCaller(
      minute: -3, channel: .phone, name: "赵师傅", phone: "13800138023", area: "双塔区",
      nature: .inquiry, topic: "供热", place: "", consent: open, gist: "暖气管漏水该找谁修",
      text: "屋里的暖气管接头漏水，是供热公司修还是自己修？收不收钱？"),
    DemoCaller(
      minute: 4, channel: .weChat, name: "晴天", phone: "", area: "双塔区", nature: .suggestion,
      topic: "供热", place: "", consent: quiet, gist: "建议缴费窗口周末也开",
      text: "上班族平时没空，建议供热缴费窗口周末也开半天。"),
    DemoCaller(
      minute: 7, channel: .phone, name: "孙女士", phone: "13800138024", area: "龙城区",
      nature: .complaint, topic: "供热", place: "龙城区文化路一带", consent: open,
      gist: "整栋楼连着四天不热，报修没人来",
      text: "我们整栋楼连着四天不热，报修三次没人上门。我住文化路三段8号2单元502，电话13800138024，孩子才5岁，冻感冒了。"),
    DemoCaller(
      minute: 13, channel: .phone, name: "周先生", phone: "13800138025", area: "双塔区",
      nature: .help, topic: "供热", place: "", consent: open, gist: "老人家里暖气片一半不热",
      text: "老人自己住，暖气片一半热一半不热，能不能上门给放放气？"),
    DemoCaller(
      minute: 18, channel: .sms, name: "", phone: "13800138026", area: "", nature: .complaint,
      topic: "供热", place: "", consent: quiet, gist: "夜里停热没有通知",
      text: "昨天夜里11点到早上5点停热，一点通知都没有。"),
    DemoCaller(
      minute: 26, channel: .phone, name: "吴女士", phone: "13800138027", area: "双塔区",
      nature: .praise, topic: "供热", place: "", consent: open, gist: "表扬抢修的师傅",
      text: "前天半夜管道爆了，师傅们一个多小时就修好了，想表扬一下。"),
    DemoCaller(
      minute: 33, channel: .phone, name: "郑先生", phone: "13800138028", area: "喀左县",
      nature: .inquiry, topic: "老旧小区改造", place: "", consent: open,
      gist: "老旧小区改造什么时候轮到我们",
      text: "我们小区1998年建的，保温差，外墙改造什么时候轮到？"),
    DemoCaller(
      minute: 41, channel: .liveComment, name: "一路平安", phone: "", area: "",
      nature: .inquiry, topic: "供热", place: "", consent: quiet, gist: "测温要不要本人在家",
      text: "申请入户测温，一定要业主本人在家吗？"),
  ]
}
