// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

// MARK: Sources

extension Arguments {
  /// `NAME|N [DETAILS]`, `set N DETAILS`, `same N M`, `split N`, `drop N`.
  func source() throws(CommandError) -> AnnotationAct {
    var words = try words()
    guard let first = words.first else { throw .missing(command: command, usage: usage) }
    switch first {
    case "set" where words.count > 2:
      let number = try number(words[1], in: 1...Int.max)
      return .describe(number, try details(words.dropFirst(2)).details)
    case "same" where words.count == 3:
      return .join(try number(words[1], in: 1...Int.max), SourceReference(words[2]))
    case "split" where words.count == 2: return .split(try number(words[1], in: 1...Int.max))
    case "drop" where words.count == 2: return .drop(try number(words[1], in: 1...Int.max))
    default: break
    }
    words.removeFirst()
    var name = first
    if !text.hasPrefix("\""), Int(first) == nil {
      while let word = words.first, !isDetail(word) {
        name += " " + word
        words.removeFirst()
      }
    }
    let (details, paragraph) = try details(words[...])
    let reference = text.hasPrefix("\"") ? SourceReference.name(name) : SourceReference(name)
    return .mention(reference, details, paragraph: paragraph)
  }

  /// `[N] DETAILS`, `[N] drop`.
  func mention() throws(CommandError) -> AnnotationAct {
    var words = try words()[...]
    var source: Int?
    if let first = words.first, let number = Int(first) {
      source = number
      words.removeFirst()
    }
    guard !words.isEmpty else { throw .missing(command: command, usage: usage) }
    let isDropped = words.first == "drop"
    if isDropped { words.removeFirst() }
    let (details, paragraph) = try details(words)
    return isDropped
      ? .silence(source: source, paragraph: paragraph) : .correct(source: source, details, paragraph: paragraph)
  }

  private func isDetail(_ word: String) -> Bool {
    (try? details([word])) != nil || Self.names.contains { word.hasPrefix($0 + "=") }
  }

  private static let names = [
    "name", "kind", "naming", "role", "in", "firsthand", "first_hand", "reason", "note", "mode", "cue", "stance", "at",
  ]

  /// Words such as `group unnamed doubt in=2 cue="according to" ¶5`, in any order.
  func details(_ words: ArraySlice<String>) throws(CommandError) -> (details: SourceDetails, paragraph: Int?) {
    var details = SourceDetails()
    var paragraph: Int?
    for word in words {
      if word.hasPrefix("¶") {
        paragraph = try number(word, in: 1...Int.max)
      } else if let equals = word.firstIndex(of: "="), Self.names.contains(word[..<equals].lowercased()) {
        let value = String(word[word.index(after: equals)...])
        if word[..<equals].lowercased() == "at" {
          paragraph = try number(value, in: 1...Int.max)
        } else {
          try set(word[..<equals].lowercased(), value, &details)
        }
      } else {
        try set(word, &details)
      }
    }
    return (details, paragraph)
  }

  /// A word that says by itself what it is of.
  private func set(_ word: String, _ details: inout SourceDetails) throws(CommandError) {
    let folded = word.lowercased()
    if let kind = Source.Kind(rawValue: folded) {
      details.kind = kind
    } else if let naming = Source.Naming(rawValue: folded) {
      details.naming = naming
    } else if let stance = Mention.Stance(rawValue: folded) {
      details.stance = stance
    } else if let mode = Mention.Mode(rawValue: folded) {
      details.mode = mode
    } else if folded == "firsthand" {
      details.firstHand = .yes
    } else if folded == "new" {
      details.isNew = true
    } else {
      let names = Self.names.filter { $0 != "first_hand" }.map { $0 + "=" }
      let known = CommandDeclaration.Vocabulary.sourcing.flatMap(\.words) + names
      throw .notAChoice(word: word, command: command, choices: known)
    }
  }

  private func set(_ name: String, _ value: String, _ details: inout SourceDetails) throws(CommandError) {
    switch name {
    case "name": details.name = value
    case "kind": details.kind = try one(of: Source.Kind.allCases, value)
    case "naming": details.naming = try one(of: Source.Naming.allCases, value)
    case "stance": details.stance = try one(of: Mention.Stance.allCases, value)
    case "mode": details.mode = try one(of: Mention.Mode.allCases, value)
    case "firsthand", "first_hand": details.firstHand = try one(of: Source.FirstHand.allCases, value)
    case "role":
      details.role = Self.isNone(value) ? .none : .some(try one(of: ProvenanceRole.allCases, value))
    case "in": details.nestedIn = Self.isNone(value) ? .none : .some(SourceReference(value))
    case "reason": details.reason = Self.isNone(value) ? .none : .some(value)
    case "note": details.note = Self.isNone(value) ? .none : .some(value)
    default: details.cue = Self.isNone(value) ? .none : .some(value)
    }
  }

  private static func isNone(_ value: String) -> Bool { value.isEmpty || value == "none" }

  private func one<T: RawRepresentable<String>>(of choices: [T], _ word: String) throws(CommandError) -> T {
    try choice(word, of: choices.map { ($0.rawValue, $0) })
  }
}

// MARK: Ratings

