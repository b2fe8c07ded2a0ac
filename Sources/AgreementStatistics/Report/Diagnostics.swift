// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands beside the coefficients and helps to read them.
public struct Diagnostics: Sendable {
  /// Two raters' table in figures, for each pair.
  public var pairs: [PairDiagnostics] = []

  init() {}
}
