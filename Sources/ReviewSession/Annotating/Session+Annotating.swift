// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  /// A mark that is about to be made, or with nil taken away.
  struct PlannedAnnotation {
    var aspect: Annotation.Aspect
    var number: Int
    var paragraph: Int
    var annotation: Annotation?
  }

  mutating func annotate(_ act: AnnotationAct, _ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let planned: [PlannedAnnotation]
    switch act {
    case .mention(let reference, let details, let paragraph):
      let place = try paragraphAtHand(paragraph)
      planned = try marking { session throws(AnnotationError) in try session.mention(reference, details, in: place) }
    case .correct(let source, let details, let paragraph):
      let place = try paragraphAtHand(paragraph).number
      planned = try marking { session throws(AnnotationError) in try session.correct(source, details, in: place) }
    case .silence(let source, let paragraph):
      let place = try paragraphAtHand(paragraph).number
      planned = try marking { session throws(AnnotationError) in try session.silence(source, in: place) }
    case .assess(let assessment):
      planned = try marking { session throws(AnnotationError) in try session.assess(assessment) }
    case .span(let request):
      let place = try paragraphAtHand(request.paragraph)
      planned = try marking { session throws(AnnotationError) in [try session.span(request, in: place)] }
    case .spans(let spans, let paragraph):
      let place = try paragraphAtHand(paragraph).number
      planned = newSpans(spans, in: place)
    default:
      planned = try marking { session throws(AnnotationError) in try session.change(act) }
    }
    return try save(planned, log)
  }

  /// The marks of an act that needs no paragraph.
  private func change(_ act: AnnotationAct) throws(AnnotationError) -> [PlannedAnnotation] {
    switch act {
    case .describe(let number, let details): try describe(number, details)
    case .join(let number, let other): try join(number, other)
    case .split(let number): try split(number)
    case .drop(let number): try drop(number)
    case .basis(let text): try rebase(text)
    case .unmark(let number): try unmark(number)
    default: []
    }
  }

  private func marking(
    _ plan: (Session) throws(AnnotationError) -> [PlannedAnnotation]
  ) throws(ReviewError) -> [PlannedAnnotation] {
    do { return try plan(self) } catch { throw .annotating(error) }
  }

  private mutating func save(_ planned: [PlannedAnnotation], _ log: some JudgementLog) throws(ReviewError) -> [Outcome]
  {
    let gesture = gestures + 1
    let before = planned.map { annotations.annotation($0.aspect, $0.number) }
    let markings = planned.map { plan in
      AnnotationChanged(
        article: id.article, round: id.round, paragraph: plan.paragraph,
        textSHA256: article.paragraph(plan.paragraph)?.sha256 ?? "", aspect: plan.aspect, number: plan.number,
        annotation: plan.annotation, gesture: gesture)
    }
    let receipts = try save(markings.map(Event.annotationChanged), log)
    return zip(zip(markings, before), receipts).map { .annotationChanged($0.0, before: $0.1, $1) }
  }

  private func paragraphAtHand(_ number: Int?) throws(ReviewError) -> Paragraph {
    guard let number else { return try openParagraph() }
    guard let paragraph = article.paragraph(number) else {
      throw .noSuchParagraph(asked: number, count: article.paragraphs.count)
    }
    return paragraph
  }
}
