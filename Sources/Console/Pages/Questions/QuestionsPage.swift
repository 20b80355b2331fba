// 问题台账: the newest fifty of whatever is asked for, with what is owed and by whom.

import Desk
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Membership
import Questions
import Timekeeping

/// The register.
struct QuestionsPage: Sendable {
  struct RowPiece: Sendable {
    let rowPath: String
    let rowNumber: String
    let rowGist: String
    let rowFacts: String
    let rowUrgency: String?
    let rowContacts: Int?
    let rowStage: StateMark
    let rowDisclosure: StateMark?
    let rowDue: DuePiece?
    let rowLead: String?
    let rowCo: String?
    let rowReceived: String
  }

  struct StagePiece: Sendable {
    let stagePath: String
    let stageWords: String
    let stageCount: Int
    let isStageHere: Bool
  }

  struct View: Sendable {
    let heading: String
    let stages: [StagePiece]
    let presets: [StagePiece]
    let natures: [OptionPiece]
    let stageOptions: [OptionPiece]
    let dues: [OptionPiece]
    let disclosures: [OptionPiece]
    let departments: [OptionPiece]
    let hasDepartments: Bool
    let topic: String
    let area: String
    let campaign: String
    let isNarrowed: Bool
    let rows: [RowPiece]
    let hasRows: Bool
    let nextPath: String?
    let firstPath: String?
    let unreadable: Int?
    let exportPath: String?
    let exportCallersPath: String?
    let complaint: String?
    let numberTyped: String
  }

  let visit: Visit
  let query: RegisterQuery

  /// The list, or the question that a number names.
  func response() async throws -> Response {
    guard let typed = query.number else {
      return Response.html(try await html())
    }
    do throws(CaseNumber.Complaint) {
      return Response.seeOther("/questions/" + (try CaseNumber(parsing: typed)).description)
    } catch {
      let page = try await html(complaint: error.consoleWording)
      return Response.html(page, status: .unprocessableContent)
    }
  }

  func html(complaint: String? = nil) async throws -> String {
    let view = try await view(complaint: complaint)
    return visit.frame.page(
      "问题台账", at: .questions, body: Templates.render(.questions, view), liveSeconds: 0)
  }

  func view(complaint: String? = nil) async throws -> View {
    let words = try await QuestionWords(visit)
    let member = visit.member
    let page = try await visit.desk.register.list(
      query.wish(today: words.moments.today), before: query.place, for: member)
    let counts = try await visit.desk.register.standing(of: query.department, for: member)
    let mayExport = member.maySomewhere(.export)
    let choices = RegisterChoices(query: query, words: words)
    let seesAll = member.reach(of: .seeQuestions).parts.contains { $0.department == nil }
    return View(
      heading: heading(words), stages: stages(counts), presets: presets(counts),
      natures: choices.natures, stageOptions: choices.stages, dues: choices.dues,
      disclosures: choices.disclosures, departments: seesAll ? choices.departments : [],
      hasDepartments: seesAll, topic: query.topic ?? "", area: query.area ?? "",
      campaign: query.campaign ?? "", isNarrowed: !query.isEverything,
      rows: page.questions.map { row($0, words) }, hasRows: !page.questions.isEmpty,
      nextPath: page.next.map { query.path(place: $0) },
      firstPath: query.place == nil ? nil : query.path,
      unreadable: page.unreadableCount == 0 ? nil : page.unreadableCount,
      exportPath: mayExport ? query.exportPath : nil,
      exportCallersPath: mayExport && member.maySomewhere(.seeCaller)
        ? query.exportPath + (query.isEverything ? "?" : "&") + "callers=1" : nil,
      complaint: complaint, numberTyped: complaint == nil ? "" : query.number ?? "")
  }

  /// A list shows what the rules leave, whoever reads it: to read a caller's own words somebody opens
  /// the question, which the journal notes.
  private func row(_ question: Question, _ words: QuestionWords) -> RowPiece {
    let assignment = question.handling.assignment
    let facts = [question.nature.wording, question.topic, question.area].compactMap { $0 }
    return RowPiece(
      rowPath: "/questions/" + question.number.description,
      rowNumber: question.number.description,
      rowGist: question.isForgotten
        ? "（已按要求清除）" : visit.desk.register.maskedGist(of: question),
      rowFacts: facts.joined(separator: "，"), rowUrgency: question.urgency.remark,
      rowContacts: question.contactCount > 1 ? question.contactCount : nil,
      rowStage: question.handling.stage.mark,
      rowDisclosure: question.disclosure.stage == .undecided ? nil : question.disclosure.stage.mark,
      rowDue: question.handling.openAssignment.map { words.due($0.dueOn) },
      rowLead: assignment.map { words.department($0.lead) },
      rowCo: assignment.flatMap { words.departments($0.co) },
      rowReceived: words.moments.near(question.receivedAt))
  }

  // MARK: - Ways

  private func heading(_ words: QuestionWords) -> String {
    let parts = [
      query.stage?.wording, query.due?.wording, query.nature?.wording,
      query.department.map(words.department), query.topic, query.area,
      query.disclosure?.wording, query.campaign, query.isDisputed ? "有争议" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "问题台账" : "问题台账：" + parts.joined(separator: "、")
  }

  private func stages(_ counts: RegisterStanding) -> [StagePiece] {
    var all = query
    all.stage = nil
    all.place = nil
    let total = counts.stages.values.reduce(0, +)
    let whole = StagePiece(
      stagePath: all.path, stageWords: "全部", stageCount: total,
      isStageHere: query.stage == nil && query.due == nil)
    return [whole]
      + Handling.Stage.allCases.compactMap { stage in
        guard let count = counts.stages[stage] else { return nil }
        var one = all
        one.stage = stage
        one.due = nil
        return StagePiece(
          stagePath: one.path, stageWords: stage.wording, stageCount: count,
          isStageHere: query.stage == stage)
      }
  }

  private func presets(_ counts: RegisterStanding) -> [StagePiece] {
    [(RegisterQuery.Due.overdue, counts.overdue), (.today, counts.overdue + counts.dueToday)]
      .compactMap {
        due, count in
        guard count > 0 else { return nil }
        var one = RegisterQuery()
        one.department = query.department
        one.due = due
        return StagePiece(
          stagePath: one.path, stageWords: due.wording, stageCount: count,
          isStageHere: query.due == due)
      }
  }
}

/// The lists of the form, each with what is chosen.
struct RegisterChoices: Sendable {
  let query: RegisterQuery
  let words: QuestionWords

  var natures: [OptionPiece] {
    Nature.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: query.nature == $0)
    }
  }
  var stages: [OptionPiece] {
    Handling.Stage.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: query.stage == $0)
    }
  }
  var dues: [OptionPiece] {
    RegisterQuery.Due.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: query.due == $0)
    }
  }
  var disclosures: [OptionPiece] {
    Disclosure.Stage.allCases.map {
      OptionPiece($0.rawValue, $0.wording, isChosen: query.disclosure == $0)
    }
  }
  var departments: [OptionPiece] {
    words.departmentOptions(chosen: query.department.map { [$0.rawValue] } ?? [])
  }
}

extension CaseNumber.Complaint {
  /// What to do about a number that is none.
  var consoleWording: String {
    switch self {
    case .notANumber: "这不像受理编号。编号写作 L26-00123：字母、两位年份、序号和校验位。"
    case .wrongCheckDigit: "编号的校验位不对，有一位听错或打错了。请核对后再输一次。"
    }
  }
}
