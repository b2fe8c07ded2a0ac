// SPDX-License-Identifier: GPL-3.0-or-later

/// What an element's tag, role, class and id say that it holds.
enum ElementRole {
  /// The running text of an article.
  case articleBody
  /// An article with its head and foot.
  case article
  /// What readers wrote under it.
  case comments
  /// What a site puts round its texts: navigation, advertisements, forms, notices.
  case boilerplate
  /// A layer that opens over the page: a sign-up, a notice, or a part of the text behind a button.
  case layer
  /// A table of contents, told by its links.
  case contents
  /// A wall before a text that is paid for, or the text behind it.
  case barrier
  /// Pointers to other texts, told by their links.
  case pointers
  /// Lines about the text: author, date, topics.
  case lines
  /// A picture's caption.
  case caption
  /// A standfirst.
  case deck
  /// Not shown to readers.
  case hidden
  /// Hidden by its name: mostly not shown.
  case unseen
  /// Not read out by screen readers: pictures, repetitions, and text behind a wall.
  case unread
  /// What is shown where no script runs.
  case scriptless
  /// Nothing certain.
  case unknown
}
