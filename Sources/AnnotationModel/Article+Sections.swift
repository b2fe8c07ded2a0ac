// SPDX-License-Identifier: GPL-3.0-or-later

extension Article {
  /// The number of the heading above each paragraph, in paragraph order; nil before the first heading.
  ///
  /// A heading's own entry is the heading above it. Complexity: O(paragraphs).
  public var sections: [Int?] {
    var heading: Int?
    return paragraphs.map { paragraph in
      defer { if paragraph.kind == .heading { heading = paragraph.number } }
      return heading
    }
  }

  /// The paragraph of a number, or nil when the article has none.
  public func paragraph(_ number: Int) -> Paragraph? {
    paragraphs.indices.contains(number - 1) ? paragraphs[number - 1] : nil
  }

  /// How many paragraphs reviewers label by default.
  public var annotatableCount: Int { paragraphs.count { $0.kind.isAnnotatable } }
}
