// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import NameGuessing

extension Session {
  /// What would be saved if a name were given now, for the screen that offers the guesses.
  public func preview(
    _ name: String, _ details: SourceDetails, in paragraph: Paragraph
  ) throws(AnnotationError) -> (number: Int, source: Source, mention: Mention) {
    let planned = try mention(SourceReference(name), details, in: paragraph)
    var found: (number: Int, source: Source, mention: Mention)?
    for plan in planned {
      guard case .mention(let mention) = plan.annotation else { continue }
      let new = planned.compactMap { plan in
        if case .source(let source) = plan.annotation, plan.number == mention.source { source } else { nil }
      }
      if let source = new.last ?? annotations.sources[mention.source]?.value {
        found = (mention.source, source, mention)
      }
    }
    guard let found else { throw .emptyName(name) }
    return found
  }

  func mention(
    _ reference: SourceReference, _ details: SourceDetails, in paragraph: Paragraph
  ) throws(AnnotationError) -> [PlannedAnnotation] {
    var planned: [PlannedAnnotation] = []
    let number: Int, source: Source
    if let known = try known(reference, details), let standing = annotations.sources[known]?.value {
      number = known
      if details.describesSource { planned = try describe(known, details) }
      source = standing
    } else {
      guard case .name(let name) = reference else { return [] }
      var new = try guessed(name, details, in: paragraph)
      let (parent, named) = try parent(
        details, standing: new.nestedIn, at: paragraph.number, new: annotations.next(.source))
      new.nestedIn = parent
      number = annotations.next(.source) + named.count
      planned =
        named + [
          PlannedAnnotation(aspect: .source, number: number, paragraph: paragraph.number, annotation: .source(new))
        ]
      source = new
    }
    let mention = guessed(source, number, details, in: paragraph)
    let next = annotations.next(.mention)
    return planned + [
      PlannedAnnotation(aspect: .mention, number: next, paragraph: paragraph.number, annotation: .mention(mention))
    ]
  }

  private func known(_ reference: SourceReference, _ details: SourceDetails) throws(AnnotationError) -> Int? {
    if details.isNew { return nil }
    switch reference {
    case .number: return try resolve(reference)
    case .name(let name): return knownSource(name)
    }
  }

  /// The mention of a source in a paragraph, or the last one there.
  private func lastMention(
    of source: Int?, in paragraph: Int
  ) throws(AnnotationError) -> (number: Int, mention: Mention) {
    let wanted = try source.map { number throws(AnnotationError) in annotations.canonical(try resolve(.number(number)))
    }
    let last = annotations.mentions.filter {
      $0.value.paragraph == paragraph && (wanted == nil || annotations.canonical($0.value.value.source) == wanted)
    }.max { $0.key < $1.key }
    guard let last else { throw .nobodySpeaks(paragraph: paragraph) }
    return (last.key, last.value.value)
  }

  func correct(_ source: Int?, _ details: SourceDetails, in paragraph: Int) throws(AnnotationError)
    -> [PlannedAnnotation]
  {
    var (number, mention) = try lastMention(of: source, in: paragraph)
    mention.mode = details.mode ?? mention.mode
    let cue = details.cue.applied(to: mention.cue)
    mention.stance = details.stance ?? (cue == mention.cue ? mention.stance : SpeechCue.stance(of: cue))
    mention.cue = cue
    var planned = [
      PlannedAnnotation(aspect: .mention, number: number, paragraph: paragraph, annotation: .mention(mention))
    ]
    if details.describesSource { planned = try describe(mention.source, details) + planned }
    return planned
  }

  func silence(_ source: Int?, in paragraph: Int) throws(AnnotationError) -> [PlannedAnnotation] {
    let (number, _) = try lastMention(of: source, in: paragraph)
    return [PlannedAnnotation(aspect: .mention, number: number, paragraph: paragraph, annotation: nil)]
  }
}
