// What was refused, on top of a page whose form for it is gone because the state moved: the sentence of
// the desk, and everything that was typed, to read and to copy.

/// A refusal without a form.
struct RefusedPiece: Sendable {
  /// One field as it was typed.
  struct TypedPiece: Sendable {
    let typedName: String
    let typedWords: String
  }

  let refusedWords: String
  let typed: [TypedPiece]
  let hasTyped: Bool

  init(_ wording: String, typed: [TypedPiece]) {
    refusedWords = wording
    self.typed = typed.filter { !$0.typedWords.isEmpty }
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
        return TypedPiece(typedName: field.fieldLabel, typedWords: words)
      })
  }
}
