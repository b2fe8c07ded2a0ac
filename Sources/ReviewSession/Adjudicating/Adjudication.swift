// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// One adjudicator's pass over one article: a state machine without screen, store, clock or chance.
///
/// As in a ``Session``, a ruling is saved first, and only then the state advances.
public struct Adjudication: Sendable {
  /// The article's slug.
  public let slug: String
  /// The article.
  public let article: Article
  /// Who decides.
  public let adjudicator: String
  /// The rules in force.
  public let codebook: Codebook
  /// What the reviewers say, in reading order.
  public let ballots: [Ballot]
  /// The reviewers in the order of their letters, which is another in every article.
  public let voters: [String]
  /// Whether reviewers are called by their names.
  public let showsNames: Bool
  /// The numbers of the paragraphs that somebody has to decide, in order.
  public let asked: [Int]
  /// The number of the paragraph at hand; nil when all are decided.
  public internal(set) var position: Int?
  /// What reviewers marked beyond their labels, by paragraph.
  private let marks: [Int: [OfferedMark]]
  /// Everything that was resolved, in ledger order.
  var changes: [ResolutionChange]
  /// The places of the changes of each paragraph, in ledger order.
  var changesOf: [Int: [Int]]
  /// The places of the ballots by their paragraphs' numbers.
  private let ballotOf: [Int: Int]
  /// The ids of the adjudicator's own changes that were undone, the last one at the end.
  var undone: [String]

  /// An adjudication as the ledger tells it, standing at the first paragraph to decide.
  ///
  /// - Parameters:
  ///   - slug: the article's slug.
  ///   - article: the article.
  ///   - adjudicator: who decides.
  ///   - codebook: the rules in force.
  ///   - ballots: what the finished reviews say, in reading order.
  ///   - voters: the reviewers in the order of their letters.
  ///   - rule: what is accepted without being asked.
  ///   - showsNames: whether reviewers are called by their names.
  ///   - marks: what reviewers marked beyond their labels, by paragraph.
  ///   - changes: everything that was ever resolved in the article, in ledger order.
  public init(
    _ slug: String, article: Article, adjudicator: String, codebook: Codebook, ballots: [Ballot], voters: [String],
    rule: AcceptanceRule, showsNames: Bool = false, marks: [Int: [OfferedMark]] = [:], changes: [ResolutionChange] = []
  ) {
    self.slug = slug
    self.article = article
    self.adjudicator = adjudicator
    self.codebook = codebook
    self.ballots = ballots
    self.voters = voters
    self.showsNames = showsNames
    self.marks = marks
    self.changes = changes
    changesOf = Dictionary(grouping: changes.indices) { changes[$0].facts.paragraph }
    ballotOf = Dictionary(ballots.indices.map { (ballots[$0].paragraph.number, $0) }) { $1 }
    undone = changes.filter { $0.isUndone && $0.adjudicator == adjudicator }.map(\.id).reversed()
    let resolved = Set(changes.filter { !$0.isUndone }.map(\.facts.paragraph))
    asked = ballots.filter { $0.result(rule) == .open || resolved.contains($0.paragraph.number) }
      .map(\.paragraph.number)
    position = undecided.first
  }
}

extension Adjudication {
  /// The paragraphs that are still to decide, in order.
  public var undecided: [Int] { asked.filter { resolution(of: $0) == nil } }

  /// The numbers of the paragraphs of which something is said, in order: of the asked ones, or by some reviewer of any.
  public func numbers(_ filter: Command.ListFilter) -> [Int] {
    switch filter {
    case .all: asked
    case .undecided: undecided
    case .flagged: ballots.filter { $0.votes.contains(where: \.isFlagged) }.map(\.paragraph.number)
    case .unsure: ballots.filter { $0.votes.contains(where: \.judgement.unsure) }.map(\.paragraph.number)
    case .holding(let text): ballots.map(\.paragraph).numbers(holding: text)
    }
  }

  /// What reviewers marked in a paragraph beyond their labels.
  public func marks(of paragraph: Int) -> [OfferedMark] { marks[paragraph] ?? [] }

  /// How many paragraphs are accepted without being asked.
  public var acceptedCount: Int { ballots.count - asked.count }

  /// The ballot of a paragraph; nil where the reviewers walked none of that number.
  public func ballot(_ number: Int) -> Ballot? { ballotOf[number].map { ballots[$0] } }

  /// The ballot at hand.
  public var current: Ballot? { position.flatMap(ballot) }

  /// What stands of a paragraph; nil where nothing does, or where it rests on votes that changed since.
  public func resolution(of paragraph: Int) -> ParagraphResolved? {
    guard let standing = standing(paragraph), let ballot = ballot(paragraph),
      standing.facts.votes == ballot.votes.map(\.id)
    else { return nil }
    return standing.facts
  }

  func standing(_ paragraph: Int) -> ResolutionChange? {
    changesOf[paragraph]?.last { !changes[$0].isUndone }.map { changes[$0] }
  }

  /// What a reviewer is called here: a letter, or the own name where names are shown.
  public func name(of reviewer: String) -> String {
    guard !showsNames, let index = voters.firstIndex(of: reviewer) else { return reviewer }
    return Self.letter(index)
  }

  /// The reviewer of a letter or, where names are shown, of a name; in either case.
  func reviewer(called word: String) -> String? {
    voters.first { name(of: $0).lowercased() == word.lowercased() }
  }

  /// A to Z, then A1, B1, ….
  private static func letter(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : letter + String(index / 26)
  }

  /// Whether the adjudicator reviewed the article as well.
  public var adjudicatorVoted: Bool { voters.contains(adjudicator) }
}
