// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The keys that work in a place, every command, or one command.
struct HelpScreen: Screen {
  enum Extent {
    case keys, all
    case one(CommandDeclaration)
  }

  var table: CommandTable
  var place: Place
  var extent: Extent

  func render(in canvas: Canvas) -> String {
    switch extent {
    case .one(let declaration): one(declaration, canvas)
    case .keys: groups(canvas, onlyKeys: place == .review)
    case .all: groups(canvas, onlyKeys: false)
    }
  }

  private func one(_ declaration: CommandDeclaration, _ canvas: Canvas) -> String {
    let key = declaration.key.map { "   key \($0)" } ?? ""
    let lines =
      canvas.block(canvas.style.bold(declaration.synopsis) + key, hanging: 2) + canvas.block(declaration.summary)
    let words = declaration.vocabulary.map { (term: $0.name, meaning: $0.words.joined(separator: " ")) }
    return (lines + canvas.definitions(words, column: 13, indent: 2)).joined(separator: "\n") + "\n"
  }

  private func groups(_ canvas: Canvas, onlyKeys: Bool) -> String {
    var lines: [String] = []
    // The keys are looked up on the screen itself: those that are wanted most stand last, above the prompt.
    let groups = CommandDeclaration.Group.allCases
    for group in onlyKeys ? groups.reversed() : groups {
      let commands = table.commands(in: place).filter { $0.group == group && (!onlyKeys || $0.key != nil) }
      var rows = canvas.definitions(
        commands.map { entry($0, onlyKeys: onlyKeys) }, column: onlyKeys ? 22 : 38, hanging: 5)
      if group == .label, place == .review { rows = labels(canvas) + rows }
      if !rows.isEmpty { lines += ["  \(canvas.style.bold(group.rawValue))"] + rows }
    }
    if place == .review {
      lines += canvas.block("Enter shows the paragraph again, Ctrl-C cancels a line, Ctrl-D leaves.")
      if onlyKeys { lines += canvas.block("A colon begins a typed command; :help lists them all.") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func labels(_ canvas: Canvas) -> [String] {
    let entries = table.codebook.labels.map { label in
      ("\(label.key)  \(label.key.uppercased()) unsure", canvas.style.colored(sanitized(label.name), Hue(label.color)))
    }
    return canvas.definitions(entries, column: 22)
  }

  private func entry(_ declaration: CommandDeclaration, onlyKeys: Bool) -> (term: String, meaning: String) {
    let key = declaration.key.map(String.init) ?? ""
    let term = onlyKeys ? "\(key)  \(declaration.name)" : "\(padded(key, width: 3))\(declaration.synopsis)"
    return (term, declaration.summary)
  }
}
