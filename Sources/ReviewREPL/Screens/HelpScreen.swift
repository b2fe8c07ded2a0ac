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
    let words = declaration.vocabulary.flatMap { kind in
      canvas.block("\(padded(kind.name, width: 10)) \(kind.words.joined(separator: " "))", hanging: 11)
    }
    return "  \(canvas.style.bold(declaration.synopsis))\(key)\n  \(declaration.summary)\n"
      + words.map { $0 + "\n" }.joined()
  }

  private func groups(_ canvas: Canvas, onlyKeys: Bool) -> String {
    var lines: [String] = []
    for group in CommandDeclaration.Group.allCases {
      let commands = table.commands(in: place).filter { $0.group == group && (!onlyKeys || $0.key != nil) }
      var rows = commands.map { row($0, onlyKeys: onlyKeys, canvas) }
      if group == .label, place == .review { rows = labels(canvas) + rows }
      if !rows.isEmpty { lines += ["  \(canvas.style.bold(group.rawValue))"] + rows }
    }
    if place == .review {
      lines.append("  Enter shows the paragraph again, Ctrl-C cancels a line, Ctrl-D leaves.")
      if onlyKeys { lines.append("  A colon begins a typed command; :help lists them all.") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func labels(_ canvas: Canvas) -> [String] {
    table.codebook.labels.map { label in
      let keys = "\(label.key)  \(label.key.uppercased()) unsure"
      return "    \(padded(keys, width: 18))\(canvas.style.colored(sanitized(label.name), Hue(label.color)))"
    }
  }

  private func row(_ declaration: CommandDeclaration, onlyKeys: Bool, _ canvas: Canvas) -> String {
    let key = declaration.key.map(String.init) ?? ""
    let (lead, column) =
      onlyKeys ? ("    \(key)  \(declaration.name)", 22) : ("    \(padded(key, width: 3))\(declaration.synopsis)", 38)
    guard displayWidth(lead) + 1 < column else {
      return lead + "\n" + String(repeating: " ", count: column) + declaration.summary
    }
    return padded(lead, width: column) + declaration.summary
  }
}
