// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import TerminalIO

/// Why a codebook does not follow another.
enum CodebookError: Error, Equatable {
  /// The file holds no codebook.
  case unreadable(file: String, reason: String)
  /// The codebook can not be used.
  case unusable(CodebookFault)
  /// Both say the same.
  case same(String)
  /// It has to be said how far the change reaches.
  case notSaid(kind: CodebookChange.Kind?, labels: [LabelID])
  /// Labels came or went, which is no wording.
  case isStructural(added: [LabelID], removed: [LabelID])
  /// No label came or went.
  case notStructural
  /// A change of words leaves no decision stale.
  case wordingIsNotStale([String])
  /// The codebook has no such label.
  case unknown(String, known: [String])
  /// Another label is called so.
  case taken(String, by: String)
  /// The project never had the version, and there is no such file.
  case noSuchVersion(String, known: [Int])
  /// No editor is named, or it failed.
  case editor(String)
}

extension CodebookError: UserFacingError {
  var message: Message {
    switch self {
    case .unreadable(let file, let reason): Message(.badInput, "\(quoted(file)) is no codebook: \(reason)")
    case .unusable(let fault): Message(.badInput, "the codebook can not be used: \(Self.words(fault))")
    case .same(let reference): Message(.badInput, "\(quoted(reference)) says the same", advice: "nothing is to adopt")
    case .notSaid(let kind?, _):
      Message(.usage, "a file is never \(kind.rawValue)", advice: "attest codebook rename, merge and split map labels")
    case .notSaid(nil, let labels):
      Message(
        .usage, "what \(listed(labels.map(\.rawValue))) means is worded anew",
        advice: "say --change semantic (older decisions are stale) or --change wording (they mean what they meant)")
    case .isStructural(let added, let removed):
      Message(
        .badInput,
        "the change is structural: "
          + [("added", added), ("gone", removed)].filter { !$0.1.isEmpty }
          .map { "\($0.0) \(listed($0.1.map(\.rawValue)))" }.joined(separator: ", "),
        advice: "say --change structural")
    case .notStructural: Message(.badInput, "no label came or went", advice: "say --change semantic or wording")
    case .wordingIsNotStale(let words):
      Message(.usage, "a change of words leaves \(listed(words)) as it was", advice: "say --change semantic")
    case .unknown(let word, let known):
      Message(.badInput, "no label \(quoted(word))", advice: "there is \(listed(known))")
    case .taken(let word, let name): Message(.badInput, "\(quoted(word)) is the label \(quoted(name)) already")
    case .noSuchVersion(let word, let known):
      Message(
        .noInput, "\(quoted(word)) is neither a version of the codebook nor a file",
        advice: "there is \(listed(known.map(String.init)))")
    case .editor(let reason): Message(.usage, reason, advice: "EDITOR names the program, or adopt a file")
    }
  }

  private static func words(_ fault: CodebookFault) -> String {
    switch fault {
    case .badID(let id): "its id \(quoted(id)) is not small letters, digits and hyphens"
    case .badVersion(let version): "its version \(version) is not 1 or more"
    case .tooFewLabels(let count): "it has \(counted(count, "label")), two are the least"
    case .badLabel(let id): "the label \(quoted(id)) is not small letters, digits and underscores"
    case .labelTwice(let name): "\(quoted(name)) names two labels"
    case .badKey(let key, let label): "the key \(quoted(key)) of \(quoted(label)) is not one small letter"
    case .keyTaken(let key, let label, let other): "the key \(quoted(key)) of \(quoted(label)) belongs to \(other)"
    case .lacks(let part, let label): "the label \(quoted(label)) has no \(part)"
    case .strayExample(let label, let other):
      "an example of \(quoted(other)) is of the label \(quoted(label)), which is not there"
    }
  }
}
