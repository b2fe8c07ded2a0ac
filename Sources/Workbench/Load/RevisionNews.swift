// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import TerminalIO

/// What is different in a new version of an article.
struct RevisionNews {
  /// The slug of the version before.
  var of: String
  /// Old to new numbers of the paragraphs whose text is the same.
  var unchanged: [Int: Int] = [:]
  /// The new numbers of paragraphs whose words are the same in other white space, quotation marks or dashes, in order.
  var restyled: [Int] = []
  /// The new numbers of paragraphs that want a new look, in order.
  var changed: [Int] = []
  /// The new numbers of paragraphs that were not there, in order.
  var added: [Int] = []
  /// The old numbers of paragraphs that are gone, in order.
  var removed: [Int] = []

  init(of slug: String, alignment: ParagraphAlignment) {
    of = slug
    for change in alignment.changes {
      switch change {
      case .unchanged(let old, let new), .moved(let old, let new): unchanged[old] = new
      case .restyled(let old, let new):
        unchanged[old] = new
        restyled.append(new)
      case .changed(_, let new, _): changed.append(new)
      case .added(let new): added.append(new)
      case .removed(let old): removed.append(old)
      }
    }
  }

  /// How many paragraphs of the new version were there before, changed or not.
  var kept: Int { unchanged.count + changed.count }

  /// `22 paragraphs unchanged, ¶4 but for spaces, quotation marks or dashes; a new look at ¶12, new ¶26, gone ¶3`.
  var words: String {
    let parts = [("a new look at", changed), ("new", added), ("gone", removed)].filter { !$0.1.isEmpty }
      .map { name, numbers in "\(name) " + numbers.map { "¶\($0)" }.joined(separator: " ") }
    let marks = restyled.map { "¶\($0)" }.joined(separator: " ")
    return "\(counted(unchanged.count, "paragraph")) unchanged"
      + (marks.isEmpty ? "" : ", \(marks) but for spaces, quotation marks or dashes")
      + (parts.isEmpty ? "" : "; " + parts.joined(separator: ", "))
  }
}
