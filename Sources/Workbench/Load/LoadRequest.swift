// SPDX-License-Identifier: GPL-3.0-or-later
public import ArticleIngest

/// What to load, and what is known of it.
public struct LoadRequest: Sendable {
  /// The files and folders, `-` for the standard input.
  public var paths: [String]
  /// The headline, where the document prints none.
  public var title: String?
  /// The article's address.
  public var url: String?
  /// The slug to stand under.
  public var id: String?
  /// How the bytes are read.
  public var format = ArticleFormat.auto
  /// The encoding of the bytes; nil lets the document say it, else UTF-8.
  public var encoding: String?
  /// Where JSON records keep an article's parts.
  public var fields = FieldNames()
  /// Whether folders are searched to any depth.
  public var isRecursive = false
  /// Whether a file that can not be loaded is passed over.
  public var keepsGoing = false
  /// Whether the answer lists what the reader left out, and by which rule.
  public var explains = false
  /// Whether nothing is written.
  public var isDryRun = false
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request for files and folders.
  public init(_ paths: [String]) { self.paths = paths }
}
