// `hotline question import`: a list from another channel goes to the daemon as it is; the receipt says of
// each line what became of it.

import Desk
import Foundation

extension ControlCommands {
  /// The largest list.
  private static let mostBytes = 16 << 20

  /// Takes in the file at `path`. Throws when nothing was taken in, after every reason was printed.
  package func importList(_ path: String, _ options: QuestionFields) throws {
    guard let form = ListForm(fileName: path) else {
      throw CommandFailure(.usage, "认不出 \(path) 的格式：文件名要以 .csv .tsv .jsonl 或 .xlsx 结尾。")
    }
    let bytes = try InputText.bytes(path, most: ControlCommands.mostBytes)
    var options = options
    options.set("form", form.rawValue)
    let body = ControlClient.Body(
      Array((try options.json + "\n").utf8) + bytes, type: "application/octet-stream")
    let answer = try safely { try ask("POST", "/api/lists", body) }
    let receipt = try decoded(ListReceipt.self, answer)
    if format == .text {
      for line in receipt.text { output.line(line) }
    } else {
      output.text(answer + "\n")
    }
    if !receipt.isTaken, !receipt.complaints.isEmpty { throw CommandFailure(.badInput, "") }
  }
}

extension ControlCommands {
  /// Whoever lost the answer can't know what became of the list; sending it again is safe.
  private func safely(_ send: () throws -> String) throws -> String {
    do {
      return try send()
    } catch let failure as CommandFailure where failure.status == .temporary {
      throw CommandFailure(
        .temporary, failure.message + " 守护进程恢复后请再导入同一份清单：已登记的行不会重复。")
    }
  }
}

private struct ListReceipt: Decodable {
  struct Line: Decodable {
    let line: Int
    let outcome: String
    let number: String?
  }

  struct Complaint: Decodable {
    let line: Int
    let field: String?
    let message: String
    let remedy: String

    var text: String {
      let place = line == 0 ? "整份清单" : "第 \(line) 行"
      return place + (field.map { "“\($0)”" } ?? "") + "：\(message) \(remedy)"
    }
  }

  let isTaken: Bool
  let isRepeat: Bool
  let logged: Int
  let lines: [Line]
  let complaints: [Complaint]
  let notes: [Complaint]

  var text: [String] {
    var text = complaints.map { "错误　" + $0.text } + notes.map { "提示　" + $0.text }
    text += lines.compactMap { line in
      line.number.map { "第 \(line.line) 行　\($0)" + (line.outcome == "repeated" ? "　（已登记过）" : "") }
    }
    if isTaken {
      text.append(isRepeat ? "这份清单已经导入过，没有重复登记。" : "已登记 \(logged) 件。")
    } else if complaints.isEmpty {
      text.append("检查通过，\(lines.count) 行都可以登记；没有写入。")
    } else {
      text.append("一件也没有登记。改好后再导入。")
    }
    return text
  }
}
