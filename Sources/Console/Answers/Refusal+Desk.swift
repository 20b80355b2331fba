// What the desk says no with, as answers over HTTP: the one place that maps the one to the other.

import Desk
import HTTPTypes

extension Refusal {
  /// The answer to a wish that a use case does not fulfil.
  init(_ error: DeskError) {
    switch error {
    case .notFound: self.init(.notFound, "没有找到，或者您无权查看。请核对编号后再试。")
    case .refused(let code, let wording):
      let status: HTTPResponse.Status =
        switch code {
        case "notAllowed": .forbidden
        case "noDataKey", "noSpace": .serviceUnavailable
        default: .conflict
        }
      self.init(status, wording, code: code)
    case .invalid(let field, let wording):
      self.init(.unprocessableContent, wording, code: error.code.rawValue, field: field)
    case .conflict(let wording): self.init(.conflict, wording, code: error.code.rawValue)
    case .incident(let number): self = .incident(number)
    }
  }

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
