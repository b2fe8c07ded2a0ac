// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of a page's text with what its markup says of it.
struct MarkedBlock {
  /// What the markup makes of the block.
  enum Form: Equatable {
    case paragraph, item, caption, deck, code
    case heading(level: Int)
  }

  /// The text, white space collapsed.
  let text: String
  /// What the markup makes of it.
  let form: Form
  /// The share of its text in links, 0 to 1.
  let linkShare: Double

  /// The level of a heading, or nil.
  var headingLevel: Int? { if case .heading(let level) = form { level } else { nil } }
}
