// Why the desk does not do what somebody wants with members, in words for that person.

package import Membership

/// A wish about members that is not fulfilled.
package enum MemberComplaint: Error, Hashable, Sendable {
  /// Account, password or the pace of trying is not right; which of them is not said.
  case notSignedIn
  /// Too many are signing in at this moment.
  case busy
  /// There is no such member.
  case noSuchMember
  /// The account's name cannot be one.
  case badAccount
  /// Another member has the account.
  case accountTaken
  /// The name is missing or too long.
  case badName
  /// There is no role, or one that lacks its department, or has one that it cannot have.
  case badGrants
  /// Nobody would be left who may edit members.
  case lastAdministrator
  /// The new password is not taken.
  case password(PasswordRules.Complaint)
  /// The old password is not right.
  case wrongPassword
  /// The link was used, has ended, or was never made.
  case linkGone
  /// The token's name, scopes or end are not right.
  case badToken
  /// There is no such token.
  case noSuchToken

  /// How it is said.
  package var wording: String {
    switch self {
    case .notSignedIn: "账号或口令不对，或者试得太多。请核对后再试；试了多次的，请过几分钟再试。"
    case .busy: "现在登录的人太多，请稍等几秒再试。"
    case .noSuchMember: "没有这个人员。"
    case .badAccount: "账号要 2 到 32 个字符，只能用小写字母、数字、汉字和 . - _，不能以符号开头。"
    case .accountTaken: "这个账号已经有人用了，请换一个。"
    case .badName: "请写姓名，最多 \(MemberDesk.longestName) 个字，不能有换行。"
    case .badGrants: "请至少选一个角色；单位联络员必须写单位编码，其他角色不能写单位。"
    case .lastAdministrator:
      "这样改以后就没有管理员能登录了。请先让另一个人当管理员，并设好口令。"
        + "确实要这样，请在服务器上用 hotline user 加 --anyway 执行。"
    case .password(let complaint): complaint.wording
    case .wrongPassword: "现在的口令不对。"
    case .linkGone: "这个链接已经用过、过期，或者抄错了。请让管理员重新给一个。"
    case .badToken: "令牌要写用途、至少选一项权限，有效期为 1 到 366 天。"
    case .noSuchToken: "没有这个令牌。"
    }
  }
}
