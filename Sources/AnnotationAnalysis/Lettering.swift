// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// Which reviewer is A, and which is B: another order in every article, the same whenever it is opened.
public enum Lettering {
  /// The reviewers in the order of their letters.
  ///
  /// - Parameters:
  ///   - reviewers: the identifiers, in any order.
  ///   - digest: the article's digest, in hexadecimal, which decides the order.
  /// - Returns: the identifiers, shuffled.
  public static func order(of reviewers: [String], in digest: String) -> [String] {
    var generator = RandomStream(seed: UInt64(digest.prefix(16), radix: 16) ?? 0)
    return reviewers.sorted().shuffled(using: &generator)
  }
}
