// SPDX-License-Identifier: GPL-3.0-or-later

/// The most that the readers take from one input.
public enum IngestLimits {
  /// Bytes of one input: 256 MiB.
  public static let inputBytes = 256 << 20
  /// Bytes of one paragraph: 1 MiB.
  public static let paragraphBytes = 1 << 20
  /// Paragraphs of one article.
  public static let paragraphs = 1_000_000
}
