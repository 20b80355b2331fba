// 状态 of a row: agreement and fate as one word.

import Language

/// 状态 of a row: agreement and the one fate that a row may write itself.
enum RowStatus: WordedChoice {
  case planned
  case confirmed
  case cancelled

  var choice: FieldChoice {
    switch self {
    case .planned: FieldChoice("计划", "planned")
    case .confirmed: FieldChoice("已确认", "confirmed")
    case .cancelled: FieldChoice("停播", "cancelled")
    }
  }
}
