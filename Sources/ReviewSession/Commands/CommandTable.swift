// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Every command of the prompt, and the one place where a key or a typed line becomes a command.
public struct CommandTable: Sendable {
  /// The rules whose labels are keys and arguments.
  public let codebook: Codebook
  /// The commands, in the order of help.
  public let declarations: [CommandDeclaration]

  /// The commands for a codebook.
  public init(codebook: Codebook) {
    self.codebook = codebook
    declarations =
      Self.labelling + Self.moving + Self.detailing + Self.marking + Self.changing + Self.looking + Self.project
      + Self.leaving
  }

  /// The commands that can be given in a place.
  public func commands(in place: Place) -> [CommandDeclaration] {
    declarations.filter { $0.places.contains(place) }
  }

  /// The keys that act at once at an empty prompt.
  public func hotKeys(in place: Place) -> Set<Character> {
    let keys = Set(commands(in: place).compactMap(\.key))
    return place.takesLabels ? keys.union(labelKeys(in: place).keys) : keys
  }

  /// What each label key gives: the codebook's key and, in a review, its capital for unsure.
  func labelKeys(in place: Place) -> [Character: Act.Decision] {
    var keys: [Character: Act.Decision] = [:]
    for label in codebook.labels {
      guard let key = label.key.first else { continue }
      var decision = Act.Decision(label.id)
      keys[key] = decision
      guard place == .review else { continue }
      decision.unsure = true
      for capital in key.uppercased() where capital != key { keys[capital] = decision }
    }
    return keys
  }

  /// What a key gives in a place; nil for a key that does nothing there.
  public func command(for key: Character, in place: Place) -> Command? {
    if place.takesLabels, let decision = labelKeys(in: place)[key] {
      return place == .review ? .act(.judge(decision)) : .resolve(Ruling(decision.label))
    }
    guard let declaration = commands(in: place).first(where: { $0.key == key }) else { return nil }
    let bare = arguments(declaration, "", place)
    return declaration.asks(bare).map(Command.ask) ?? (try? declaration.parse(bare))
  }

  /// The command that a line means in a place; a leading colon is optional.
  ///
  /// - Parameters:
  ///   - line: what was typed.
  ///   - place: where.
  ///   - asks: whether a detail that is lacking can be asked for.
  /// - Returns: the command, or the question for what it lacks.
  /// - Throws: ``CommandError``.
  public func resolve(_ line: String, in place: Place, asks: Bool = false) throws(CommandError) -> Command {
    let line = (line.hasPrefix(":") ? String(line.dropFirst()) : line).trimmed
    switch try meaning(of: line, in: place) {
    case .decision(let decision, let rest):
      let usage = place == .review ? CommandDeclaration.labelUsage : CommandDeclaration.rulingUsage
      let arguments = arguments("label", usage, rest, place)
      return place == .review
        ? .act(.judge(try arguments.decision(decision))) : .resolve(try arguments.ruling(Ruling(decision.label)))
    case .command(let declaration, let rest):
      guard declaration.places.contains(place) else {
        throw .notHere(command: declaration.name, place: place, works: declaration.places)
      }
      let arguments = arguments(declaration, rest, place)
      if asks, let question = declaration.asks(arguments) { return .ask(question) }
      return try declaration.parse(arguments)
    }
  }

  /// The command that an answer to its question makes.
  ///
  /// - Throws: ``CommandError``.
  public func answer(
    _ text: String, to question: Question, in place: Place = .review
  ) throws(CommandError) -> Command {
    let declaration = try command(named: question.command, in: place)
    return try declaration.parse(arguments(declaration, text.trimmed, place))
  }

  /// What a line of words says of a source.
  ///
  /// - Throws: ``CommandError``.
  public func sourceDetails(_ text: String) throws(CommandError) -> SourceDetails {
    let arguments = arguments("source", "", text.trimmed, .review)
    return try arguments.details(try arguments.words()[...]).details
  }

  /// The declaration of a command's name, key or unique beginning.
  ///
  /// - Throws: ``CommandError``.
  public func command(named word: String, in place: Place) throws(CommandError) -> CommandDeclaration {
    guard case .command(let declaration, _) = try meaning(of: word.trimmed, in: place) else {
      return try declaration(named: "label", in: place)
    }
    return declaration
  }

  private func arguments(_ declaration: CommandDeclaration, _ text: String, _ place: Place) -> Arguments {
    arguments(declaration.name, declaration.usage, text, place)
  }

  private func arguments(_ command: String, _ usage: String, _ text: String, _ place: Place) -> Arguments {
    Arguments(command: command, usage: usage, text: text, codebook: codebook, place: place)
  }

  /// What the beginning of a line means, and what follows it.
  private enum Meaning {
    case command(CommandDeclaration, String)
    case decision(Act.Decision, String)
  }

  /// A key, a command's name, a label's, or the unique beginning of one of them, in this order.
  private func meaning(of line: String, in place: Place) throws(CommandError) -> Meaning {
    let word = String(line.prefix { $0 != " " && $0 != "\t" })
    let rest = String(line.dropFirst(word.count)).trimmed
    if let key = word.first, word.count == 1 {
      if place.takesLabels, let decision = labelKeys(in: place)[key] { return .decision(decision, rest) }
      let found = commands(in: place).first { $0.key == key } ?? declarations.first { $0.key == key }
      if let found { return .command(found, rest) }
    }
    let folded = word.lowercased()
    if let exact = commands(in: place).first(where: { $0.name == folded || $0.synonyms.contains(folded) }) {
      return .command(exact, rest)
    }
    if place.takesLabels, let (label, rest) = codebook.label(atStartOf: line) {
      return .decision(Act.Decision(label.id), rest)
    }
    return try beginning(line, word, rest, place)
  }

  private func beginning(
    _ line: String, _ word: String, _ rest: String, _ place: Place
  ) throws(CommandError) -> Meaning {
    let labels = place.takesLabels ? codebook.labels(beginning: word) : []
    let here = commands(in: place).filter { $0.name.hasPrefix(word.lowercased()) }
    if labels.count + here.count > 1 {
      throw .ambiguous(word: word, commands: here.map(\.name) + labels.map(\.name))
    }
    if let label = labels.first {
      return .decision(Act.Decision(label.id), codebook.rest(of: line, behind: label))
    }
    if let only = here.first { return .command(only, rest) }
    return .command(try declaration(named: word, in: place), rest)
  }

  /// A command of another place, where nothing else is meant.
  private func declaration(named word: String, in place: Place) throws(CommandError) -> CommandDeclaration {
    let folded = word.lowercased()
    if let exact = declarations.first(where: { $0.name == folded || $0.synonyms.contains(folded) }) { return exact }
    let all = word.isEmpty ? [] : declarations.filter { $0.name.hasPrefix(folded) }
    if all.count > 1 { throw .ambiguous(word: word, commands: all.map(\.name)) }
    guard let only = all.first else {
      let names = commands(in: place).map(\.name) + (place.takesLabels ? codebook.labels.map(\.name) : [])
      throw .unknown(word: word, nearest: suggestion(for: folded, among: names))
    }
    return only
  }
}
