// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a line or a key means.
public enum Command: Sendable, Equatable {
  case act(Act)
  case resolve(Ruling)
  case ask(Question)
  case look(Look)
  /// Some paragraphs only are gone through, or all again.
  case walk(ListFilter)
  case set(Preference)
  case handover(to: String)
  /// Another article, from the closing screen of this one.
  case next(finishing: Bool)
  case open(article: String?)
  case train(article: String?)
  case verb([String])
  case leave

  /// Something to show; nothing changes.
  public enum Look: Sendable, Equatable {
    case paragraph
    case context
    case list(ListFilter)
    case guide(LabelID?)
    case recent
    case progress
    case summary
    case keys
    case sources
    case spans
    case help(String?)
  }

  /// Which paragraphs a list shows.
  public enum ListFilter: Sendable, Equatable {
    case all, undecided, flagged, unsure
    /// Those that hold a text.
    case holding(String)

    /// Those that have a word of their own.
    static let named: [(word: String, filter: ListFilter)] = [
      ("all", .all), ("undecided", .undecided), ("flagged", .flagged), ("unsure", .unsure),
    ]

    /// What is said where there is none: `no paragraph is flagged`.
    public var predicate: String {
      if case .holding(let text) = self { return "holds “\(text)”" }
      return "is \(Self.named.first { $0.filter == self }?.word ?? "")"
    }
  }

  /// How the session behaves for the person at the prompt.
  public enum Preference: Sendable, Equatable {
    case keys(Bool)
    case ahead(Bool)
    case context(Int)
    case color(String)
  }
}

/// A detail that a command asks for when it was given without it at a terminal.
public enum Question: Sendable, Equatable {
  case reason
  case note(of: Act.Subject)
  case mixed
  case confidence
  case paragraph
  case text
  case reviewer
  case source
  case assessment(of: Assessment.Target)
  case span

  /// The command that the answer belongs to.
  var command: String {
    switch self {
    case .reason: "abstain"
    case .note(.atHand): "note"
    case .note(.lastDecided): "lastnote"
    case .mixed: "mixed"
    case .confidence: "confidence"
    case .paragraph: "go"
    case .text: "search"
    case .reviewer: "handover"
    case .source: "source"
    case .assessment: "assess"
    case .span: "span"
    }
  }
}

/// Why a line is no command.
public enum CommandError: Error, Sendable, Equatable {
  /// No command of that word; `nearest` is one that looks like it.
  case unknown(word: String, nearest: String?)
  /// The word begins several commands or labels.
  case ambiguous(word: String, commands: [String])
  /// The command is for another place; `works` are those it is for.
  case notHere(command: String, place: Place, works: Set<Place>)
  /// The command needs an argument.
  case missing(command: String, usage: String)
  /// The command takes no such argument.
  case unexpected(command: String, word: String, usage: String)
  /// The word names no label of the codebook.
  case notALabel(word: String, labels: [String])
  /// The word is no whole number in the range.
  case notANumber(word: String, command: String, range: ClosedRange<Int>)
  /// The word is none of the choices.
  case notAChoice(word: String, command: String, choices: [String])
  /// The word can not be a reviewer's identifier.
  case notAReviewerID(word: String)
  /// A quotation mark is not closed.
  case openQuotation(command: String)
}
