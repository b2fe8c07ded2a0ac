// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// Why “1 confirmed” would be doubtful in this article; nil where two independent origins speak.
  public var confirmationWarning: SourceRating.Warning? { annotations.warning(in: bodyNumbers) }

  /// The source that a rating is of, with the paragraph it is given at; nil rates the paragraph's information.
  public func target(of assessment: Assessment) throws(AnnotationError) -> (source: Int?, paragraph: Int) {
    switch assessment.target {
    case .source(let reference):
      let number = try resolve(reference)
      let speaks = position.map { annotations.speakers(in: $0).contains(annotations.canonical(number)) } ?? false
      let first = annotations.mentions(of: number).first?.paragraph ?? annotations.sources[number]?.paragraph ?? 1
      return (number, speaks ? position ?? first : first)
    case .paragraph(let number): return (nil, number)
    case .atHand:
      guard let position else { throw .nobodySpeaks(paragraph: 0) }
      let speakers = annotations.speakers(in: position)
      guard speakers.count < 2 else {
        throw .severalSpeak(paragraph: position, numbers: speakers, labels: speakers.map(label(ofSource:)))
      }
      return (speakers.first, position)
    }
  }

  func assess(_ assessment: Assessment) throws(AnnotationError) -> [PlannedAnnotation] {
    guard assessment.reliability != nil || assessment.credibility != nil else { throw .noGrade }
    let (source, paragraph) = try target(of: assessment)
    let rating = SourceRating(
      source: source, reliability: assessment.reliability, credibility: assessment.credibility,
      basis: assessment.basis, overridden: assessment.credibility == .confirmed ? confirmationWarning : nil)
    return [
      PlannedAnnotation(
        aspect: .rating, number: annotations.next(.rating), paragraph: paragraph, annotation: .rating(rating))
    ]
  }

  func rebase(_ text: String) throws(AnnotationError) -> [PlannedAnnotation] {
    guard let last = annotations.ratings.max(by: { $0.key < $1.key })?.value else { throw .nothingRated }
    var rating = last.value
    rating.basis = text
    return [
      PlannedAnnotation(
        aspect: .rating, number: annotations.next(.rating), paragraph: last.paragraph, annotation: .rating(rating))
    ]
  }
}
