// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension CommandTable {
  /// One thing that could be typed.
  public struct Candidate: Sendable, Equatable {
    /// The word.
    public var text: String
    /// What it is.
    public var note: String?

    /// A candidate.
    public init(text: String, note: String?) {
      self.text = text
      self.note = note
    }
  }

  /// What could be typed at the end of a line.
  ///
  /// - Parameters:
  ///   - line: the line up to the cursor, with or without its colon.
  ///   - place: where the prompt stands.
  ///   - names: the slugs and identifiers for an argument kind, such as articles and reviewers.
  /// - Returns: the candidates that begin with the last word, in table order; none of the line's own words.
  public func candidates(
    for line: String, in place: Place, names: (ArgumentKind) -> [String]
  ) -> [Candidate] {
    let hasColon = line.hasPrefix(":")
    let words = (hasColon ? String(line.dropFirst()) : line)
      .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let last = words.last ?? ""
    if words.count <= 1 {
      return commands(in: place).filter { $0.name.hasPrefix(last.lowercased()) }
        .map { Candidate(text: (hasColon ? ":" : "") + $0.name, note: $0.summary) }
    }
    guard let declaration = try? command(named: words[0], in: place) else { return [] }
    return options(for: declaration.argument, names)
      .filter { $0.text.lowercased().hasPrefix(last.lowercased()) }
  }

  /// What could be typed at the end of an answer.
  public func candidates(for answer: String, to question: Question, names: (ArgumentKind) -> [String]) -> [Candidate] {
    candidates(for: "\(question.command) \(answer)", in: .review, names: names)
  }

  private func options(for kind: ArgumentKind, _ names: (ArgumentKind) -> [String]) -> [Candidate] {
    func plain(_ words: [String]) -> [Candidate] { words.map { Candidate(text: $0, note: nil) } }
    return switch kind {
    case .label, .labels: codebook.labels.map { Candidate(text: $0.id.rawValue, note: $0.definition) }
    case .filter: plain(Command.ListFilter.named.map(\.word))
    case .kind: plain(ParagraphKind.allCases.map(\.rawValue))
    case .command: declarations.map { Candidate(text: $0.name, note: $0.summary) }
    case .preference: plain(["keys", "ahead", "context", "colour"])
    case .article, .reviewer, .paragraph, .path: plain(names(kind))
    case .span: plain(TextSpan.Kind.allCases.map(\.rawValue))
    case .nothing, .text, .source: []
    }
  }
}
