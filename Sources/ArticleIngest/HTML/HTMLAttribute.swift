// SPDX-License-Identifier: GPL-3.0-or-later

/// The attributes that extraction looks at.
enum HTMLAttribute: String, CaseIterable {
  case `class`, id, itemprop, role, rel, hidden, style, datetime, name, property, content, href, lang, type
  case ariaHidden = "aria-hidden"
  /// Names that scripts and tests of a site know its parts by.
  case dataTestid = "data-testid"
  case dataComponent = "data-component"
  case dataHook = "data-hook"
  case dataArea = "data-area"

  /// Whether extraction looks at the attribute on an element.
  func matters(on tag: HTMLTag) -> Bool {
    switch self {
    case .href: tag == .link
    case .content, .name, .property: tag == .meta
    case .type: tag == .script
    case .lang: tag == .html
    default: true
    }
  }

  private static let named: [String: HTMLAttribute] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The attribute of a name in lower case, or nil for one that does not matter.
  init?(name: String) {
    guard let known = Self.named[name] else { return nil }
    self = known
  }
}
