// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

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
      throw .unexpected(command: command, word: word, usage: usage)
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
