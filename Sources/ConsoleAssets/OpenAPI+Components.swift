// What the paths of the description share: who may ask, what goes in, what comes out, what is refused.

extension OpenAPI {
  static let components = """
      "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer",
          "description": "令牌在“我的账号”或用 hotline user token 生成；权限 logQuestion、seeQuestions、answer。办理类操作只给登录的人和控制套接字。"}},
        "parameters": {"number": {"name": "number", "in": "path", "required": true,
          "description": "受理编号，如 L26-00018；大小写、空格、短横都可以。",
          "schema": {"type": "string"}}},
        "responses": {
          "Malformed": {"description": "请求本身不对；message 说明哪里不对，field 指出字段。",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}},
          "Invalid": {"description": "某个字段的内容不能接受。",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}},
          "Refused": {"description": "不能这样做：没有权限、现状不允许、键已用过，或暂时不能保存。",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}}},
        "schemas": {
    \(schemas)
        }
      }
    """

  private static let schemas = [inputs, outputs, lists].joined(separator: ",\n")

  private static let inputs = """
          "Texts": {"type": "array", "maxItems": 20, "items": {"type": "string", "maxLength": 200}},
          "NewQuestion": {"type": "object", "additionalProperties": false,
            "required": ["programme"],
            "properties": {
              "programme": {"type": "string", "description": "节目代码。"},
              "line": {"type": "string", "maxLength": 4000, "description": "一行登记；其它字段优先于它。"},
              "gist": {"type": "string", "maxLength": 60, "description": "要点；不写则取内容开头。"},
              "text": {"type": "string", "maxLength": 4000, "description": "内容；不写则等于要点。"},
              "name": {"type": "string", "maxLength": 40},
              "phone": {"type": "string", "maxLength": 40},
              "homeAddress": {"type": "string", "maxLength": 200},
              "workplace": {"type": "string", "maxLength": 200},
              "area": {"type": "string", "maxLength": 40},
              "incidentPlace": {"type": "string", "maxLength": 200},
              "nature": {"$ref": "#/components/schemas/Nature"},
              "topic": {"type": "string", "maxLength": 40},
              "department": {"type": "string", "description": "单位的编码、简称或全称。"},
              "urgency": {"$ref": "#/components/schemas/Urgency"},
              "disclosure": {"$ref": "#/components/schemas/Consent"},
              "mayAir": {"type": "boolean", "default": true},
              "isAnonymous": {"type": "boolean", "default": false},
              "entersQueue": {"type": "boolean", "default": false},
              "campaigns": {"$ref": "#/components/schemas/Texts"},
              "kind": {"enum": ["call", "message", "letter", "visit"],
                "description": "不写则按渠道。"},
              "channel": {"$ref": "#/components/schemas/Channel"},
              "episode": {"type": "string", "description": "不写则为来电当天的那一期。"},
              "receivedAt": {"type": "string", "format": "date-time", "description": "不写则为现在。"}}}
    """

