// SPDX-License-Identifier: GPL-3.0-or-later

/// What the doctor saw: the settings and counts of a project, and what is wrong with it.
public struct Examination: Sendable, Equatable {
  /// One thing that is wrong.
  public enum Finding: Sendable, Equatable {
    /// SQLite's own integrity check complains.
    case integrity(String)
    /// An entry's id is not the digest of what it says.
    case wrongDigest(seq: Int)
    /// An entry does not name the one before it.
    case brokenChain(seq: Int)
    /// A number is missing from the sequence of a copy's entries.
    case gap(before: Int)
    /// An entry can not be read or replayed.
    case unreadable(seq: Int, reason: String)
    /// A table is not what the ledger says it should be.
    case shadow(table: String)
    /// The kept bytes of an article are lost or changed.
    case original(article: String)
    /// A setting is not the one that keeps the promise.
    case setting(name: String, value: String)
  }

  /// The names and values of SQLite's settings and of the schema, in the order to print.
  public var settings: [(name: String, value: String)] = []
  /// The names and sizes of what the project holds, in the order to print.
  public var counts: [(name: String, count: Int)] = []
  /// What is wrong; empty for a sound project.
  public var findings: [Finding] = []

  /// Whether settings, counts and findings are the same.
  public static func == (left: Examination, right: Examination) -> Bool {
    left.settings.elementsEqual(right.settings, by: ==) && left.counts.elementsEqual(right.counts, by: ==)
      && left.findings == right.findings
  }
}
