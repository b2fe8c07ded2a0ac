// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a reviewer says of a source and of how it speaks; nil leaves what stands, or what can be guessed.
public struct SourceDetails: Sendable, Equatable {
  /// A text that can be given, taken away or left.
  public enum Wish<Value: Sendable & Equatable>: Sendable, Equatable {
    case left
    case none
    case some(Value)

    /// What stands after the wish.
    func applied(to value: Value?) -> Value? {
      switch self {
      case .left: value
      case .none: nil
      case .some(let wish): wish
      }
    }
  }

  /// The name as printed.
  public var name: String?
  /// What the source is.
  public var kind: Source.Kind?
  /// Whether the reader is told who it is.
  public var naming: Source.Naming?
  /// What it did with the text.
  public var role = Wish<ProvenanceRole>.left
  /// In whose words it is heard.
  public var nestedIn = Wish<SourceReference>.left
  /// Whether it was there.
  public var firstHand: Source.FirstHand?
  /// The reason given for leaving the name out.
  public var reason = Wish<String>.left
  /// A remark.
  public var note = Wish<String>.left
  /// How its words are given.
  public var mode: Mention.Mode?
  /// The verb or phrase of speech.
  public var cue = Wish<String>.left
  /// How the article stands to what it says.
  public var stance: Mention.Stance?
  /// Whether another source of the same description is meant.
  public var isNew = false

  /// Nothing said.
  public init() {}

  /// Whether anything is said of the source itself, not of how it speaks.
  var describesSource: Bool {
    var rest = self
    (rest.mode, rest.cue, rest.stance) = (nil, .left, nil)
    return rest != SourceDetails()
  }
}

/// How a reviewer points at a source.
public enum SourceReference: Sendable, Equatable {
  /// By its number in the article.
  case number(Int)
  /// By its name as printed or its label; a name that is not known yet names a new source.
  case name(String)

  /// A number where the word is one, else a name.
  public init(_ word: String) {
    self = Int(word).map(SourceReference.number) ?? .name(word)
  }
}
