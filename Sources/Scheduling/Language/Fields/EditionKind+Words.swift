// How the choices of the schedule are written, in both languages.

package import Language

extension EditionKind: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .regular: FieldChoice("常规节目", "regular")
    case .special: FieldChoice("特别节目", "special")
    case .feedback: FieldChoice("回音壁", "feedback")
    }
  }
}

extension RecipientRole: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .department: FieldChoice("上线单位", "department")
    case .liaison: FieldChoice("联络员", "liaison")
    case .host: FieldChoice("主持人", "host")
    case .screener: FieldChoice("导播", "screener")
    case .producer: FieldChoice("编导", "producer")
    case .siteEditor: FieldChoice("网站编辑", "siteEditor")
    }
  }
}

extension GuestRank: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .head: FieldChoice("主要负责人", "head")
    case .deputy: FieldChoice("分管领导", "deputy")
    case .sectionHead: FieldChoice("科室负责人", "sectionHead")
    case .expert: FieldChoice("专家", "expert")
    case .unknown: FieldChoice("未注明", "unknown")
    }
  }
}
