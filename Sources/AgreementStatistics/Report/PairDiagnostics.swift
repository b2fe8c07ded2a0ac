// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' table in figures (Byrt, Bishop and Carlin 1993; Bangdiwala 1985; Bowker 1948; Stuart 1955).
public struct PairDiagnostics: Sendable {
  /// The two raters.
  public let raters: [String]
}
