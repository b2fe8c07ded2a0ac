// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension CommandTable {
  /// The command that a line means in a place; a leading colon is optional.
  ///
  /// - Throws: ``CommandError``.
  public func resolve(_ line: String, in place: Place) throws(CommandError) -> Command {
    let (declaration, text) = try declaration(for: line, in: place)
    return try declaration.parse(
      Arguments(command: declaration.name, usage: declaration.usage, text: text, codebook: codebook, place: place))
  }

  /// What to ask at a terminal before a line can be resolved: its command wants a detail and nothing follows it.
  public func question(for line: String, in place: Place) -> Question? {
    guard let (declaration, text) = try? declaration(for: line, in: place), declaration.isOpen(text) else { return nil }
    return declaration.question
  }

  /// The line that a hot key stands for.
  public func line(for key: Character) -> String? {
    labelKeys[key] ?? declarations.first { $0.key == key }?.name
  }

  /// The declaration of a command's name, key or unique beginning.
  public func command(named word: String, in place: Place) throws(CommandError) -> CommandDeclaration {
    try declaration(for: word, in: place).0
  }

  /// The declaration of a line's first word, and what follows it.
  func declaration(for line: String, in place: Place) throws(CommandError) -> (CommandDeclaration, String) {
    let line = trimmed(line.hasPrefix(":") ? String(line.dropFirst()) : line)
    let word = String(line.prefix { $0 != " " && $0 != "\t" })
    let rest = trimmed(String(line.dropFirst(word.count)))
    if place == .review, let label = labelLine(for: word) {
      return try declaration(for: "\(label) \(rest)", in: place)
    }
    let found = try declaration(named: word, in: place)
    guard found.places.contains(place) else { throw .notHere(command: found.name, place: place) }
    return (found, rest)
  }

  /// A key or a label's own name as a command: `q`, `Q`, `2`, `quote`, `aside`.
  private func labelLine(for word: String) -> String? {
    if let key = word.first, word.count == 1 { return labelKeys[key] }
    let isCommand = declarations.contains { $0.name == word.lowercased() }
    guard !isCommand, let label = codebook.label(named: word) else { return nil }
    return "label \(label.id.rawValue)"
  }

  /// By key, name, synonym or unique beginning; what can not be given here is found only when nothing else is meant.
  private func declaration(named word: String, in place: Place) throws(CommandError) -> CommandDeclaration {
    if let key = word.first, word.count == 1, let found = declarations.first(where: { $0.key == key }) { return found }
    let word = word.lowercased()
    let exact = declarations.first { $0.name == word || $0.synonyms.contains(word) }
    if let exact { return exact }
    let all = word.isEmpty ? [] : declarations.filter { $0.name.hasPrefix(word) }
    let here = all.filter { $0.places.contains(place) }
    let begun = here.isEmpty ? all : here
    if begun.count > 1 { throw .ambiguous(word: word, commands: begun.map(\.name)) }
    guard let only = begun.first else {
      throw .unknown(word: word, nearest: suggestion(for: word, among: commands(in: place).map(\.name)))
    }
    return only
  }

  private func trimmed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\r" }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars.drop(while: isBlank)))
  }
}
