// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Arguments {
  /// Whether no grade follows yet: nothing, or the target alone.
  static func isOpenAssessment(_ text: String) -> Bool {
    text.isEmpty || Int(text) != nil || (text.hasPrefix("¶") && Int(text.dropFirst()) != nil)
  }

  /// `[N|¶5|source=NAME] A–F 1–6 [BASIS]`; grades may stand together, a hyphen leaves one out.
  func assessment() throws(CommandError) -> Assessment {
    var words = try words()[...]
    var assessment = Assessment()
    guard let first = words.first else { throw .missing(command: command, usage: usage) }
    if first.hasPrefix("¶") {
      assessment.target = .paragraph(try number(first, in: 1...Int.max))
      words.removeFirst()
    } else if first.lowercased().hasPrefix("source=") {
      assessment.target = .source(SourceReference(String(first.dropFirst(7))))
      words.removeFirst()
    } else if let number = Int(first), words.count > 1 {
      assessment.target = .source(.number(number))
      words.removeFirst()
    }
    guard let grades = words.popFirst() else { throw .missing(command: command, usage: usage) }
    let marks = Array(grades.uppercased())
    if marks.count == 2 {
      assessment.reliability = try reliability(marks[0])
      assessment.credibility = try credibility(marks[1])
    } else {
      guard marks.count == 1 else { throw .notAChoice(word: grades, command: command, choices: Self.grades) }
      assessment.reliability = try reliability(marks[0])
      if let next = words.first, next.count == 1, let mark = next.first, mark == "-" || mark.isNumber {
        assessment.credibility = try credibility(mark)
        words.removeFirst()
      }
    }
    let basis = words.map { $0.hasPrefix("basis=") ? String($0.dropFirst(6)) : $0 }.joined(separator: " ")
    assessment.basis = basis.isEmpty ? nil : basis
    return assessment
  }

  private static let grades = ["A1", "B2", "C3", "D4", "E5", "F6"]

  private func reliability(_ mark: Character) throws(CommandError) -> SourceReliability? {
    if mark == "-" { return nil }
    guard let grade = SourceReliability(rawValue: String(mark)) else {
      throw .notAChoice(
        word: String(mark), command: command, choices: SourceReliability.allCases.map(\.rawValue) + ["-"])
    }
    return grade
  }

  private func credibility(_ mark: Character) throws(CommandError) -> InformationCredibility? {
    if mark == "-" { return nil }
    guard let number = Int(String(mark)), let grade = InformationCredibility(rawValue: number) else {
      throw .notANumber(word: String(mark), command: command, range: 1...6)
    }
    return grade
  }
}
