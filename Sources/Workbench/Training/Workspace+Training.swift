// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

/// When a training is passed, as it is typed; what is nil stays as it is.
public struct TrainingRequest: Sendable {
  /// The share of first answers that has to be right, such as `80%`.
  public var passMark: String?
  /// How often an article can be tried.
  public var attempts: Int?
  /// Whether work is for those who have passed.
  public var isRequired: Bool?

  /// A request that changes nothing.
  public init() {}
}

extension Workspace {
  /// Makes an article with gold one that trains reviewers.
  ///
  /// - Parameters:
  ///   - article: the slug.
  ///   - file: a JSON object of explanations by paragraph number, which go before the adjudicator's notes; nil for none.
  /// - Throws: ``Failure`` where there is no gold, or the file holds no explanations; nothing is changed then.
  public func addTraining(_ article: String, explanations file: String?) throws(Failure) {
    let undone = "\(sanitized(article)) not added to the training"
    try arrange(undone) { store in
      let content = try store.article(article)
      let gold = try store.gold(of: [article]).settled
      guard !gold.isEmpty else { throw TrainingError.noGold(article) }
      let explanations = try file.map { try Self.explanations(in: $0, of: content) } ?? [:]
      let receipt = try append(.trains(article: article, explanations: explanations), store)
      let notes = gold.count { explanations[$0.paragraph] == nil && $0.note != nil }
      tell(
        "\(article) trains with \(counted(gold.count, "paragraph")): \(counted(explanations.count, "explanation")) given, "
          + "\(counted(notes, "note")) of the adjudicator's, else what the codebook says (entry \(receipt.clock))")
    }
  }

  /// Makes an article one that trains nobody any more; what was passed with it counts no more.
  public func removeTraining(_ article: String) throws(Failure) {
    let undone = "\(sanitized(article)) not taken from the training"
    try arrange(undone) { store in
      _ = try store.article(article)
      let known = try store.training().articles.map(\.slug)
      guard known.contains(article) else { throw TrainingError.notATraining(article, known: known) }
      let receipt = try append(.trains(article: article, explanations: nil), store)
      tell("\(article) trains nobody any more (entry \(receipt.clock))")
    }
  }

  /// Says when the training is passed.
  public func setTraining(_ request: TrainingRequest) throws(Failure) {
    try arrange("training not set") { store in
      var rule = try store.training().rule
      if let word = request.passMark { rule.passMark = try Self.percent(word) }
      if let attempts = request.attempts {
        guard (1...TrainingRule.mostAttempts).contains(attempts) else { throw TrainingError.notAttempts(attempts) }
        rule.attempts = attempts
      }
      rule.isRequired = request.isRequired ?? rule.isRequired
      let receipt = try append(.trainingRuled(rule), store)
      let demand = rule.isRequired ? "; whoever gets work is to have passed" : ""
      tell(
        "training is passed with \(rule.passMark) % right at first in \(counted(rule.attempts, "attempt"))\(demand) "
          + "(entry \(receipt.clock))")
    }
  }

  /// Says of reviewers who have not passed that the project wants it.
  func remarkOnTraining(of reviewers: [String], _ store: ProjectStore) throws {
    let training = try store.training()
    guard training.rule.isRequired, !training.articles.isEmpty else { return }
    for reviewer in reviewers where !training.hasPassed(reviewer) {
      remark("\(reviewer) has not passed the training: attest annotate --training --reviewer \(reviewer)")
    }
  }

  private func arrange(_ undone: String, _ body: (ProjectStore) throws -> Void) throws(Failure) {
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      try body(try open(.write, for: undone))
    }
  }

  private func append(_ change: WorkChange, _ store: ProjectStore) throws -> Receipt {
    try store.append([Submission(.work(change))], by: nil, at: clock())[0]
  }

  private static func percent(_ word: String) throws -> Int {
    guard word.hasSuffix("%"), let percent = Int(word.dropLast()), (1...100).contains(percent) else {
      throw TrainingError.notAPassMark(word)
    }
    return percent
  }

  private static func explanations(in file: String, of article: Article) throws -> [Int: String] {
    var parser = JSONParser(try FileBytes.read(file, limit: 1 << 22))
    guard let json = try? parser.document(), let members = json.members else {
      throw TrainingError.notExplanations(file: file, found: nil)
    }
    return Dictionary(
      try members.map { member in
        guard let number = Int(member.key), let text = member.value.string, !text.allSatisfy(\.isWhitespace) else {
          throw TrainingError.notExplanations(file: file, found: member.key)
        }
        guard article.paragraph(number) != nil else {
          throw JourneyError.noSuchParagraph(asked: number, count: article.paragraphs.count)
        }
        return (number, text)
      }
    ) { $1 }
  }
}

/// What is wrong with a training.
enum TrainingError: Error, Equatable {
  /// No article trains.
  case noTraining
  /// The article trains nobody.
  case notATraining(String, known: [String])
  /// The article has no gold that stands.
  case noGold(String)
  /// The reviewer has passed the article, or with nil all of them.
  case hasPassed(reviewer: String, article: String?)
  /// The reviewer has tried as often as it is allowed.
  case noAttemptLeft(reviewer: String, article: String, attempts: Int)
  /// The word is no share of a hundred.
  case notAPassMark(String)
  /// So many attempts can not be allowed.
  case notAttempts(Int)
  /// The file holds no explanations; what is found instead of a paragraph's number and a text.
  case notExplanations(file: String, found: String?)
  /// Training goes with no other way of reading.
  case alone
  /// A training is nobody else's.
  case notHandedOver
}

extension TrainingError: UserFacingError {
  var message: Message {
    switch self {
    case .noTraining:
      Message(.noInput, "no article trains", advice: "attest training add ARTICLE makes one of an article with gold")
    case .notATraining(let article, let known):
      Message(
        .noInput, "\(quoted(article)) trains nobody",
        advice: known.isEmpty ? "attest training add \(article)" : "there is \(listed(known))")
    case .noGold(let article):
      Message(.refused, "\(quoted(article)) has no gold that stands", advice: "attest adjudicate makes gold")
    case .hasPassed(let reviewer, let article):
      Message(.noInput, "\(reviewer) has passed \(article.map(quoted) ?? "the training")")
    case .noAttemptLeft(let reviewer, let article, let attempts):
      Message(
        .refused, "\(reviewer) has no attempt at \(quoted(article)) left of \(attempts)",
        advice: "attest training set --attempts allows more")
    case .notAPassMark(let word):
      Message(.usage, "--pass-mark \(quoted(word)) is no share", advice: "from 1% to 100%, such as --pass-mark 80%")
    case .notAttempts(let count):
      Message(.usage, "--attempts \(count) is not from 1 to \(TrainingRule.mostAttempts)")
    case .notExplanations(let file, let found):
      Message(
        .badInput,
        "\(quoted(file)) holds no explanations\(found.map { ": \(quoted($0)) is no paragraph with a text" } ?? "")",
        advice: "a JSON object such as {\"3\": \"why\"}")
    case .alone:
      Message(.usage, "--training goes with none of --next, --round, --stale, --only and --all")
    case .notHandedOver: Message(.refused, "a training is nobody else's", advice: "leave with Ctrl-D")
    }
  }
}