  private static let outputs = """
          "Receipt": {"type": "object",
            "required": ["schemaVersion", "id", "number", "spoken", "isRepeat", "contactsOfCaller"],
            "properties": {
              "schemaVersion": {"const": 1}, "id": {"type": "string"},
              "number": {"type": "string", "examples": ["L26-00018"]},
              "spoken": {"type": "string", "description": "读给来电人听的编号。"},
              "isRepeat": {"type": "boolean"}, "contactsOfCaller": {"type": "integer"},
              "emergency": {"type": "object", "properties": {
                "kind": {"type": "string"}, "wording": {"type": "string"},
                "line": {"type": "string", "description": "应立即转到的号码。"}}}}},
          "Question": {"type": "object", "required": ["id", "number", "programme", "gist"],
            "properties": {
              "id": {"type": "string"}, "number": {"type": "string"},
              "programme": {"type": "string"}, "episode": {"type": "string"},
              "channel": {"$ref": "#/components/schemas/Channel"},
              "receivedAt": {"type": "string", "format": "date-time"},
              "nature": {"$ref": "#/components/schemas/Nature"}, "topic": {"type": "string"},
              "area": {"type": "string"}, "urgency": {"$ref": "#/components/schemas/Urgency"},
              "handling": {"$ref": "#/components/schemas/Handling"}, "lead": {"type": "string"},
              "leadName": {"type": "string"},
              "dueOn": {"type": "string"}, "isOverdue": {"type": "boolean"},
              "isProvisional": {"type": "boolean"}, "disclosure": {"type": "string"},
              "consent": {"type": "object"}, "contactCount": {"type": "integer"},
              "airStage": {"$ref": "#/components/schemas/AirStage"},
              "gist": {"type": "string", "description": "无权看来电人资料时已遮盖。"}}},
          "QuestionList": {"type": "object", "properties": {
            "schemaVersion": {"const": 1}, "next": {"type": "string"},
            "unreadableCount": {"type": "integer"},
            "questions": {"type": "array", "items": {"$ref": "#/components/schemas/Question"}}}},
          "QuestionSheet": {"type": "object", "properties": {
            "schemaVersion": {"const": 1}, "question": {"$ref": "#/components/schemas/Question"},
            "text": {"type": "string"}, "isMasked": {"type": "boolean"},
            "incidentPlace": {"type": "string"}, "hidesCallers": {"type": "boolean"},
            "callers": {"type": "array", "items": {"type": "object"}},
            "answers": {"type": "array", "items": {"type": "object", "properties": {
              "kind": {"type": "string"}, "at": {"type": "string", "format": "date-time"},
              "localAt": {"type": "string"}, "text": {"type": "string"},
              "department": {"type": "string"}, "departmentName": {"type": "string"},
              "policyReferences": {"type": "array", "items": {"type": "string"}}}}},
            "merged": {"type": "array", "items": {"type": "string"}},
            "allowed": {"type": "array", "items": {"type": "string"}}}},
          "Import": {"type": "object", "properties": {
            "schemaVersion": {"const": 1}, "message": {"type": "string"},
            "isTaken": {"type": "boolean"}, "isRepeat": {"type": "boolean"},
            "lines": {"type": "array", "items": {"type": "object", "properties": {
              "line": {"type": "integer"}, "number": {"type": "string"},
              "outcome": {"enum": ["logged", "repeated", "good", "refused"]}}}},
            "complaints": {"type": "array", "items": {"type": "object"}},
            "notes": {"type": "array", "items": {"type": "object"}}}},
          "Act": {"type": "object", "properties": {
            "schemaVersion": {"const": 1}, "question": {"$ref": "#/components/schemas/Question"}}},
          "Message": {"type": "object", "required": ["schemaVersion", "message"], "properties": {
            "schemaVersion": {"const": 1}, "message": {"type": "string"},
            "code": {"type": "string"}, "field": {"type": "string"}}}
    """

  private static let lists = """
          "Nature": {"enum": ["inquiry", "help", "complaint", "report", "suggestion", "praise",
            "other"]},
          "Channel": {"enum": ["phone", "hotline", "sms", "weChat", "web", "liveComment", "weibo",
            "app", "forum", "letter", "visit", "collected"]},
          "Urgency": {"enum": ["normal", "high", "emergency"]},
          "Consent": {"enum": ["publish", "forwardOnly", "none"], "default": "none"},
          "AirStage": {"enum": ["waiting", "next", "onAir", "done", "dropped"]},
          "Handling": {"enum": ["logged", "answeredOnAir", "assigned", "answered", "closed",
            "declined", "transferred", "merged"]},
          "Verdict": {"enum": ["satisfied", "mostlySatisfied", "dissatisfied", "unreached"]},
          "DeclineReason": {"enum": ["litigation", "arbitration", "reconsideration", "discipline",
            "petition", "secrets", "privacy", "publicOrder", "repeated", "otherJurisdiction",
            "emergencyLine"]}
    """
}
