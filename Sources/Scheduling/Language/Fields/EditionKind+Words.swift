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

extension CampaignReport: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .preparation: FieldChoice("准备清单", "preparation")
    case .summary: FieldChoice("总结", "summary")
    }
  }
}

extension ActivityProgress: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .notStarted: FieldChoice("未开始", "notStarted")
    case .preparing: FieldChoice("准备中", "preparing")
    case .ready: FieldChoice("已就绪", "ready")
    case .held: FieldChoice("已开展", "held")
    }
  }
}

extension MaterialKind: WordedChoice {
  package var choice: FieldChoice {
    switch self {
    case .text: FieldChoice("文字", "text")
    case .picture: FieldChoice("图片", "picture")
    case .video: FieldChoice("视频", "video")
    case .link: FieldChoice("链接", "link")
    }
  }
}

extension CampaignReport {
  /// Its Chinese word.
  package var wording: String { choice.word }
}

extension ActivityProgress {
  /// Its Chinese word.
  package var wording: String { choice.word }
}

extension MaterialKind {
  /// Its Chinese word.
  package var wording: String { choice.word }
}
