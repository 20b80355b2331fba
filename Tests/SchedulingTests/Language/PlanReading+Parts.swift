// The parts of a reading by their kind.

import Language
import Scheduling

extension PlanReading {
  var programmes: [Programme] {
    documents.flatMap { document in
      if case .programmes(let all) = document { return all.map(\.value) }
      return []
    }
  }

  var directory: DirectoryDraft? {
    documents.lazy.compactMap { document in
      if case .directory(let draft) = document { return draft }
      return nil
    }.first
  }

  var ladder: [MilestoneRule] {
    documents.flatMap { document in
      if case .ladder(let rules) = document { return rules }
      return []
    }
  }

  var plan: PlanTable? {
    documents.lazy.compactMap { document in
      if case .plan(let plan) = document { return plan }
      return nil
    }.first
  }

  var campaigns: [Campaign] {
    documents.flatMap { document in
      if case .campaigns(let all) = document { return all.map(\.value) }
      return []
    }
  }

  var overlay: [OverlayEntry] {
    documents.flatMap { document in
      if case .overlay(let entries) = document { return entries }
      return []
    }
  }
}
