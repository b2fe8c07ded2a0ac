// SPDX-License-Identifier: GPL-3.0-or-later

/// An element or a piece of text in the tree, by indices into the tree's arrays.
struct HTMLNode {
  /// What the node is.
  var tag: HTMLTag
  /// The element it stands in; -1 for the root.
  var parent: Int32
  /// The node after it in the same element; -1 for the last.
  var next: Int32 = -1
  /// Its first child; -1 when it has none.
  var firstChild: Int32 = -1
  /// Its last child; -1 when it has none.
  var lastChild: Int32 = -1
  /// The text's place in the tree's bytes, for text.
  var textStart: Int32 = 0
  /// The text's end in the tree's bytes, for text.
  var textEnd: Int32 = 0
  /// The first of its attributes among the tree's; they end before the next element's.
  var firstAttribute: Int32 = 0
  /// The number of its attributes.
  var attributeCount: Int32 = 0
}
