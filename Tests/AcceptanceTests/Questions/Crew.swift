// Those who work in the stories of questions, each with the role that the work needs.

import Membership
import Timekeeping

/// The people.
enum Crew {
  static let screener = member("liuyang", "刘洋", .operator)
  static let producer = member("zhouting", "周婷", .producer)
  static let reviewers = [
    member("fangyuan", "方圆", .reviewer1), member("hejing", "何静", .reviewer2),
    member("luoming", "罗明", .reviewer3),
  ]
  static let editor = member("sunyue", "孙悦", .editor)
  static let host = member("chenmo", "陈默", .host)
  static let administrator = member("guanli", "管理员", .administrator)
  static let liaison = member("zhangmin", "张敏", .liaison, department: "zhujian")

  private static func member(
    _ account: String, _ name: String, _ role: Role, department: String? = nil
  ) -> Member {
    guard let checked = AccountName(account) else { preconditionFailure("no name: \(account)") }
    return Member(
      id: MemberID(rawValue: account), account: checked, name: name,
      grants: [RoleGrant(role, department: department)], createdAt: Timestamp(seconds: 0))
  }
}
