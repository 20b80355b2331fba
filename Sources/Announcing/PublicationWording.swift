// What the site editors' group reads: that something waits for a signature or for publication, that it
// is on the site or off it. The number, the level, the title that all have signed, an address; of a
// caller nothing.

package import Delivering
package import Questions

/// What reviewers and editors should know of one question.
package enum PublicationNotice: Hashable, Sendable {
  /// A text waits for a signature.
  case awaitsSignature(CaseNumber, ReviewLevel, version: Int)
  /// All have signed; it waits for an editor.
  case awaitsPublication(CaseNumber, title: String, hash: TextHash)
  /// It is on the site; versions above 1 are corrections.
  case published(CaseNumber, title: String, version: Int)
  /// It is off the site.
  case withdrawn(CaseNumber, Withdrawal.Reason)

  /// What tells this notice from another one about the same question.
  package var key: String {
    switch self {
    case .awaitsSignature(_, let level, let version): "sign \(level.rawValue) \(version)"
    case .awaitsPublication(_, _, let hash): "publish \(hash.rawValue)"
    case .published(_, _, let version): "published \(version)"
    case .withdrawn: "withdrawn"
    }
  }
}

/// Words publication.
package struct PublicationWording: Hashable, Sendable {
  /// What all wording shares.
  package let settings: WordingSettings

  /// A wording with `settings`.
  package init(_ settings: WordingSettings = WordingSettings()) {
    self.settings = settings
  }

  /// The message for `notice`; `address` is the public page, `identity` stands at its end.
  package func message(
    for notice: PublicationNotice, address: String? = nil, identity: String,
    mentions: [String] = []
  ) -> Message {
    let (first, rest) = sentences(for: notice)
    var lines = [settings.heading + first] + rest
    if let address { lines.append("页面：\(address)") }
    return Message(
      kind: .publication, title: settings.title("公开"),
      lines: lines.map(SafeText.line) + [settings.closing(identity)], mentions: mentions)
  }

  private func sentences(for notice: PublicationNotice) -> (String, [String]) {
    switch notice {
    case .awaitsSignature(let number, let level, _):
      ("待审核：\(number) 等待\(level.wording)", ["请到控制台“审核”页查看并签署。"])
    case .awaitsPublication(let number, let title, _):
      (
        "待发布：\(number) 已完成全部审核",
        ["标题：\(SafeText.piece(title, limit: 80))", "请网站编辑核对后发布。"]
      )
    case .published(let number, let title, let version):
      (
        version > 1 ? "已更正：\(number) 的公开页面（第\(version)版）" : "已公开：\(number)",
        ["标题：\(SafeText.piece(title, limit: 80))"]
      )
    case .withdrawn(let number, let reason):
      ("已撤回：\(number) 的公开页面", ["原因：\(reason.wording)。页面一分钟内替换为撤回说明。"])
    }
  }
}
