// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of a page's text with what its markup says of it.
struct MarkedBlock {
  /// What the markup makes of the block.
  enum Form: Equatable {
    case paragraph, item, caption, deck, code
    /// A line whose kind its words decide, such as a credit.
    case line
    case heading(level: Int)
  }

  /// The text, white space collapsed.
  let text: String
  /// What the markup makes of it.
  var form: Form
  /// The share of its text in links, 0 to 1.
  let linkShare: Double
  /// Whether all of it is set in bold.
  var isBold = false
  /// The node where its text begins.
  var start = 0

  /// The level of a heading, or nil.
  var headingLevel: Int? { if case .heading(let level) = form { level } else { nil } }
}
