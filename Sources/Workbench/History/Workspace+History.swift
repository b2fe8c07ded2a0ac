// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Shows who decided what of an article, or of one paragraph, and when, as far as it may be seen.
  ///
  /// A review that stays hidden from the viewer, or that is not finished, is left out, and so is an adjudication while one
  /// of its reviews is hidden.
  public func history(of article: String, paragraph: Int?, isJSON: Bool) throws(Failure) {
    let undone = "history not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let content = try store.article(article)
      if let paragraph, content.paragraph(paragraph) == nil {
        throw JourneyError.noSuchParagraph(asked: paragraph, count: content.paragraphs.count)
      }
      let reviews = try store.reviews(of: [article], withMachines: true)
      let visible = VisibleReviews(reviews, viewer: viewer)
      let shown = visible.shown
      let events = try store.history(of: article, paragraph: paragraph).filter { authored in
        switch authored.event {
        case .adjudicationOpened, .paragraphResolved: return visible.hidden.isEmpty
        case let event?:
          guard let round = event.round, let reviewer = authored.reviewer else { return true }
          if case .reviewOpened = event { return true }
          return shown.contains(ReviewID(article: article, reviewer: reviewer, round: round))
        case nil: return true
        }
      }
      if let line = Self.remark(on: visible.hidden, viewer: viewer) { remark(line) }
      let screen = HistoryScreen(
        article: article, events: events, codebook: try store.codebook() ?? DefaultCodebook.read())
      isJSON ? say(screen.json.text) : output.page(screen.render(in: output.canvas))
    }
  }
}

/// What happened to an article, one line an entry.
struct HistoryScreen: Screen {
  let article: String
  let events: [AuthoredEvent]
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    if events.isEmpty { return canvas.sentences(["Nothing that may be shown happened to \(sanitized(article)) yet."]) }
    var table = Table(columns: [.init("entry", .trailing), .init("when"), .init("who"), .init("what")])
    table.rows = events.map { authored in
      let paragraph = authored.event?.paragraph.map { "\(canvas.glyphs.pilcrow)\($0) " } ?? ""
      return [
        String(authored.receipt.clock), String(authored.receipt.madeAt.iso8601.prefix(16)).replacing("T", with: " "),
        authored.reviewer.map(sanitized) ?? "owner", paragraph + sanitized(words(authored)) + round(authored.event),
      ]
    }
    return table.render(in: canvas)
  }

  var json: JSONValue {
    [
      "article": .string(article),
      "history": .array(
        events.map { authored in
          [
            "seq": .integer(authored.receipt.clock), "made_at": .string(authored.receipt.madeAt.iso8601),
            "reviewer": JSONValue(authored.reviewer), "kind": .string(authored.kind),
            "round": JSONValue(authored.event?.round), "paragraph": JSONValue(authored.event?.paragraph),
            "label": JSONValue(label(authored.event)?.rawValue), "what": .string(words(authored)),
          ]
        }),
    ]
  }

  /// The round, where the words do not name it and it is not the first.
  private func round(_ event: Event?) -> String {
    switch event {
    case .reviewOpened, .reviewFinished, .reviewReopened: return ""
    default: return event?.round.flatMap { $0 > ReviewID.firstRound ? ", round \($0)" : nil } ?? ""
    }
  }

  private func label(_ event: Event?) -> LabelID? {
    switch event {
    case .judgementMade(let facts): facts.judgement.label
    case .paragraphResolved(let facts): facts.label
    default: nil
    }
  }

  private func words(_ authored: AuthoredEvent) -> String {
    switch authored.event {
    case .judgementMade(let facts):
      (facts.judgement.label.map { codebook.name(of: $0.rawValue) } ?? "abstained")
        + (facts.judgement.unsure ? ", unsure" : "") + (facts.judgement.reason.map { " “\($0)”" } ?? "")
    case .judgementWithdrawn: "cleared"
    case .noteWritten(let facts): facts.note.map { "note “\($0)”" } ?? "note cleared"
    case .flagSet(let facts): facts.flagged ? "flagged" : "no longer flagged"
    case .paragraphKindSet(let facts): "is \(facts.kind.rawValue), was \(facts.before.rawValue)"
    case .reviewOpened(let facts): "opened, round \(facts.round)"
    case .reviewFinished(let facts): "finished, round \(facts.round)"
    case .reviewReopened(let facts): "open again, round \(facts.round)"
    case .changeUndone(let facts): "undone: the entry \(facts.change.prefix(8))"
    case .changeRedone(let facts): "done again: the entry \(facts.change.prefix(8))"
    case .annotationChanged(let facts):
      "\(facts.aspect.rawValue) \(facts.number)\(facts.annotation == nil ? " taken away" : "")"
    case .adjudicationOpened(let facts): "adjudication of \(listed(facts.reviewers)) opened"
    case .paragraphResolved(let facts):
      "resolved: \(facts.label.map { codebook.name(of: $0.rawValue) } ?? "unresolved")"
        + (facts.cause.map { ", \($0.name)" } ?? "") + (facts.note.map { " “\($0)”" } ?? "")
    default: authored.kind
    }
  }
}
