// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

/// Corrections of a chain, in order.
public struct ProvenanceRequest: Sendable {
  /// The article's slug.
  public var article: String
  /// `STEP.FIELD=VALUE` with a step from 0; the step behind the last one is new.
  public var settings: [String] = []
  /// Steps to take away, from 0.
  public var removals: [Int] = []
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request that only looks.
  public init(article: String) { self.article = article }
}

extension Workspace {
  /// Shows the chain of hands an article passed through, or corrects it; each correction is an entry of the ledger.
  public func provenance(_ request: ProvenanceRequest) throws(Failure) {
    let isLooking = request.settings.isEmpty && request.removals.isEmpty
    let undone = "provenance of \(sanitized(request.article)) not \(isLooking ? "shown" : "corrected")"
    let store = try open(isLooking ? .read : .write, for: undone)
    try attempt(undone) {
      let article = try store.article(request.article)
      var chain = article.provenance
      if !isLooking {
        chain = try ProvenanceEdit(chain).applying(request.settings, without: request.removals)
        let event = Event.provenanceCorrected(ProvenanceCorrected(article: request.article, provenance: chain))
        _ = try store.append([Submission(event)], by: viewer, at: clock())
      }
      print(chain, article.claims, request)
    }
  }

  /// Corrects what a paragraph is, for everybody.
  public func setKind(of paragraph: Int, in article: String, to kind: ParagraphKind) throws(Failure) {
    let undone = "kind not set"
    let store = try open(.write, for: undone)
    try attempt(undone) {
      let content = try store.article(article)
      guard let before = content.paragraph(paragraph) else {
        throw JourneyError.noSuchParagraph(asked: paragraph, count: content.paragraphs.count)
      }
      guard before.kind != kind else { return tell("¶\(paragraph) of \(article) is \(kind.rawValue) already") }
      let aside =
        before.kind.isAnnotatable && !kind.isAnnotatable
        ? try store.labelsSetAside(of: paragraph, in: article, besides: nil) : 0
      let facts = ParagraphKindSet(article: article, paragraph: paragraph, kind: kind, before: before.kind)
      _ = try store.append([Submission(.paragraphKindSet(facts))], by: viewer, at: clock())
      let news = aside > 0 ? "; \(counted(aside, "label")) kept but not counted" : ""
      tell("¶\(paragraph) of \(article) was \(before.kind.rawValue), is \(kind.rawValue)\(news)")
    }
  }

  private func print(_ chain: [ProvenanceStep], _ claims: [MetadataClaim], _ request: ProvenanceRequest) {
    if request.isJSON {
      let steps = chain.enumerated().map { step, hand in hand.json(step: step) }
      let said: [JSONValue] = claims.map { claim in
        ["field": .string(claim.field.rawValue), "value": .string(claim.value), "origin": .string(claim.origin)]
      }
      let answer: JSONValue = [
        "article": .string(request.article), "provenance": .array(steps), "claims": .array(said),
      ]
      return say(answer.text)
    }
    if chain.isEmpty { tell("Nothing is known of where \(request.article) comes from.") } else { print(chain) }
    guard !claims.isEmpty else { return }
    say("\n  what the document says of itself:")
    let rows = claims.map { [$0.field.rawValue, sanitized($0.value), sanitized($0.origin)] }
    let columns = ["field", "value", "origin"].map { Table.Column($0) }
    output.write(Table(columns: columns, rows: rows).render(in: output.canvas))
  }

  private func print(_ chain: [ProvenanceStep]) {
    let rows = chain.enumerated().map { step, hand in
      [
        String(step), sanitized(hand.party), hand.partyKind.rawValue, hand.role.rawValue, hand.relation.rawValue,
        sanitized(hand.date ?? ""), hand.paragraph.map { "¶\($0)" } ?? "",
      ]
    }
    let columns = ["step", "party", "kind", "role", "relation", "date", "evidence"].map { Table.Column($0) }
    output.write(Table(columns: columns, rows: rows).render(in: output.canvas))
  }
}
