// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of a document's text that its reader left out of the article.
public struct DroppedBlock: Sendable, Hashable {
  /// Why a reader leaves a block out.
  public enum Rule: String, Sendable, CaseIterable {
    /// It stands in an element that is not shown.
    case hidden
    /// It stands in an element that is called what sites put round their texts, or is such by its tag.
    case boilerplate, comments, layer, contents, barrier, pointers
    /// It says who wrote the text or when, and is kept as metadata.
    case metadata
    /// It stands in one of several boxes that each have a linked title, in a box round a form, or among replies.
    case cards, form, replies
    /// Most of it, or of the box that it stands in, is links.
    case links
    /// It says the text again in another language.
    case translation
    /// It stands apart from the element that holds the article.
    case apart
    /// It is the title, which stands elsewhere.
    case title
    /// It heads what is no article, or stands under such a heading or in its box.
    case ending
    /// It is a script, a style or a mark that was to be replaced.
    case code
    /// It asks for leave to keep data of readers.
    case consent
    /// It was there before: a caption, or a page laid out twice.
    case repetition
    /// It is a word or two, as on buttons.
    case label
    /// It is what sites print round their texts, by its words.
    case furniture
    /// It points to another text, by its words.
    case readNext = "readnext"
    /// It names a photographer and nothing else.
    case credit
    /// It counts parts, as tables of contents do.
    case counter
    /// It is a heading with nothing under it.
    case heading
    /// It says at the end whose the text is.
    case rights
    /// It is the sender's name and address under a message.
    case signature
    /// It is a note at the foot of a page or at the end of a document.
    case footnotes
    /// It is printed over or under the text of each page.
    case headers
  }

  /// The text, white space collapsed.
  public let text: String
  /// Why it was left out.
  public let rule: Rule

  /// A block with the rule that left it out.
  public init(text: String, rule: Rule) {
    self.text = text
    self.rule = rule
  }
}
