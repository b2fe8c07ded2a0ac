// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import Testing

/// Conditions on figures: how they are read, and when they hold.
@Suite struct GateExpressionTests {
  private let figures = ["alpha", "kappa", "reviewers"]

  private func holds(_ text: String, _ values: [String: Double]) throws -> Bool {
    try GateExpression(text, figures: figures).verdict { comparison in
      comparison.part == .value ? values[comparison.figure] : values["\(comparison.figure) \(comparison.part)"]
    }.holds
  }

  @Test func everyOperatorComparesAsItSays() throws {
    for (sign, expected) in [
      (">=", [false, true, true]), (">", [false, false, true]), ("<=", [true, true, false]),
      ("<", [true, false, false]), ("==", [false, true, false]), ("!=", [true, false, true]),
    ] {
      let found = try [0.5, 0.6, 0.7].map { try holds("alpha \(sign) 0.6", ["alpha": $0]) }
      #expect(found == expected, "\(sign)")
    }
  }

  @Test func limitsAreLookedAtAndBlanksDoNotMatter() throws {
    #expect(try holds("alpha lower>=0.5", ["alpha": 0.1, "alpha lower": 0.6]))
    #expect(try !holds("alpha upper < 0.5", ["alpha upper": 0.6]))
    #expect(try holds("  ALPHA>=-0.5\tand reviewers==2 ", ["alpha": 0, "reviewers": 2]))
  }

  @Test func andBindsCloserThanOr() throws {
    let values: [String: Double] = ["alpha": 1, "kappa": 0, "reviewers": 0]
    #expect(try holds("alpha > 0 or kappa > 0 and reviewers > 0", values))
    #expect(try !holds("(alpha > 0 or kappa > 0) and reviewers > 0", values))
  }

  @Test func aFigureThatCanNotBeHadFails() throws {
    #expect(try !holds("alpha < 2", [:]))
    #expect(try holds("alpha < 2 or reviewers > 1", ["reviewers": 2]))
  }

  @Test func theReasonsAreThoseThatDecide() throws {
    let expression = try GateExpression("alpha > 0.5 and kappa > 0.5 and reviewers > 1", figures: figures)
    let verdict = expression.verdict { ["alpha": 0.6, "kappa": 0.4][$0.figure] }
    #expect(!verdict.holds && verdict.reasons.map(\.comparison.figure) == ["kappa", "reviewers"])
    #expect(verdict.reasons.map(\.found) == [0.4, nil])
  }

  @Test(arguments: [
    ("", nil, 1), ("beta > 1", "beta", 1), ("alpha", nil, 6), ("alpha middle > 1", "middle", 7),
    ("alpha => 1", "=>", 7),
    ("alpha > high", "high", 9), ("alpha > nan", "nan", 9), ("alpha > 1 kappa > 1", "kappa", 11),
    ("(alpha > 1", nil, 11), ("alpha > 1)", ")", 10), ("alpha > 1 and", nil, 14),
    ("alpha > 1 xor kappa > 1", "xor", 11),
  ])
  func whatIsNotKnownIsSaidWithItsPlace(text: String, found: String?, place: Int) {
    #expect {
      try GateExpression(text, figures: figures)
    } throws: { error in
      let fault = error as? GateExpression.Fault
      return fault?.found == found && fault?.place == place && fault?.wanted.isEmpty == false
    }
  }

  @Test func deepParenthesesEndTheReadingNotTheProgram() {
    let text = String(repeating: "(", count: 100_000) + "alpha > 1"
    #expect(throws: GateExpression.Fault.self) { try GateExpression(text, figures: figures) }
  }
}
