// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes W3C PROV as PROV-JSON, a document an article: the hands it passed through, and where each label comes from.
///
/// The article in hand is an entity that is derived from the one before it, and so on to the origin; each reading is an
/// activity that used the article, each label an entity that it generated.
public struct ProvWriter: DatasetWriter {
  /// What attributes carry; texts are left to other formats.
  public static let carries: Set<DatasetFeature> = [
    .abstentions, .reasons, .unsure, .mixed, .confidence, .notes, .flags, .seconds, .times, .codebook, .carried,
    .rounds,
    .states, .gold, .provenance, .metadata,
  ]

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {}

  /// Writes the document of an article.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let name = try pathComponent(article.name ?? "")
    var document = ProvDocument(article: name)
    document.add(article)
    var json = JSONWriter(.indented)
    json.value(document.json)
    json.line()
    try output.append(json.bytes, to: name + ".json")
  }

  /// Writes nothing more.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {}
}

/// The records of one document, by kind and in order.
struct ProvDocument {
  private let article: String
  private var records: [(kind: String, members: [JSONValue.Member])] = []
  private var relations = 0

  init(article: String) { self.article = article }

  /// The document.
  var json: JSONValue {
    .object(
      [.init(key: "prefix", value: ["attest": "urn:attest:", "prov": "http://www.w3.org/ns/prov#"])]
        + records.map { .init(key: $0.kind, value: .object($0.members)) })
  }

  /// An article with its chain, its readings and its gold.
  mutating func add(_ article: DatasetArticle) {
    let content = article.content
    entity(
      "article",
      [
        .init(key: "prov:type", value: "attest:article"), .init(key: "prov:label", value: JSONValue(content.title)),
        .init(key: "attest:url", value: JSONValue(content.url)),
        .init(key: "attest:digest", value: JSONValue(article.identity)),
        .init(key: "attest:byline", value: JSONValue(content.byline)),
        .init(key: "attest:credit", value: JSONValue(content.credit)),
        .init(key: "attest:site", value: JSONValue(content.site)),
        .init(key: "attest:language", value: JSONValue(content.language)),
        .init(
          key: "attest:claim",
          value: JSONValue(content.claims.map { "\($0.field.rawValue): \($0.value) (\($0.origin))" })),
      ])
    chain(content.provenance)
    for review in article.orderedReviews { add(review) }
    for gold in article.gold { add(gold) }
  }

  private mutating func chain(_ steps: [ProvenanceStep]) {
    var later = "article"
    for (index, step) in steps.enumerated() {
      let party = "party\(index)"
      agent(party, step.partyKind == .person ? "prov:Person" : "prov:Organization", step.party)
      if index > 0 {
        let earlier = "step\(index)"
        entity(
          earlier,
          [
            .init(key: "prov:type", value: "attest:copy"), .init(key: "attest:date", value: JSONValue(step.date)),
          ])
        relate(
          "wasDerivedFrom",
          [
            ("prov:generatedEntity", later), ("prov:usedEntity", earlier),
          ], [.init(key: "attest:relation", value: .string(steps[index - 1].relation.rawValue))])
        later = earlier
      }
      relate(
        "wasAttributedTo", [("prov:entity", later), ("prov:agent", party)],
        [
          .init(key: "attest:role", value: .string(step.role.rawValue)),
          .init(key: "attest:party_kind", value: .string(step.partyKind.rawValue)),
          .init(key: "attest:paragraph", value: JSONValue(step.paragraph)),
        ])
    }
  }

  private mutating func add(_ review: DatasetReview) {
    let reading = "reading-\(review.reviewer)-\(review.round)"
    record(
      "activity", reading,
      [
        .init(key: "prov:type", value: "attest:reading"), .init(key: "attest:round", value: .integer(review.round)),
        .init(key: "attest:review", value: JSONValue(review.isFinished.map { $0 ? "finished" : "open" })),
      ])
    reviewer(review.reviewer)
    relate("wasAssociatedWith", [("prov:activity", reading), ("prov:agent", "reviewer-" + review.reviewer)])
    relate("used", [("prov:activity", reading), ("prov:entity", "article")])
    for label in review.orderedLabels {
      let name = "label-\(review.reviewer)-\(review.round)-\(label.paragraph)"
      let says = label.members(in: review).filter { $0.isSaid && !["reviewer", "round", "review"].contains($0.key) }
      entity(
        name,
        [
          .init(key: "prov:type", value: "attest:label"),
          .init(key: "prov:value", value: JSONValue(label.judgement?.label?.rawValue)),
          .init(key: "attest:paragraph", value: .integer(label.paragraph)),
        ] + says.map { .init(key: "attest:" + $0.key, value: $0.value) })
      let time = label.madeAt.map { [JSONValue.Member(key: "prov:time", value: .string($0.iso8601))] } ?? []
      relate("wasGeneratedBy", [("prov:entity", name), ("prov:activity", reading)], time)
    }
  }

  private mutating func add(_ gold: GoldRecord) {
    let name = "gold-\(gold.paragraph)"
    let says = gold.members.filter { $0.isSaid && $0.key != "votes" }
    entity(
      name,
      [
        .init(key: "prov:type", value: "attest:gold"), .init(key: "prov:value", value: JSONValue(gold.label?.rawValue)),
        .init(key: "attest:paragraph", value: .integer(gold.paragraph)),
      ] + says.map { .init(key: "attest:" + $0.key, value: $0.value) }
        + gold.votes.sorted { $0.key < $1.key }.map {
          .init(key: "attest:vote-" + $0.key, value: .string($0.value?.rawValue ?? "abstained"))
        })
    reviewer(gold.adjudicator)
    relate("wasAttributedTo", [("prov:entity", name), ("prov:agent", "reviewer-" + gold.adjudicator)])
  }

  private mutating func reviewer(_ id: String) { agent("reviewer-" + id, "prov:Person", id) }

  private mutating func agent(_ name: String, _ type: String, _ label: String) {
    record(
      "agent", name,
      [
        .init(
          key: "prov:type",
          value: .object([
            .init(key: "$", value: .string(type)), .init(key: "type", value: "prov:QUALIFIED_NAME"),
          ])), .init(key: "prov:label", value: .string(label)),
      ])
  }

  private mutating func entity(_ name: String, _ members: [JSONValue.Member]) { record("entity", name, members) }

  private mutating func relate(
    _ kind: String, _ ends: [(role: String, name: String)], _ members: [JSONValue.Member] = []
  ) {
    relations += 1
    let ends = ends.map { JSONValue.Member(key: $0.role, value: .string(identifier($0.name))) }
    put(kind, "_:r\(relations)", ends + members.filter(\.isSaid))
  }

  private mutating func record(_ kind: String, _ name: String, _ members: [JSONValue.Member]) {
    put(kind, identifier(name), members.filter(\.isSaid))
  }

  private mutating func put(_ kind: String, _ key: String, _ members: [JSONValue.Member]) {
    let place = records.firstIndex { $0.kind == kind } ?? records.count
    if place == records.count { records.append((kind, [])) }
    guard !records[place].members.contains(where: { $0.key == key }) else { return }
    records[place].members.append(.init(key: key, value: .object(members)))
  }

  /// A reviewer is the same in every article; the rest is this article's own.
  private func identifier(_ name: String) -> String {
    name.hasPrefix("reviewer-") ? "attest:" + name : "attest:\(article)-\(name)"
  }
}
