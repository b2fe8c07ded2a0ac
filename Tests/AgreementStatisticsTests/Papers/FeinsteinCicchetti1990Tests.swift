// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Feinstein and Cicchetti (1990), High agreement but low kappa, p. 544: the same agreement, .70 and .32 kappa.
@Suite("Feinstein and Cicchetti 1990")
struct FeinsteinCicchetti1990Tests {
  let balanced: AgreementReport
  let skewed: AgreementReport

  init() throws {
    balanced = report(try Data.table([[40, 9], [6, 45]], ["+", "-"]))
    skewed = report(try Data.table([[80, 10], [5, 5]], ["+", "-"]))
  }

  @Test("Agreement .85 both times, kappa .70 and .32")
  func paradox() throws {
    #expect(try balanced.value(.percentAgreement) == 0.85)
    #expect(try skewed.value(.percentAgreement) == 0.85)
    #expect(agrees(try balanced.value(.cohenKappa), 0.70, decimals: 2))
    #expect(agrees(try skewed.value(.cohenKappa), 0.32, decimals: 2))
  }

  @Test("Prevalence, bias and PABAK")
  func indices() throws {
    let pair = try #require(skewed.diagnostics.pairs.first)
    #expect(agrees(pair.prevalenceIndex, 0.75))
    #expect(agrees(pair.biasIndex, 0.05))
    #expect(agrees(pair.pabak, 0.7))
    #expect(agrees(pair.bangdiwalaB, 0.8237179487179487))
    #expect(agrees(pair.bowker.p, 0.1967056024589432))
    #expect(balanced.diagnostics.pairs.first?.prevalenceIndex == -0.05)
  }

  @Test("A warning is given where the paradox holds and not where it does not")
  func warning() throws {
    let large = report(try Data.table([[1800, 100], [100, 0]], ["+", "-"]))
    let found = large.diagnostics.warnings.compactMap { warning -> Paradox? in
      if case .paradox(let paradox) = warning { paradox } else { nil }
    }
    #expect(found.first?.coefficient == .fleissKappa)
    #expect(found.first?.category == "+")
    #expect(balanced.diagnostics.warnings.isEmpty)
  }
}
