// One thing that the rules saw in a text, as a value: where it stands, what it is, how sure the
// rule is, why, and what would stand in its place. A finding decides nothing; a person does.

/// Something in a text that may tell who a person is.
package struct Finding: Hashable, Codable, Sendable {
  /// What kind of private data it is.
  package let kind: Kind
  /// Where it stands, as UTF-8 byte offsets in the text that was searched.
  package let span: Range<Int>
  /// How sure the rule is.
  package let certainty: Certainty
  /// Which observation led to it.
  package let reason: Reason
  /// What would stand in its place; it may be empty, which means that the span goes without trace.
  package let proposal: String

  /// Makes a finding from its parts.
  package init(
    kind: Kind, span: Range<Int>, certainty: Certainty, reason: Reason, proposal: String
  ) {
    self.kind = kind
    self.span = span
    self.certainty = certainty
    self.reason = reason
    self.proposal = proposal
  }

  /// The words that the finding covers in the text it was made from, or nothing for another text.
  package func words(in text: String) -> String? {
    let bytes = text.utf8
    guard
      let start = bytes.index(
        bytes.startIndex, offsetBy: span.lowerBound, limitedBy: bytes.endIndex),
      let end = bytes.index(bytes.startIndex, offsetBy: span.upperBound, limitedBy: bytes.endIndex)
    else { return nil }
    return String(bytes[start..<end])
  }
}

// MARK: - Kind

extension Finding {
  /// The kinds of private data that the rules know.
  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// A mobile telephone, or a telephone abroad.
    case mobile
    /// A landline telephone.
    case landline
    /// A resident identity number of 18 or 15 characters.
    case identityNumber
    /// A bank card.
    case bankCard
    /// A vehicle's plate.
    case plate
    /// A passport.
    case passport
    /// A permit for Hong Kong, Macau or Taiwan, or another travel document.
    case permit
    /// An address for electronic mail.
    case email
    /// A QQ number.
    case qq
    /// A WeChat id.
    case weChat
    /// A link that carries a key or names an account.
    case link
    /// An address below subdistrict, town or township.
    case address
    /// The name of a person.
    case personName
    /// Something about a child.
    case minor
    /// An illness or a disability.
    case illness
    /// The place where someone works.
    case workplace
    /// A belief.
    case religion
    /// A named person who is accused of something.
    case accusation
    /// Other digits that look like a number of a person.
    case otherDigits
    /// Markup of a page, which is no part of what was asked.
    case markup
  }
}

// MARK: - Certainty

extension Finding {
  /// How sure a rule is.
  package enum Certainty: String, CaseIterable, Codable, Sendable {
    /// The form leaves no doubt: it is masked without asking, and kept only with a reason.
    case certain
    /// It looks like it: a person decides.
    case suspected
  }
}

// MARK: - Reason

extension Finding {
  /// The observation that led to a finding.
  package enum Reason: String, CaseIterable, Codable, Sendable {
    /// Eleven digits as mobile telephones have them.
    case mobileNumber
    /// Nearly a telephone number, and called one: a digit more or less, or an odd grouping.
    case oddTelephone
    /// A country's code before the digits.
    case foreignNumber
    /// An area code and a number.
    case areaCode
    /// Seven or eight digits that are called a telephone.
    case localNumber
    /// A valid date inside eighteen or fifteen digits.
    case dateInside
    /// Called an identity number, but the digits can't be one.
    case calledIdentity
    /// The check digit of bank cards holds.
    case checkDigit
    /// Called a card or an account, but the check digit does not hold.
    case calledAccount
    /// A province, a letter and the rest of a plate.
    case plateForm
    /// Called a plate, without a province.
    case calledPlate
    /// A letter and eight digits, as documents have them.
    case documentForm
    /// A mail address.
    case mailForm
    /// A mail address whose signs are written as words.
    case mailInWords
    /// A number after QQ.
    case afterQQ
    /// An id after WeChat.
    case afterWeChat
    /// A link with a key inside.
    case keyInLink
    /// A link with a question part.
    case queryInLink
    /// A door: building, unit or room.
    case door
    /// Below subdistrict or town, where someone lives.
    case home
    /// A street and its number.
    case streetNumber
    /// Said to be a name: after 我叫, 姓名, 联系人.
    case calledName
    /// Perhaps a name: after 我是, 本人, 叫.
    case maybeName
    /// A form of address: 小刘, 老王.
    case familiarName
    /// A name beside an office.
    case namedOfficial
    /// A name beside an office, and an accusation near by.
    case accusedOfficial
    /// A child's name.
    case childName
    /// A child's age.
    case childAge
    /// A school, and a class or a child near by.
    case childSchool
    /// A word from the list of illnesses.
    case illnessWord
    /// A word from the list of beliefs.
    case religionWord
    /// Where someone works.
    case worksAt
    /// A long number that no rule knows.
    case longNumber
    /// A tag of a page.
    case tag
  }
}
