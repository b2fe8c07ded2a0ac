// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import Mustache
internal import Schemas
internal import TerminalIO

/// What a dataset says of itself for people: counted from what it holds, and from what the project knows of it.
struct DatasetCard {
  private var articles = 0, paragraphs = 0
  private var outlets: [String: Int] = [:]
  private var languages: Set<String> = []
  private var labels: [String: (labels: Int, abstentions: Int)] = [:]
  private var gold: [GoldRecord.Origin: Int] = [:]
  private var causes: [DisagreementCause: Int] = [:]
  private var parts: [String: Int] = [:]
  private let request: ExportRequest
  private let codebook: Codebook?
  /// The agreement of each round.
  var rounds: [Round] = []
  /// How often labels of unfinished reviews were shown to others.
  var reveals = 0
  /// The programs among the reviewers, by the names that the dataset gives them.
  var machines: [String: Reviewer.Machine] = [:]
  /// What the dataset leaves out.
  var missing: [String] = []

  /// The agreement of one round.
  struct Round {
    var number: Int
    var alpha: Estimate
    var units: Int
  }

  init(_ request: ExportRequest, codebook: Codebook?) {
    self.request = request
    self.codebook = codebook
  }

  /// Counts an article.
  mutating func add(_ article: DatasetArticle) {
    articles += 1
    var labelled = Set(article.gold.map(\.paragraph))
    for review in article.reviews {
      for label in review.labels {
        labelled.insert(label.paragraph)
        guard let judgement = label.judgement else { continue }
        if judgement.label == nil {
          labels[review.reviewer, default: (0, 0)].abstentions += 1
        } else {
          labels[review.reviewer, default: (0, 0)].labels += 1
        }
      }
    }
    paragraphs += labelled.count
    outlets[article.content.site ?? article.content.credit ?? "unknown outlet", default: 0] += 1
    if let language = article.content.language { languages.insert(language) }
    for resolution in article.gold {
      gold[resolution.how, default: 0] += 1
      if let cause = resolution.cause { causes[cause, default: 0] += 1 }
    }
    if let split = article.split { parts[split, default: 0] += 1 }
  }

  /// The card in Markdown.
  func text() throws -> String {
    let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + SchemaFiles.datasetCard)
    return template.render(values)
  }

  private var values: [String: Any] {
    [
      "program": "attest", "paragraphs": counted(paragraphs, "paragraph"), "articles": counted(articles, "article"),
      "people": readers, "codebook": codebook?.reference ?? "of the project",
      "outlets": outlets.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        ["name": $0.key, "count": counted($0.value, "article")]
      },
      "languages": languages.isEmpty ? [] : [["languages": languages.sorted().joined(separator: ", ")]],
      "hasText": !request.isWithoutText, "rights": rights, "labels": definitions, "reviewers": reviewers,
      "anonymous": request.isAnonymous, "rounds": rounds.map(Self.values),
      "gold": GoldRecord.Origin.allCases.compactMap { how in
        gold[how].map { ["how": how.rawValue, "count": counted($0, "paragraph")] }
      },
      "causes": causes.isEmpty ? [] : [["list": causeList]], "reveals": revealed,
      "parts": parts.sorted { $0.key < $1.key }.map { ["part": $0.key, "count": counted($0.value, "article")] },
      "loading": Self.loading,
      "missing": missing.map { ["what": $0] },
    ] as [String: Any]
  }

  private var readers: String {
    let programs = labels.keys.count { machines[$0] != nil }
    let people = counted(labels.count - programs, "reviewer")
    return programs == 0 ? people : "\(people) and \(counted(programs, "machine"))"
  }

  private var rights: String {
    request.licence.map { "The texts are under \($0)." }
      ?? "Nobody stated the licence of the texts. They belong to their publishers; ask before passing them on."
  }

  private var definitions: [[String: String]] {
    (codebook?.labels ?? []).map { ["id": $0.id.rawValue, "name": $0.name, "definition": $0.definition] }
  }

  private var reviewers: [[String: String]] {
    labels.sorted { $0.key < $1.key }.map {
      [
        "name": $0.key + (machines[$0.key].map(Self.words) ?? ""), "labels": counted($0.value.labels, "label"),
        "abstentions": counted($0.value.abstentions, "abstention"),
      ]
    }
  }

  /// ` (a machine: gpt-x, model_version 4)`: that it is none of the people, and what is known of it.
  private static func words(_ machine: Reviewer.Machine) -> String {
    let known = machine.details.compactMap { detail in detail.value.map { "\(detail.key.rawValue) \($0)" } }
    return known.isEmpty ? " (a machine)" : " (a machine: \(known.joined(separator: ", ")))"
  }

  private var causeList: [[String: String]] {
    DisagreementCause.allCases.compactMap { cause in
      causes[cause].map { ["cause": cause.name, "count": counted($0, "paragraph")] }
    }
  }

  private static func values(_ round: Round) -> [String: Any] {
    var values: [String: Any] = [
      "round": round.number, "units": counted(round.units, "paragraph"),
      "alpha": round.alpha.value.map { Figure.text($0, decimals: 3) } ?? "can not be had",
    ]
    if let interval = round.alpha.interval {
      values["interval"] =
        "\(Figure.text(interval.lower, decimals: 3)) to \(Figure.text(interval.upper, decimals: 3))"
    }
    return values
  }

  private var revealed: String {
    reveals == 0
      ? "Labels of unfinished reviews were shown to nobody else."
      : "Labels of unfinished reviews were written where others could read them \(counted(reveals, "time"))."
  }

  private static let loading = """
    from datasets import load_dataset
    rows = load_dataset("PATH", "annotations", split="train")
    """
}
