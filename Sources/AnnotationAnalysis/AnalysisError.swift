// SPDX-License-Identifier: GPL-3.0-or-later

/// Why figures can not be had from the reviews that count.
public enum AnalysisError: Error, Sendable, Equatable {
  /// No article was reviewed by all of these reviewers, so what they marked can not be compared.
  case noCommonArticle(reviewers: [String])
}
