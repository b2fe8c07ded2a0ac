// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Hayes and Krippendorff (2007), Answering the call for a standard reliability measure, p. 84: 40 units, 5 observers.
@Suite("Hayes and Krippendorff 2007")
struct HayesKrippendorff2007Tests {
  @Test("Ordinal alpha is .7598")
  func ordinal() throws {
    let matrix = try Data.raters(
      [
        "112.001122.01311211000201001111223222221", "1130000.21102311121000302102111122222221",
        "203000222100221123001.30.1012202.2232.21", ".13....0.10022...31.103021122..122...12.",
        "2..0001.2....3112..0.0..2.0..20.2.2222.1",
      ], ["0", "1", "2", "3"])
    let alpha = try report(matrix, level: .ordinal).find(.krippendorffAlpha, metric: "ordinal")
    #expect(agrees(alpha.value, 0.7598, decimals: 4))
  }
}