extension Arguments {
  /// What is to be rated, where no grade follows yet; nil where one does.
  func targetAlone() -> Assessment.Target? {
    if text.isEmpty { return .atHand }
    if let number = Int(text) { return .source(.number(number)) }
    guard text.hasPrefix("¶"), let number = Int(text.dropFirst()) else { return nil }
    return .paragraph(number)
  }

  /// `[N|¶5|source=NAME] A–F 1–6 [BASIS]`; grades may stand together, a hyphen leaves one out.
  func assessment() throws(CommandError) -> Assessment {
    var words = try words()[...]
    var assessment = Assessment()
    guard let first = words.first else { throw .missing(command: command, usage: usage) }
    if first.hasPrefix("¶") {
      assessment.target = .paragraph(try number(first, in: 1...Int.max))
      words.removeFirst()
    } else if first.lowercased().hasPrefix("source=") {
      assessment.target = .source(SourceReference(String(first.dropFirst(7))))
      words.removeFirst()
    } else if let number = Int(first), words.count > 1 {
      assessment.target = .source(.number(number))
      words.removeFirst()
    }
    guard let grades = words.popFirst() else { throw .missing(command: command, usage: usage) }
    let marks = Array(grades.uppercased())
    if marks.count == 2 {
      assessment.reliability = try reliability(marks[0])
      assessment.credibility = try credibility(marks[1])
    } else {
      guard marks.count == 1 else { throw .notAChoice(word: grades, command: command, choices: Self.grades) }
      assessment.reliability = try reliability(marks[0])
      if let next = words.first, next.count == 1, let mark = next.first, mark == "-" || mark.isNumber {
        assessment.credibility = try credibility(mark)
        words.removeFirst()
      }
    }
    let basis = words.map { $0.hasPrefix("basis=") ? String($0.dropFirst(6)) : $0 }.joined(separator: " ")
    assessment.basis = basis.isEmpty ? nil : basis
    return assessment
  }

  private static let grades = ["A1", "B2", "C3", "D4", "E5", "F6"]

  private func reliability(_ mark: Character) throws(CommandError) -> SourceReliability? {
    if mark == "-" { return nil }
    guard let grade = SourceReliability(rawValue: String(mark)) else {
      throw .notAChoice(
        word: String(mark), command: command, choices: SourceReliability.allCases.map(\.rawValue) + ["-"])
    }
    return grade
  }

  private func credibility(_ mark: Character) throws(CommandError) -> InformationCredibility? {
    if mark == "-" { return nil }
    guard let number = Int(String(mark)), let grade = InformationCredibility(rawValue: number) else {
      throw .notANumber(word: String(mark), command: command, range: 1...6)
    }
    return grade
  }
}

// MARK: Spans

extension Arguments {
  /// `[TYPE] [¶5] WORDS [#2]`, `TYPE [¶5] START END [TEXT]`, `TYPE all`, `drop N`; the words are taken as they are.
  func span() throws(CommandError) -> AnnotationAct {
    var rest = text
    guard !rest.isEmpty else { throw .missing(command: command, usage: usage) }
    let first = Self.word(of: rest)
    if first == "drop", let number = Int(Self.behind(first, in: rest)) { return .unmark(number) }
    var request = SpanRequest(type: nil, extent: .typed(rest))
    for _ in 0..<2 {
      let word = Self.word(of: rest)
      if request.type == nil, let type = Self.type(word) {
        request.type = type
      } else if request.paragraph == nil, word.hasPrefix("¶") || word.hasPrefix("at="), let digits = Self.digits(word) {
        request.paragraph = digits
      } else {
        break
      }
      rest = Self.behind(word, in: rest)
    }
    guard !rest.isEmpty else { throw .missing(command: command, usage: usage) }
    request.extent = .typed(Self.cut(occurrence: &request.occurrence, from: rest))
    if rest == "all" { request.extent = .whole }
    if let offsets = Self.offsets(rest) { request.extent = offsets }
    return .span(request)
  }

  /// The type of a name, or of its beginning up to an underscore.
  static func type(_ word: String) -> TextSpan.Kind? {
    let word = word.lowercased()
    return TextSpan.Kind(rawValue: word) ?? TextSpan.Kind(rawValue: word + "_quote")
  }

  private static func offsets(_ text: String) -> SpanRequest.Extent? {
    let first = word(of: text), behindFirst = behind(first, in: text)
    let second = word(of: behindFirst), expected = behind(second, in: behindFirst)
    guard let start = Int(first), let end = Int(second) else { return nil }
    return .offsets(start, end, expected: expected.isEmpty ? nil : expected)
  }

  private static func cut(occurrence: inout Int?, from text: String) -> String {
    guard let blank = text.lastIndex(of: " "), text[blank...].hasPrefix(" #"),
      let number = Int(text[blank...].dropFirst(2))
    else { return text }
    occurrence = number
    return String(text[..<blank])
  }

  private static func digits(_ word: String) -> Int? { Int(word.dropFirst(word.hasPrefix("¶") ? 1 : 3)) }

  private static func word(of text: String) -> String { String(text.prefix { $0 != " " }) }

  private static func behind(_ word: String, in text: String) -> String {
    String(text.dropFirst(word.count).drop { $0 == " " })
  }
}
