// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' table in figures.
public struct PairDiagnostics: Sendable {
  /// The two raters.
  public let raters: [String]
  /// The units both rated.
  public let n: Int
  /// (a - d) / n of a two by two table (Byrt, Bishop and Carlin 1993); nil for more categories.
  public let prevalenceIndex: Double?
  /// (b - c) / n of a two by two table.
  public let biasIndex: Double?
  /// 2 p_o - 1 of a two by two table.
  public let pabak: Double?
  /// The greatest kappa these margins allow (Cohen 1960, p. 42).
  public let kappaMax: Double?
  /// Agreed squares over the squares the margins allow (Bangdiwala 1985).
  public let bangdiwalaB: Double?
  /// Bowker's test of symmetry (1948); degrees of freedom count pairs of cells that are not both empty.
  public let bowker: ChiSquaredTest
  /// Stuart and Maxwell's test of equal margins (1955, 1970); nil where the differences have no covariance.
  public let stuartMaxwell: ChiSquaredTest?
}
