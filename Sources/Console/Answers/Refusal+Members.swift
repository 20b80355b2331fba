// What the desk says about members, as answers over HTTP.

import Desk
import HTTPTypes

extension Refusal {
  /// The answer to a wish about members that is not fulfilled.
  init(_ complaint: MemberComplaint) {
    let status: HTTPResponse.Status =
      switch complaint {
      case .notSignedIn: .unauthorized
      case .busy: .serviceUnavailable
      case .noSuchMember, .linkGone, .noSuchToken: .notFound
      case .accountTaken, .lastAdministrator: .conflict
      case .badAccount, .badName, .badGrants, .password, .wrongPassword, .badToken:
        .unprocessableContent
      }
    self.init(status, complaint.wording)
  }
}
