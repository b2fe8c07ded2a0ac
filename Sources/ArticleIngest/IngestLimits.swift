// SPDX-License-Identifier: GPL-3.0-or-later

/// The most that the readers take from one input.
public enum IngestLimits {
  /// Bytes of one input: 256 MiB.
  public static let inputBytes = 256 << 20
  /// Bytes of one paragraph: 1 MiB.
  public static let paragraphBytes = 1 << 20
  /// Paragraphs of one article.
  public static let paragraphs = 1_000_000
  /// Lines of one text that are not blank.
  public static let lines = 8_000_000
  /// Tags of one page.
  public static let tags = 4_000_000
  /// Bytes of one HTML tag, attribute values of 4 KiB or more not counted: 64 KiB.
  public static let tagBytes = 64 << 10
  /// Attributes of one HTML tag.
  public static let attributes = 512
  /// Elements open at once in HTML; browsers stop there too.
  public static let htmlDepth = 512
  /// Arrays and objects open at once in JSON.
  public static let jsonDepth = 64
}
