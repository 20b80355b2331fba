// The description of the interface of questions for programs, as OpenAPI 3.1. A test holds it to the
// routes, and sends every example in it.

/// The description at `/api/openapi.json`.
package enum OpenAPI {
  /// The text.
  package static let text = [
    head, "  \"paths\": {",
    ([collection, sheet] + lists + acts.map(path)).joined(separator: ",\n"), "  },",
    components, "}", "",
  ].joined(separator: "\n")

  /// An act on one question.
  private struct Act {
    let name: String
    let summary: String
    /// The properties of its body, as JSON.
    let properties: String
    let required: String
    let example: String
  }

  private static func path(_ act: Act) -> String {
    """
        "/api/questions/{number}/\(act.name)": {
          "parameters": [{"$ref": "#/components/parameters/number"}],
          "post": {
            "summary": "\(act.summary)", "operationId": "\(act.name)",
            "requestBody": {"required": true, "content": {"application/json": {
              "schema": {"type": "object", "additionalProperties": false,
                "required": [\(act.required)], "properties": {\(act.properties)}},
              "example": \(act.example)}}},
            "responses": {
              "200": {"description": "已办。", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Act"}}}},
              "409": {"$ref": "#/components/responses/Refused"},
              "422": {"$ref": "#/components/responses/Invalid"},
              "default": {"$ref": "#/components/responses/Refused"}}}}
    """
  }

  private static let acts = [
    Act(
      name: "assign", summary: "转办给一个主办单位和若干协办单位。",
      properties: #""department": {"type": "string"}, "co": \#(ref("Texts"))"#,
      required: #""department""#, example: #"{"department": "市住建局", "co": ["市医保局"]}"#),
    Act(
      name: "extend", summary: "延期，须在到期前。",
      properties: #""count": {"type": "integer", "minimum": 1, "maximum": 365}, "#
        + #""reason": {"type": "string"}, \#(approvedBy)"#,
      required: #""count", "reason", "approvedBy""#,
      example: #"{"count": 2, "reason": "等配件", "approvedBy": "李明"}"#),
    Act(
      name: "return", summary: "退单：单位认为不归自己办。",
      properties: #""reason": {"type": "string"}"#, required: #""reason""#,
      example: #"{"reason": "不属于本单位职责"}"#),
    Act(
      name: "answer", summary: "答复。", properties: answerFields, required: #""text""#,
      example: #"{"text": "路灯已修复。", "approvedBy": "李明", "department": "市住建局"}"#),
    Act(
      name: "answer-on-air", summary: "现场答复；要点可以不写。", properties: answerFields, required: "",
      example: #"{"text": "本周修好。"}"#),
    Act(
      name: "follow-up", summary: "回访结果。",
      properties: #""verdict": \#(ref("Verdict"))"#,
      required: #""verdict""#, example: #"{"verdict": "satisfied"}"#),
    Act(name: "close", summary: "办结。", properties: "", required: "", example: "{}"),
    Act(
      name: "reopen", summary: "重新打开。", properties: #""reason": {"type": "string"}"#,
      required: #""reason""#, example: #"{"reason": "又坏了"}"#),
    Act(
      name: "decline", summary: "不予受理。",
      properties: #""reason": \#(ref("DeclineReason")), "#
        + #""note": {"type": "string"}"#,
      required: #""reason", "note""#,
      example: #"{"reason": "otherJurisdiction", "note": "属外市道路"}"#),
    Act(
      name: "transfer", summary: "转接到别的热线或机构；单位正在办的要有转办权限。",
      properties: #""to": {"type": "string"}"#,
      required: #""to""#, example: #"{"to": "119"}"#),
    Act(
      name: "merge", summary: "合并到同一件事的另一个编号；转给过单位的要有转办权限。",
      properties: #""into": {"type": "string"}"#,
      required: #""into""#, example: #"{"into": "L26-00018"}"#),
    Act(name: "unmerge", summary: "撤销合并。", properties: "", required: "", example: "{}"),
    Act(
      name: "urgency", summary: "改缓急。",
      properties: #""urgency": \#(ref("Urgency"))"#,
      required: #""urgency""#, example: #"{"urgency": "high"}"#),
    Act(
      name: "stage", summary: "在节目队列里移动。",
      properties: #""stage": \#(ref("AirStage"))"#,
      required: #""stage""#, example: #"{"stage": "waiting"}"#),
  ]

  private static let answerFields =
    #""text": {"type": "string", "maxLength": 8000}, "#
    + #""policyReferences": {"type": "array", "maxItems": 20, "#
    + #""items": {"type": "string", "maxLength": 200}}, \#(approvedBy), "#
    + #""department": {"type": "string"}"#

  private static let approvedBy = #""approvedBy": {"type": "string", "maxLength": 60}"#

  private static func ref(_ name: String) -> String {
    "{\"$ref\": \"#/components/schemas/\(name)\"}"
  }

  private static let lists = [("import", "收下一份列表，全部登记或全不登记。"), ("check", "只检查一份列表，不登记。")]
    .map { name, summary in
      """
          "/api/questions/\(name)/{programme}/{channel}": {
            "parameters": [
              {"name": "programme", "in": "path", "required": true, "schema": {"type": "string"}},
              {"name": "channel", "in": "path", "required": true,
                "schema": {"$ref": "#/components/schemas/Channel"}}],
            "post": {
              "summary": "\(summary)", "operationId": "\(name)",
              "requestBody": {"required": true, "content": {
                "text/csv": {"example": "内容,姓名,电话\\n路灯不亮,王女士,13800138000\\n"},
                "text/tab-separated-values": {}, "application/x-ndjson": {},
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {}}},
              "responses": {
                "200": {"description": "每行的结果。", "content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/Import"}}}},
                "422": {"description": "有行不对，一条也没有登记。", "content": {"application/json": {
                  "schema": {"$ref": "#/components/schemas/Import"}}}},
                "default": {"$ref": "#/components/responses/Refused"}}}}
      """
    }

  private static let head = """
    {
      "openapi": "3.1.0",
      "info": {"title": "hotline", "version": "1",
        "description": "登记和办理诉求。每个答复都带 schemaVersion；不认识的字段一律拒绝并指出名称。"},
      "security": [{"token": []}],
    """

  private static let collection = """
        "/api/questions": {
          "post": {
            "summary": "登记一件诉求；答复时它已经写在盘上。", "operationId": "log",
            "parameters": [{"name": "Idempotency-Key", "in": "header", "required": false,
              "description": "同一个键加同样的内容，七天内再送得到同一个编号（200），中间改过排期也一样；内容不同则 409。receivedAt 不算内容。",
              "schema": {"type": "string", "minLength": 1, "maxLength": 200}}],
            "requestBody": {"required": true, "content": {"application/json": {
              "schema": {"$ref": "#/components/schemas/NewQuestion"},
              "examples": {
                "fields": {"value": {"programme": "limin", "text": "路灯坏了半个月", "name": "王女士",
                  "phone": "13800138000", "area": "双塔区", "nature": "help", "topic": "路灯",
                  "disclosure": "publish", "department": "市住建局", "channel": "weChat",
                  "kind": "message", "receivedAt": "2026-05-14T09:12:00+08:00"}},
                "line": {"value": {"programme": "limin", "entersQueue": true,
                  "line": "王女士 13800138000 双塔区 路灯坏了半个月 /求助 #路灯 可公开"}}}}}},
            "responses": {
              "201": {"description": "已登记。", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Receipt"}}}},
              "200": {"description": "早先已用同一个键登记。", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Receipt"}}}},
              "400": {"$ref": "#/components/responses/Malformed"},
              "409": {"$ref": "#/components/responses/Refused"},
              "413": {"$ref": "#/components/responses/Malformed"},
              "415": {"$ref": "#/components/responses/Malformed"},
              "422": {"$ref": "#/components/responses/Invalid"},
              "503": {"$ref": "#/components/responses/Refused"},
              "507": {"$ref": "#/components/responses/Refused"},
              "default": {"$ref": "#/components/responses/Refused"}}},
          "get": {
            "summary": "列出诉求，新的在前。", "operationId": "list",
            "parameters": [
              {"name": "programme", "in": "query", "schema": {"type": "string"}},
              {"name": "episode", "in": "query", "schema": {"type": "string"}},
              {"name": "nature", "in": "query", "schema": {"$ref": "#/components/schemas/Nature"}},
              {"name": "topic", "in": "query", "schema": {"type": "string"}},
              {"name": "area", "in": "query", "schema": {"type": "string"}},
              {"name": "channel", "in": "query",
                "schema": {"$ref": "#/components/schemas/Channel"}},
              {"name": "urgency", "in": "query",
                "schema": {"$ref": "#/components/schemas/Urgency"}},
              {"name": "handling", "in": "query",
                "schema": {"$ref": "#/components/schemas/Handling"}},
              {"name": "lead", "in": "query", "schema": {"type": "string"}},
              {"name": "campaign", "in": "query", "schema": {"type": "string"}},
              {"name": "from", "in": "query", "schema": {"type": "string", "format": "date"}},
              {"name": "to", "in": "query", "schema": {"type": "string", "format": "date"}},
              {"name": "limit", "in": "query",
                "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}},
              {"name": "cursor", "in": "query", "description": "上一页答复里的 next。",
                "schema": {"type": "string"}}],
            "responses": {
              "200": {"description": "一页。", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/QuestionList"}}}},
              "400": {"$ref": "#/components/responses/Malformed"},
              "default": {"$ref": "#/components/responses/Refused"}}}}
    """

  private static let sheet = """
        "/api/questions/{number}": {
          "parameters": [{"$ref": "#/components/parameters/number"}],
          "get": {
            "summary": "一件诉求。来电人的资料只给有权看的人，每看一次都记入日志。",
            "operationId": "sheet",
            "responses": {
              "200": {"description": "这一件。", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/QuestionSheet"}}}},
              "404": {"$ref": "#/components/responses/Refused"},
              "default": {"$ref": "#/components/responses/Refused"}}}}
    """
}
