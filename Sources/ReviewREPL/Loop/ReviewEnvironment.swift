// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import ReviewSession
public import TerminalIO

/// What a loop needs of the world: where lines come from, where text goes, the time, names and words.
public struct ReviewEnvironment {
  /// The article that comes after the one at hand.
  public struct NextArticle: Sendable {
    /// Its slug.
    public var slug: String
    /// Whether it was asked for by name, so that finishing alone leads to it.
    public var isListed: Bool

    /// An article.
    public init(slug: String, isListed: Bool) {
      self.slug = slug
      self.isListed = isListed
    }
  }

  /// Where lines and keys come from.
  public var source: any LineSource
  /// Where screens and saved lines go.
  public var console: any Console
  /// Seconds from any fixed moment, never going back.
  public var now: () -> Double
  /// The slugs and identifiers that completion may offer.
  public var names: @Sendable (ArgumentKind) -> [String]
  /// What an error says to a person, one sentence or two.
  public var words: (any Error) -> String
  /// A moment in words, `on Saturday at 16:40`.
  public var moment: (Timestamp) -> String
  /// Who set the kinds of paragraphs last, by number; nil for the project's owner.
  public var kindSetters: () throws -> [Int: String?]
  /// The article that comes next; nil when none waits.
  public var next: () throws -> NextArticle?
  /// Gives the terminal to the next reviewer; false when the answer was no, an error when it can not be given.
  public var handOver: (_ reviewer: String) throws -> Bool

  /// The world for a loop.
  public init(
    source: any LineSource, console: any Console, now: @escaping () -> Double,
    names: @escaping @Sendable (ArgumentKind) -> [String] = { _ in [] }, words: @escaping (any Error) -> String,
    moment: @escaping (Timestamp) -> String, kindSetters: @escaping () throws -> [Int: String?] = { [:] },
    next: @escaping () throws -> NextArticle? = { nil },
    handOver: @escaping (String) throws -> Bool = { _ in false }
  ) {
    self.source = source
    self.console = console
    self.now = now
    self.names = names
    self.words = words
    self.moment = moment
    self.kindSetters = kindSetters
    self.next = next
    self.handOver = handOver
  }

  func show(_ text: String) { console.write(console.canvas.fitted(text)) }

  func show(_ screen: some Screen) { console.write(screen.render(in: console.canvas)) }

  /// A sentence about something that went wrong, to a person at the prompt.
  func complain(_ error: any Error) {
    let canvas = console.canvas
    let lines = canvas.block(sanitized(words(error)), hanging: 2)
    let mark = "  \(canvas.glyphs.problem) "
    console.write(mark + lines.joined(separator: "\n").drop { $0 == " " } + "\n")
  }

  func complete(_ table: CommandTable, _ place: Place) -> LineRequest.Completer {
    let names = names
    return { line, wordStart in
      let scalars = line.unicodeScalars
      let upToWord = String(String.UnicodeScalarView(scalars.prefix(wordStart)))
      let word = String(String.UnicodeScalarView(scalars.dropFirst(wordStart)))
      return table.candidates(for: upToWord + word, in: place, names: names)
        .map { Completion($0.text, note: $0.note) }
    }
  }
}
