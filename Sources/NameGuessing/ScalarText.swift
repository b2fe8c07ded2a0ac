// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A text as Unicode scalars, with a folded form of the same length in which typed words are found.
public struct ScalarText: Sendable {
  /// One word with its place.
  public struct Word: Sendable {
    /// The word as printed.
    public var text: String
    /// Where it stands, in Unicode scalars.
    public var range: Range<Int>
  }

  /// The text.
  public let scalars: [Unicode.Scalar]
  /// The text in small letters with plain quotation marks, hyphens and blanks, scalar by scalar.
  public let folded: [Unicode.Scalar]

  /// A text.
  public init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    folded = scalars.map(\.folded)
  }

  /// The number of scalars.
  public var count: Int { scalars.count }

  /// A stretch of the folded form.
  public func folded(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(folded[range])) }

  /// A stretch of the text.
  public func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// Letters and digits, with apostrophes, hyphens and full stops inside, in order.
  public var words: [Word] {
    var words: [Word] = []
    var start: Int?
    for index in 0...count {
      let isInside = index < count && (isWord(index) || (start != nil && joins(index)))
      if isInside {
        start = start ?? index
      } else if let first = start {
        words.append(Word(text: text(first..<index), range: first..<index))
        start = nil
      }
    }
    return words
  }

  /// Every place of a text, in any case of letters, any form of quotation marks and any normal form; whole words first.
  public func places(of wanted: ScalarText) -> [Range<Int>] {
    guard wanted.count > 0 else { return [] }
    let same = places(of: wanted.folded)
    let all = same.isEmpty && !wanted.isASCII ? places(of: wanted.characters) : same
    let whole = all.filter { isEdge($0.lowerBound) && isEdge($0.upperBound) }
    return whole.isEmpty ? all : whole
  }

  private func places(of wanted: [Unicode.Scalar]) -> [Range<Int>] {
    guard wanted.count <= count else { return [] }
    return (0...count - wanted.count).filter { start in
      folded[start..<start + wanted.count].elementsEqual(wanted)
    }.map { $0..<$0 + wanted.count }
  }

  private var isASCII: Bool { folded.allSatisfy(\.isASCII) }

  /// The folded characters, each equal to the same one in another normal form, with their places.
  private var characters: [(character: Character, range: Range<Int>)] {
    var start = 0
    return String(String.UnicodeScalarView(folded)).map { character in
      defer { start += character.unicodeScalars.count }
      return (character, start..<start + character.unicodeScalars.count)
    }
  }

  private func places(of wanted: [(character: Character, range: Range<Int>)]) -> [Range<Int>] {
    let characters = characters
    guard wanted.count <= characters.count else { return [] }
    return (0...characters.count - wanted.count).filter { start in
      characters[start..<start + wanted.count].elementsEqual(wanted) { $0.character == $1.character }
    }.map { characters[$0].range.lowerBound..<characters[$0 + wanted.count - 1].range.upperBound }
  }

  /// The places that a person means: the words themselves, else from the first words to the last.
  public func places(ofTyped typed: String) -> [Range<Int>] {
    for literal in [typed, Self.unquoted(typed)].compactMap({ $0 }) {
      let places = places(of: ScalarText(literal))
      if !places.isEmpty { return places }
    }
    for (first, last) in Self.ends(typed) {
      let ranges = places(of: ScalarText(first)).compactMap { start in
        places(of: ScalarText(last)).first { $0.lowerBound >= start.upperBound }
          .map { start.lowerBound..<$0.upperBound }
      }
      if !ranges.isEmpty { return ranges }
    }
    return []
  }

  /// The ways to read a line as its first and last words.
  static func ends(_ typed: String) -> [(String, String)] {
    let isFrom = typed.lowercased().hasPrefix("from ")
    let body = isFrom ? String(typed.dropFirst(5)) : typed
    var pairs: [(String, String)] = []
    for mark in ["…", "..."] + (isFrom ? [" to "] : []) {
      let parts = body.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      for cut in 1..<max(1, parts.count) {
        let first = parts[..<cut].joined(separator: mark), last = parts[cut...].joined(separator: mark)
        pairs.append((bare(first), bare(last)))
      }
    }
    return pairs.filter { !$0.0.isEmpty && !$0.1.isEmpty }
  }

  private static func bare(_ text: String) -> String {
    unquoted(text.trimmed) ?? text.trimmed
  }

  private static func unquoted(_ text: String) -> String? {
    text.count > 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : nil
  }

  private func isWord(_ index: Int) -> Bool {
    scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
  }

  private func joins(_ index: Int) -> Bool {
    ["'", "-", ".", "&"].contains(folded[index]) && index + 1 < count && isWord(index + 1)
  }

  /// Whether a word may begin or end here.
  private func isEdge(_ index: Int) -> Bool {
    index == 0 || index == count || !(isWord(index - 1) && isWord(index))
  }
}
