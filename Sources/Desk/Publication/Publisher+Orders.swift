// What a person orders of the publisher at the command line: everything now, or the same bytes in another
// folder. The answer says why it could not be, in words for a person.

import LeakScan
import Publishing
package import Timekeeping

extension Publisher {
  /// Looks at everything anew and writes at once what is not as it should be. Returns what was held
  /// back.
  package func publishNow(at now: Timestamp) async throws(DeskError) -> [HeldOutput] {
    guard settings.publication.siteFolder != nil else {
      throw .refused(code: "noSite", wording: "配置里没有“网站”，没有可写的目录。请先在 hotline.yaml 里写“网站”。")
    }
    lookAnew()
    do {
      _ = try await step(at: now)
    } catch {
      throw shared.deskError(error, doing: "publish at once")
    }
    for trouble in [HealthTrouble.siteFailing, .siteHeld] {
      guard let wording = shared.board.troubles[trouble] else { continue }
      throw .refused(code: trouble.rawValue, wording: wording)
    }
    return heldBack
  }

  /// Writes the site's bytes into `path`, which must be empty or a preview of before. Returns what was
  /// held back.
  package func previewNow(into path: String) async throws(DeskError) -> [HeldOutput] {
    do {
      return try await preview(into: path)
    } catch let refusal as SiteFolder.Refusal {
      throw .invalid(field: "path", wording: refusal.wording)
    } catch let refusal as PublishingRefusal {
      throw .refused(
        code: "siteIncomplete",
        wording: refusal.problems.map(\.wording).joined(separator: "\n"))
    } catch {
      throw shared.deskError(error, doing: "make a preview")
    }
  }
}

extension HeldOutput {
  /// What was held back and why.
  package var wording: String {
    traces.first.map { "拦下 \(path)：\($0.wording)" } ?? "拦下 \(path)"
  }

  /// What was found, and what to do, for whoever published it; `own` is the number of the question.
  package func remark(own: String) -> String {
    guard let trace = traces.first else { return "" }
    let whose = trace.label.flatMap { $0 == own ? nil : "（\($0) 的）" } ?? ""
    let found = "最后一道检查在文字里发现\(trace.kind.wording)\(whose)"
    let state =
      isOnline
      ? "网上的这一版要请人核对：\(found)；没有自动撤下。请更正或撤下；"
      : "这一版没有上网：\(found)，已经拦下。请改公开稿、重新审核后再发布；"
    return state + "确属可以公开的，请系统管理员写进配置的“公开电话”或“公开名称”。"
  }
}
