// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Two questions, a key each: how reliable is the source, how credible what it says; without a source only how
  /// credible the paragraph.
  func askAssessment(of target: Assessment.Target) throws(Unanswered) -> Command {
    var assessment = Assessment(target: target)
    if target == .atHand, let position = session.position {
      let speakers = session.annotations.speakers(in: position)
      if speakers.count > 1 { assessment.target = try askSpeaker(speakers) }
    }
    if let target = try? session.target(of: assessment), target.source == nil {
      assessment.credibility = try askCredibility(ofParagraph: target.paragraph)
      guard assessment.credibility != nil else { throw .dropped }
      return .act(.annotating(.assess(assessment)))
    }
    while true {
      assessment.reliability = try askReliability()
      do throws(Unanswered) {
        assessment.credibility = try askCredibility()
      } catch {
        guard case .steppedBack = error else { throw error }
        continue
      }
      guard assessment.reliability != nil || assessment.credibility != nil else { throw .dropped }
      return .act(.annotating(.assess(assessment)))
    }
  }

  private func askSpeaker(_ numbers: [Int]) throws(Unanswered) -> Assessment.Target {
    let offered = numbers.prefix(9)
    let rows = offered.enumerated().map { "    \($0 + 1)  \(sanitized(session.label(ofSource: $1)))\n" }
    let keys = offered.indices.map { Character(String($0 + 1)) }
    guard let key = try dialogue.key("  Which source?  (< to go back)\n" + rows.joined(), "source", among: keys),
      let index = keys.firstIndex(of: key)
    else { throw .dropped }
    return .source(.number(numbers[index]))
  }

  private func askReliability() throws(Unanswered) -> SourceReliability? {
    let grades = SourceReliability.allCases
    let rows = grades.map { "    \($0.rawValue)  \($0.meaning)\n" }.joined()
    let lead = "  How reliable is the source?  (Enter leaves it out, < to go back)\n" + rows
    let key = try dialogue.key(lead, "reliability", among: grades.compactMap(\.rawValue.first))
    return key.flatMap { SourceReliability(rawValue: String($0)) }
  }

  private func askCredibility(ofParagraph number: Int? = nil) throws(Unanswered) -> InformationCredibility? {
    let grades = InformationCredibility.allCases
    let rows = grades.map { "    \($0.rawValue)  \($0.meaning)\n" }.joined()
    let speaker = number.map { "\(environment.console.canvas.glyphs.pilcrow)\($0), where no source is named," } ?? "it"
    let lead = "  How credible is what \(speaker) says?  (Enter leaves it out, < to go back)\n" + rows
    while true {
      let key = try dialogue.key(lead, "credibility", among: grades.compactMap { String($0.rawValue).first })
      let grade = key?.wholeNumberValue.flatMap(InformationCredibility.init)
      guard grade == .confirmed, let warning = session.confirmationWarning else { return grade }
      if try confirms(warning) { return grade }
    }
  }

  /// “1 confirmed” against the evidence of the article is given only after a yes, which the ledger keeps.
  private func confirms(_ warning: SourceRating.Warning) throws(Unanswered) -> Bool {
    let canvas = environment.console.canvas
    let sentence =
      "\(canvas.glyphs.problem) 1 is for what independent sources confirm, but \(AnnotationPhrase.words(warning))."
    let lead = canvas.block(sentence, hanging: 2).joined(separator: "\n") + "\n"
    do throws(Unanswered) {
      return try dialogue.confirms(lead, "1 all the same?")
    } catch {
      guard case .steppedBack = error else { throw error }
      return false
    }
  }
}
