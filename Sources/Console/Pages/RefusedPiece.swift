// What was refused, on top of a page whose form for it is gone because the state moved: the sentence of
// the desk, and everything that was typed, to read and to copy.

/// A refusal without a form.
struct RefusedPiece: Sendable {
  let refusedWords: String
  /// The fields as they were typed.
  let typed: [OneQuestionPage.FactPiece]
  let hasTyped: Bool

  init(_ wording: String, typed: [OneQuestionPage.FactPiece]) {
    refusedWords = wording
    self.typed = typed.filter { !$0.factWords.isEmpty }
    hasTyped = !self.typed.isEmpty
  }

  /// With what stands in the fields of the form that is gone.
  init(_ wording: String, fields: [FieldPiece]) {
    self.init(
      wording,
      typed: fields.compactMap { field in
        guard !field.isHidden else { return nil }
        let chosen = field.options.filter(\.isChosen).map(\.optionWords).joined(separator: "、")
        let words = field.isChoice || field.isBoxes ? chosen : field.fieldValue
        return OneQuestionPage.FactPiece(factName: field.fieldLabel, factWords: words)
      })
  }
}
