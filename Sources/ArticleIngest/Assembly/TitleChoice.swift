// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Chooses among the titles that a document claims.
enum TitleChoice {
  private static let origins = ["front-matter", "record", "json-ld", "opengraph", "h1", "meta", "title"]

  /// The title as printed on the page where another origin confirms it; else the most trusted; nil when none is claimed.
  static func title(_ claims: [MetadataClaim]) -> String? {
    let titles = claims.filter { $0.field == .title }
    for printed in titles where printed.origin == "h1" {
      let isConfirmed = titles.contains { $0.origin != "h1" && folded($0.value).contains(folded(printed.value)) }
      if isConfirmed || titles.allSatisfy({ $0.origin == "h1" || $0.origin == "title" }) { return printed.value }
    }
    for origin in origins {
      if let title = titles.first(where: { $0.origin == origin }) {
        return origin == "title" ? withoutSite(title.value) : title.value
      }
    }
    return nil
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).joined(separator: " ")
  }

  /// A window title without the site's name after its last bar or dash.
  private static func withoutSite(_ title: String) -> String {
    for bar in [" | ", " – ", " — ", " - ", " « ", " :: "] {
      let parts = title.split(separator: bar)
      if parts.count > 1, let last = parts.last, last.split(separator: " ").count <= 5 {
        return parts.dropLast().joined(separator: bar)
      }
    }
    return title
  }
}
