// `hotline question`: log, find, lead through the handling. What is typed in Chinese is turned into the
// words of the interface here; the daemon judges everything else.

import Questions

extension ControlCommands {
  /// `question log`: logs what `fields` say. The same `key` may be sent again.
  package func logQuestion(_ fields: QuestionFields, key: String?) throws {
    try logQuestion(json: try fields.json, key: key)
  }

  /// The same with a JSON object.
  package func logQuestion(json: String, key: String?) throws {
    let body = ControlClient.Body(json: json, key: key)
    let answer = try ask("POST", "/api/questions", body)
    guard format == .text else { return output.text(answer + "\n") }
    let receipt = try decoded(ReceiptAnswer.self, answer)
    output.line("\(receipt.number)　念作 \(receipt.spoken)" + (receipt.isRepeat ? "　（已登记过）" : ""))
    if receipt.contactsOfCaller > 1 { output.line("这个号码一年内第 \(receipt.contactsOfCaller) 次。") }
    if let emergency = receipt.emergency {
      output.line("紧急：\(emergency.wording)，请立即转 \(emergency.line)。")
    }
  }

  /// `question list`: the newest questions of a filter.
  package func listQuestions(_ filter: QuestionFields) throws {
    let query = filter.query
    let answer = try ask("GET", "/api/questions" + (query.isEmpty ? "" : "?" + query))
    guard format == .text else { return output.text(answer + "\n") }
    let list = try decoded(QuestionList.self, answer)
    if list.questions.isEmpty { output.line("没有符合条件的诉求。") }
    for question in list.questions { output.line(question.line) }
    if list.unreadableCount > 0 { output.line("有 \(list.unreadableCount) 行用现有密钥打不开。") }
    if let next = list.next { output.line("还有更早的：--cursor \(next)") }
  }

  /// `question show`: one question. The look at its caller is in the journal.
  package func showQuestion(_ number: String) throws {
    let answer = try ask("GET", "/api/questions/" + escaped(number))
    guard format == .text else { return output.text(answer + "\n") }
    for line in try decoded(QuestionSheet.self, answer).lines { output.line(line) }
  }

  /// One act on a question, by the name that the interface gives it.
  package func act(_ act: String, on number: String, _ fields: QuestionFields) throws {
    let answer = try ask("POST", "/api/questions/\(escaped(number))/\(act)", try fields.json)
    guard format == .text else { return output.text(answer + "\n") }
    output.line(try decoded(QuestionDone.self, answer).question.line)
  }

  /// `question consent`: the caller allows something else now.
  package func changeConsent(of number: String, _ fields: QuestionFields) throws {
    let answer = try ask("POST", "/api/questions/\(escaped(number))/consent", try fields.json)
    guard format == .text else { return output.text(answer + "\n") }
    output.line(try decoded(MessageAnswer.self, answer).message)
  }

  /// `forget`: erases what is known of the callers of a question and prints the proof. Throws when
  /// something is left.
  package func forget(
    _ number: String, reason: String, takingDown: Bool, everywhere: Bool = false
  ) throws {
    struct Wish: Encodable {
      let reason: String
      let takesDown: Bool
      let everywhere: Bool
    }
    struct Report: Decodable {
      let isClean: Bool
      let lines: [String]
    }
    let body = try coded(
      Wish(reason: reason, takesDown: takingDown, everywhere: everywhere))
    let answer = try ask("POST", "/api/questions/\(escaped(number))/forget", body)
    let report = try decoded(Report.self, answer)
    if format == .text {
      for line in report.lines { output.line(line) }
    } else {
      output.text(answer + "\n")
    }
    if !report.isClean { throw CommandFailure(.inputOutput, "") }
  }
}

// MARK: - Answers

private struct ReceiptAnswer: Decodable {
  struct Emergency: Decodable {
    let wording: String
    let line: String
  }

  let number: String
  let spoken: String
  let isRepeat: Bool
  let contactsOfCaller: Int
  let emergency: Emergency?
}

private struct QuestionLine: Decodable {
  let number: String
  let receivedAt: String
  let nature: Nature
  let topic: String?
  let area: String?
  let urgency: Urgency
  let handling: Handling.Stage
  let leadName: String?
  let dueOn: String?
  let isOverdue: Bool
  let disclosure: Disclosure.Stage
  let contactCount: Int
  let gist: String

  var line: String {
    var parts = [number, nature.wording, handling.wording]
    if let leadName { parts.append(leadName) }
    if let dueOn { parts.append("期限 \(dueOn)" + (isOverdue ? "（已超期）" : "")) }
    if urgency != .normal { parts.append(urgency.wording) }
    if contactCount > 1 { parts.append("\(contactCount) 次反映") }
    parts += [topic, area].compactMap(\.self).filter { !$0.isEmpty }
    parts.append("公开：" + disclosure.wording)
    return parts.joined(separator: "　") + "　" + gist
  }
}

private struct QuestionList: Decodable {
  let questions: [QuestionLine]
  let next: String?
  let unreadableCount: Int
}

private struct QuestionDone: Decodable {
  let question: QuestionLine
}

private struct QuestionSheet: Decodable {
  struct Person: Decodable {
    let name: String?
    let phone: String?
    let homeAddress: String?
    let workplace: String?
  }

  struct Reply: Decodable {
    let localAt: String
    let text: String
    let departmentName: String?
  }

  let question: QuestionLine
  let text: String
  let incidentPlace: String?
  let callers: [Person]
  let answers: [Reply]
  let merged: [String]

  var lines: [String] {
    var lines = [question.line, "内容：" + text]
    if let incidentPlace { lines.append("事发地点：" + incidentPlace) }
    for person in callers {
      let parts = [person.name, person.phone, person.homeAddress, person.workplace]
      lines.append("来电人：" + parts.compactMap(\.self).joined(separator: "　"))
    }
    for reply in answers {
      lines.append("答复（\(reply.departmentName ?? "直播")，\(reply.localAt)）：\(reply.text)")
    }
    if !merged.isEmpty { lines.append("并入：" + merged.joined(separator: "、")) }
    return lines
  }
}
