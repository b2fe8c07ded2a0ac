// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Texts that records hold beside the one that is read, by the names under which they stand.
struct UnreadTexts {
  private var counts: [String: Int] = [:]
  private let names: [String]

  /// A shorter text is a name or a note.
  private static let least = 60
  /// How many letters of a text are looked for in the other, at its beginning and at its end.
  private static let compared = 40

  /// Nothing is seen yet of records whose texts may stand under these names.
  init(_ fields: FieldNames) { names = fields[.text] }

  /// Counts what a record holds beside the text that is read of it.
  mutating func note(_ record: RecordLayers, beside read: String) {
    var letters: String?
    for name in names {
      guard let text = record.values(of: name).first?.string, text.utf8.count >= Self.least, text.contains(" "),
        text != read
      else { continue }
      let whole = letters ?? Self.letters(of: read), other = Self.letters(of: text)
      letters = whole
      let isThere = whole.contains(other.prefix(Self.compared)) || whole.contains(other.suffix(Self.compared))
      if !isThere { counts[record.printed(name), default: 0] += 1 }
    }
  }

  /// Names them in a reading.
  func name(in reading: inout ArticleReading) {
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { reading.passOver(.member(name), .texts(count)) }
  }

  /// The letters of a text, for the same one may stand there with markup and without.
  private static func letters(of text: String) -> String {
    LinkedData.unescaped(text.replacing(/<[^<>]*>/, with: " ")).filter(\.isLetter)
  }
}
