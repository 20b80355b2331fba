// Forms as values: a template draws any of them, so each act says only what it asks for.

/// One choice of a list.
struct OptionPiece: Sendable {
  let optionValue: String
  let optionWords: String
  let isChosen: Bool

  init(_ value: String, _ words: String, isChosen: Bool = false) {
    optionValue = value
    optionWords = words
    self.isChosen = isChosen
  }
}

/// One field of a form.
struct FieldPiece: Sendable {
  /// How it is filled in.
  enum Kind: Sendable {
    case line
    case text
    case number
    case choice([OptionPiece])
    case boxes([OptionPiece])
    /// What stood on the page, sent back as it was.
    case hidden
  }

  let fieldName: String
  let fieldID: String
  let fieldLabel: String
  let fieldHint: String?
  let fieldValue: String
  let longest: Int
  let isRequired: Bool
  let isLine: Bool
  let isText: Bool
  let isNumber: Bool
  let isChoice: Bool
  let isBoxes: Bool
  let isHidden: Bool
  let options: [OptionPiece]

  init(
    _ name: String, of form: String, _ label: String, _ kind: Kind, value: String = "",
    hint: String? = nil, longest: Int = 200, isRequired: Bool = true
  ) {
    fieldName = name
    fieldID = form + "-" + name
    fieldLabel = label
    fieldHint = hint
    fieldValue = value
    self.longest = longest
    self.isRequired = isRequired
    isLine = if case .line = kind { true } else { false }
    isText = if case .text = kind { true } else { false }
    isNumber = if case .number = kind { true } else { false }
    isChoice = if case .choice = kind { true } else { false }
    isBoxes = if case .boxes = kind { true } else { false }
    isHidden = if case .hidden = kind { true } else { false }
    switch kind {
    case .choice(let options), .boxes(let options): self.options = options
    case .line, .text, .number, .hidden: options = []
    }
  }

  /// A field that nobody fills in.
  init(hidden name: String, of form: String, _ value: String) {
    self.init(name, of: form, "", .hidden, value: value)
  }
}

/// A form under a heading that opens it.
struct FormPiece: Sendable {
  let formID: String
  let formPath: String
  let formTitle: String
  let formHint: String?
  let formFields: [FieldPiece]
  let formButton: String
  /// Why the desk did not do it, after it was tried.
  let formComplaint: String?
  /// It stands open: it was tried and refused.
  let isOpen: Bool
}
