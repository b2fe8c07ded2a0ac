// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// What a tool says of one text, a document or a single paragraph, before it is known what its offsets count.
struct ToolText {
  /// The article's name, where the tool knows one.
  var name: String?
  /// The paragraph's number; nil for a text of which nobody says that it is a paragraph.
  var paragraph: Int?
  /// The text as the tool holds it.
  var text: String
  /// Whether it is a whole document, whose paragraphs are parted by empty lines.
  var isDocument = false
  /// What its offsets count, where its file or the format's rules say it.
  var unit: OffsetUnit?
  /// What stands beside the tool's fields.
  var extras: ArticleExtras?
  /// What each reviewer says of it.
  var reviews: [ToolReview] = []
  /// The file.
  var path = ""
  /// The line, in a format of lines.
  var line: Int?
  /// The place within a document.
  var place: String?

  /// A fault at the text, or at a place in it.
  func fault(_ reason: DatasetFault.Reason, at place: String? = nil) -> DatasetFault {
    DatasetFault(reason, path: path, line: line, place: place ?? self.place)
  }
}

/// What one reviewer says of one text.
struct ToolReview {
  /// The reviewer, as the tool names them.
  var reviewer: String
  /// The round, from 1.
  var round = ReviewID.firstRound
  /// The label of the text, where the text is a paragraph.
  var label: DatasetLabel?
  /// What is marked in the text.
  var marks: [ToolMark] = []
}

/// A stretch of a text that a tool names by offsets.
struct ToolMark {
  /// What the stretch is.
  enum Meaning {
    /// The label of the paragraphs in it.
    case label(DatasetLabel)
    /// A marked stretch of a type.
    case span(String)
    /// The label of a paragraph where it covers one, else a marked stretch of a type.
    case either(String, DatasetLabel)
  }

  /// The offset of the first character.
  var start: Int
  /// The offset behind the last one.
  var end: Int
  /// What it is.
  var meaning: Meaning
  /// The words that the tool repeats of it.
  var quoted: String?
  /// The pieces of a stretch that is not one, by their offsets; the words of pieces stand with a blank between.
  var pieces: [Range<Int>] = []
  /// The place, for what is wrong with it.
  var place: String?
  /// The line, in a format of lines.
  var line: Int?
}

/// Which fields of a label a tool has itself, so that they win over what stands beside.
struct ToolFields: OptionSet {
  var rawValue: Int
  static let mixed = ToolFields(rawValue: 1), unsure = ToolFields(rawValue: 2), confidence = ToolFields(rawValue: 4)
  static let note = ToolFields(rawValue: 8), flag = ToolFields(rawValue: 16), seconds = ToolFields(rawValue: 32)
  /// Abstentions are said, not only kept beside.
  static let abstention = ToolFields(rawValue: 64)
  static let reason = ToolFields(rawValue: 128)
  /// Spans are said.
  static let spans = ToolFields(rawValue: 512)
  /// The main label is not told from the further ones.
  static let unordered = ToolFields(rawValue: 1024)
}

extension DatasetLabel {
  /// What stands beside a tool's fields, with what the tool says of them now.
  ///
  /// - Parameters:
  ///   - native: what the tool says; nil where it says nothing of the paragraph.
  ///   - fields: what the tool has fields for.
  mutating func take(_ native: DatasetLabel?, _ fields: ToolFields) {
    guard let native else {
      if fields.contains(.abstention) || judgement?.label != nil { judgement = nil }
      guard fields.contains(.abstention) else { return }
      if fields.contains(.note) { note = nil }
      if fields.contains(.flag) { isFlagged = false }
      return
    }
    // A tool that has one line for a note shows the breaks of lines as blanks.
    if fields.contains(.note), note?.onOneLine != native.note { note = native.note }
    if fields.contains(.flag) { isFlagged = native.isFlagged }
    if fields.contains(.seconds) { seconds = native.seconds }
    guard let says = native.judgement else {
      if fields.contains(.abstention) || judgement?.label != nil { judgement = nil }
      return
    }
    var judgement = judgement ?? says
    let isSame = fields.contains(.unordered) && judgement.all == says.all
    if !isSame {
      judgement.label = says.label
      if fields.contains(.mixed) { judgement.mixed = says.mixed }
    }
    if fields.contains(.unsure) { judgement.unsure = says.unsure }
    if fields.contains(.confidence) { judgement.confidence = says.confidence }
    if fields.contains(.reason) { judgement.reason = says.reason }
    self.judgement = judgement
  }
}

extension String {
  /// The text with each break of lines and each tab as a blank.
  var onOneLine: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: unicodeScalars.map { $0.breaksLine || $0 == "\t" ? " " : $0 })
    return String(view)
  }
}

extension Unicode.Scalar {
  /// Whether some reader of lines takes it for the end of one.
  var breaksLine: Bool {
    ("\n"..."\r").contains(self) || ["\u{85}", "\u{2028}", "\u{2029}"].contains(self)
      || ("\u{1C}"..."\u{1E}").contains(self)
  }
}

extension Judgement {
  /// The label and the further ones.
  fileprivate var all: Set<LabelID> { Set(mixed).union(label.map { [$0] } ?? []) }
}
