// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

/// Dawid and Skene 1979, Applied Statistics 28:20-28, Table 1: 45 patients, five anaesthetists, the first asked thrice.
@Suite struct DawidSkene1979Tests {
  static let table1 = [
    "111 1 1 1 1", "333 4 3 3 4", "112 2 1 2 2", "222 3 1 2 1", "222 3 2 2 2",
    "222 3 3 2 2", "112 2 1 1 1", "333 3 4 3 3", "222 2 2 2 3", "232 2 2 2 3",
    "444 4 4 4 4", "222 3 3 4 3", "111 1 1 1 1", "222 3 2 1 2", "121 1 1 1 1",
    "111 2 1 1 1", "111 1 1 1 1", "111 1 1 1 1", "222 2 2 2 1", "222 1 3 2 2",
    "222 2 2 2 2", "222 2 2 2 1", "222 3 2 2 2", "221 2 2 2 2", "111 1 1 1 1",
    "111 1 1 1 1", "232 2 2 2 2", "111 1 1 1 1", "111 1 1 1 1", "112 1 1 2 1",
    "111 1 1 1 1", "333 3 2 3 3", "111 1 1 1 1", "222 2 2 2 2", "222 3 2 3 2",
    "433 4 3 4 3", "221 2 2 3 2", "232 3 2 3 3", "333 3 4 3 2", "111 1 1 1 1",
    "111 1 1 1 1", "121 2 1 1 1", "232 2 2 2 2", "121 1 1 1 1", "222 2 2 2 2",
  ]

  /// Patient 7, the first observer: the transcriptions in circulation read 1, 1, 2 or 1, 2, 2.
  static func table1(patient7: String) -> [String] {
    var rows = table1
    rows[6] = "\(patient7) 2 1 1 1"
    return rows
  }

  @Test(arguments: ["112", "122"]) func marginalsArePrintedTo2Digits(_ patient7: String) throws {
    let fit = try DawidSkene().fit(ratings(Self.table1(patient7: patient7), labels: 4))
    for (share, printed) in zip(fit.classPrior, [0.40, 0.42, 0.11, 0.07]) {
      #expect(near(share, printed, within: 0.005))
    }
    #expect(fit.hasConverged)
    #expect(fit.iterations == 28)
  }

  @Test(arguments: [("112", -190.73099659488472), ("122", -192.8908812142104)])
  func logLikelihoodOfEachTranscription(_ patient7: String, _ expected: Double) throws {
    let fit = try DawidSkene().fit(ratings(Self.table1(patient7: patient7), labels: 4))
    #expect(near(fit.logLikelihood, expected, within: 1e-9))
  }

  @Test(arguments: [("112", 0.907, 0.093), ("122", 0.889, 0.111)])
  func firstObserverOnFirstClass(_ patient7: String, _ right: Double, _ wrong: Double) throws {
    let fit = try DawidSkene().fit(ratings(Self.table1(patient7: patient7), labels: 4))
    let row = try #require(fit.raters[0].confusion?[0])
    #expect(near(row[0], right, within: 0.0005))
    #expect(near(row[1], wrong, within: 0.0005))
  }

  @Test func errorRatesOfTheOtherObservers() throws {
    let fit = try DawidSkene().fit(ratings(Self.table1(patient7: "122"), labels: 4))
    let third = [[1, 0, 0, 0], [0.11, 0.79, 0.11, 0], [0, 0.40, 0.20, 0.40], [0, 0, 0.67, 0.33]]
    for (row, printed) in zip(try #require(fit.raters[2].confusion), third) {
      for (share, expected) in zip(try #require(row), printed) { #expect(near(share, expected, within: 0.0051)) }
    }
  }

  @Test func doubtfulPatientsStayDoubtful() throws {
    let fit = try DawidSkene().fit(ratings(Self.table1, labels: 4))
    let patient35 = fit.posteriors.probabilities(of: 34)
    #expect(near(patient35[patient35.startIndex + 1], 0.9482152210219592, within: 1e-9))
    #expect(near(patient35[patient35.startIndex + 2], 0.05178477897804076, within: 1e-9))
    #expect(fit.posteriors.label(of: 35) == 3)
  }

  @Test func competenceIsThePriorWeightedDiagonal() throws {
    let fit = try DawidSkene().fit(ratings(Self.table1, labels: 4))
    for rater in fit.raters {
      let confusion = try #require(rater.confusion)
      var expected = 0.0
      for (truth, row) in confusion.enumerated() { expected += fit.classPrior[truth] * (try #require(row))[truth] }
      #expect(near(rater.competence, expected, within: 1e-12))
    }
    #expect(fit.raters[0].ratings == 135)
    #expect(fit.raters[1].ratings == 45)
  }
}
