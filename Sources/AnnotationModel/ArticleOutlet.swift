// SPDX-License-Identifier: GPL-3.0-or-later

/// Which outlet an article says it is of, by its address and by the outlet's name.
public struct ArticleOutlet: Sendable, Hashable {
  /// The canonical address.
  private let url: String?
  /// The outlet's name.
  private let name: String?

  /// The outlet of an address and a name, either of which may be unknown.
  public init(url: String?, name: String?) {
    self.url = url
    self.name = name
  }

  /// Whether two articles are of two outlets: of two hosts without one name, or of two names where an address is missing.
  ///
  /// What says nothing of its outlet may be of any. An outlet's host may have parts before it: www., m., news.
  public func differs(from other: ArticleOutlet) -> Bool {
    let mine = name.map(Self.letters), theirs = other.name.map(Self.letters)
    guard
      let isOneHost = Self.agree(url.flatMap(Self.site), other.url.flatMap(Self.site), by: { $0.hasSuffix("." + $1) })
    else { return Self.agree(mine, theirs, by: { $0.contains($1) }) == false }
    // "Post" is part of many papers' names: of two hosts only the same name is one outlet.
    return !isOneHost && (mine == nil || mine != theirs)
  }

  /// Whether two are the same or one is part of the other; nil where one is unknown.
  private static func agree(_ one: String?, _ other: String?, by isPart: (String, String) -> Bool) -> Bool? {
    guard let one, let other, !one.isEmpty, !other.isEmpty else { return nil }
    return one == other || isPart(one, other) || isPart(other, one)
  }

  private static func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The host of an address in small letters, without what sites put before it for telephones.
  private static func site(_ address: String) -> String? {
    guard let host = host(of: address)?.lowercased() else { return nil }
    let fronts = ["www.", "m.", "mobile.", "amp."]
    return fronts.first { host.hasPrefix($0) }.map { String(host.dropFirst($0.count)) } ?? host
  }

  /// The host of an address as it is written; nil for what is no address.
  static func host(of address: String) -> String? {
    guard let scheme = address.firstRange(of: "://") else { return nil }
    let host = address[scheme.upperBound...].prefix { !"/?#:".contains($0) }
    return host.isEmpty ? nil : String(host)
  }
}

extension Article {
  /// The outlet that the article says it is of.
  public var outlet: ArticleOutlet { ArticleOutlet(url: url, name: site) }
}
