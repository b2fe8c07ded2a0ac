// SPDX-License-Identifier: GPL-3.0-or-later

extension CommandTable {
  static let moving: [CommandDeclaration] = [
    CommandDeclaration(
      name: "next", key: "j", group: .move, places: [.review], summary: "next undecided paragraph"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.nextUndecided))) },
    CommandDeclaration(
      name: "previous", key: "k", group: .move, places: [.review], summary: "previous undecided paragraph"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.previousUndecided))) },
    CommandDeclaration(
      name: "forward", key: "J", group: .move, places: [.review], summary: "next paragraph, decided or not"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.next))) },
    CommandDeclaration(
      name: "back", key: "K", group: .move, places: [.review], summary: "previous paragraph, decided or not"
    ) { arguments throws(CommandError) in try arguments.none(.act(.move(.previous))) },
    CommandDeclaration(
      name: "go", key: "g", group: .move, places: [.review], usage: "¶", summary: "go to a paragraph",
      argument: .paragraph, question: .paragraph
    ) { arguments throws(CommandError) in
      .act(.move(.to(try arguments.number(try arguments.one(), in: 0...Int.max))))
    },
    CommandDeclaration(
      name: "find", key: "/", group: .move, places: [.review], usage: "TEXT",
      summary: "go to the next paragraph that holds a text", argument: .text, question: .text
    ) { arguments throws(CommandError) in .act(.move(.find(try arguments.prose()))) },
  ]

  static let changing: [CommandDeclaration] = [
    CommandDeclaration(
      name: "undo", key: "u", group: .change, places: [.review], usage: "[HOW MANY]",
      summary: "take the last change back", argument: .text
    ) { arguments throws(CommandError) in
      .act(
        .undo(
          try arguments.optional().map { word throws(CommandError) in
            try arguments.number(word, in: 1...100_000)
          } ?? 1))
    },
    CommandDeclaration(
      name: "redo", group: .change, places: [.review], usage: "[HOW MANY]", summary: "make an undone change again",
      argument: .text
    ) { arguments throws(CommandError) in
      .act(
        .redo(
          try arguments.optional().map { word throws(CommandError) in
            try arguments.number(word, in: 1...100_000)
          } ?? 1))
    },
    CommandDeclaration(
      name: "clear", group: .change, places: [.review], summary: "make the paragraph undecided"
    ) { arguments throws(CommandError) in try arguments.none(.act(.clear)) },
    CommandDeclaration(
      name: "finish", group: .change, places: [.review], summary: "lock this review"
    ) { arguments throws(CommandError) in try arguments.none(.act(.finish)) },
    CommandDeclaration(
      name: "reopen", group: .change, places: [.review], summary: "unlock a finished review"
    ) { arguments throws(CommandError) in try arguments.none(.act(.reopen)) },
  ]
}
