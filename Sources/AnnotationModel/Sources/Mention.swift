// SPDX-License-Identifier: GPL-3.0-or-later

/// A source speaking in a paragraph.
public struct Mention: Sendable, Hashable, Codable {
  /// How the words of the source are given.
  public enum Mode: String, Sendable, Codable, CaseIterable {
    case direct, partial, indirect
  }

  /// How the article stands to what the source says, as its verb of speech tells.
  public enum Stance: String, Sendable, Codable, CaseIterable {
    case neutral, assertive, doubt, denial, belief
  }

  /// The source's number in the article.
  public var source: Int
  /// How its words are given.
  public var mode: Mode
  /// The verb or phrase of speech as printed; nil where there is none.
  public var cue: String?
  /// How the article stands to what it says.
  public var stance: Stance

  /// A mention.
  public init(source: Int, mode: Mode, cue: String?, stance: Stance) {
    self.source = source
    self.mode = mode
    self.cue = cue
    self.stance = stance
  }
}
