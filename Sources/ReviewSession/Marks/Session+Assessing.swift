// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// Why “1 confirmed” would be doubtful in this article; nil where two independent origins speak.
  public var confirmationWarning: SourceRating.Warning? { markup.warning(in: bodyNumbers) }

  /// The source that a rating is of, with the paragraph it is given at; nil rates the paragraph's information.
  public func target(of assessment: Assessment) throws(MarkError) -> (source: Int?, paragraph: Int) {
    switch assessment.target {
    case .source(let reference):
      let number = try resolve(reference)
      let speaks = position.map { markup.speakers(in: $0).contains(markup.canonical(number)) } ?? false
      let first = markup.mentions(of: number).first?.paragraph ?? markup.sources[number]?.paragraph ?? 1
      return (number, speaks ? position ?? first : first)
    case .paragraph(let number): return (nil, number)
    case .atHand:
      guard let position else { throw .nobodySpeaks(paragraph: 0) }
      let speakers = markup.speakers(in: position)
      guard speakers.count < 2 else {
        throw .severalSpeak(paragraph: position, numbers: speakers, labels: speakers.map(label(ofSource:)))
      }
      return (speakers.first, position)
    }
  }

  func assess(_ assessment: Assessment) throws(MarkError) -> [PlannedMark] {
    guard assessment.reliability != nil || assessment.credibility != nil else { throw .noGrade }
    let (source, paragraph) = try target(of: assessment)
    let rating = SourceRating(
      source: source, reliability: assessment.reliability, credibility: assessment.credibility,
      basis: assessment.basis, overridden: assessment.credibility == .confirmed ? confirmationWarning : nil)
    return [
      PlannedMark(aspect: .rating, number: markup.next(.rating), paragraph: paragraph, mark: .rating(rating))
    ]
  }

  func rebase(_ text: String) throws(MarkError) -> [PlannedMark] {
    guard let last = markup.ratings.max(by: { $0.key < $1.key })?.value else { throw .nothingRated }
    var rating = last.value
    rating.basis = text
    return [
      PlannedMark(aspect: .rating, number: markup.next(.rating), paragraph: last.paragraph, mark: .rating(rating))
    ]
  }
}
