// Whether the last gate holds a page back: whoever published it must see that it is not on the site.

import Desk
import Membership
import Questions

extension Visit {
  /// What the last gate holds back of `question`; nil when its page is as it was signed.
  func held(_ question: Question) -> HeldOutput? {
    guard case .published(let state) = question.disclosure else { return nil }
    return desk.publisher.heldBack.first { $0.slug == state.slug }
  }

  /// How far `question` is on its way to the public.
  func disclosureMark(of question: Question) -> StateMark {
    guard let held = held(question) else { return question.disclosure.stage.mark }
    return held.isOnline
      ? StateMark("!", .warn, "已公开，待核对") : StateMark("!", .bad, "已拦下，未上网")
  }
}
