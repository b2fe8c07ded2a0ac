// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The short phrases of an adjudication.
struct AdjudicationPhrase {
  var adjudication: Adjudication
  var canvas: Canvas

  var words: Phrase { Phrase(codebook: adjudication.codebook, canvas: canvas) }

  /// `¶6 editorial aside (as B), gap in the codebook`.
  func ruling(_ facts: ParagraphResolved) -> String {
    let paragraph = words.paragraph(facts.paragraph)
    var text = "\(paragraph) stays unresolved"
    if let label = facts.label {
      let givers = adjudication.ballot(facts.paragraph)?.votes.filter { $0.judgement.label == label } ?? []
      let names = givers.map { adjudication.name(of: $0.reviewer) }.sorted()
      text = "\(paragraph) \(words.label(label))"
      if let whole = facts.takenFrom {
        text += " (taken from \(adjudication.name(of: whole)))"
      } else {
        text += names.isEmpty ? " (as nobody)" : " (as \(names.joined(separator: " and ")))"
      }
    }
    if let cause = facts.cause { text += ", \(cause.name)" }
    if let marks = facts.marks { text += ", \(counted(marks.count, "mark"))" }
    return text + (facts.note.map { " “\(sanitized($0))”" } ?? "")
  }

  /// `direct quote “We were told” (A, B)`.
  func mark(_ offered: OfferedMark) -> String {
    let names = offered.reviewers.map(adjudication.name).sorted().joined(separator: ", ")
    let what =
      switch offered.mark {
      case .source(let name): "source \(sanitized(name))"
      case .rating(let grades, let source): "rating \(grades)\(source.map { " of \(sanitized($0))" } ?? "")"
      case .span(let span):
        "\(span.type.rawValue.replacing("_", with: " ")) "
          + "“\(truncate(sanitized(span.text), width: 48, ellipsis: canvas.glyphs.ellipsis))”"
      }
    return "\(what) (\(names))"
  }

  /// `A  opinion, unsure  “note”`, one line a reviewer in the order of the letters.
  func votes(on ballot: Ballot) -> [String] {
    let column = (adjudication.voters.map { displayWidth(adjudication.name(of: $0)) }.max() ?? 1) + 2
    return adjudication.voters.flatMap { voter in
      let name = padded(adjudication.name(of: voter), width: column)
      guard let vote = ballot.votes.first(where: { $0.reviewer == voter }) else {
        return canvas.block("\(name)\(canvas.style.dim("says nothing"))", hanging: column)
      }
      let note = vote.note.map { "  “\(sanitized($0))”" } ?? ""
      return canvas.block(name + words.judgement(vote.judgement) + note, hanging: column)
    }
  }
}

/// The paragraph at hand with what its reviewers say, and the keys.
struct BallotScreen: Screen {
  var adjudication: Adjudication
  var showsNeighbours = false

  func render(in canvas: Canvas) -> String {
    guard let ballot = adjudication.current else { return "" }
    let phrase = AdjudicationPhrase(adjudication: adjudication, canvas: canvas)
    let number = ballot.paragraph.number
    var title = "\(phrase.words.paragraph(number)) of \(adjudication.article.paragraphs.count)"
    if let index = adjudication.asked.firstIndex(of: number) {
      title += " · \(index + 1) of \(adjudication.asked.count) to decide"
    } else {
      title += " · accepted"
    }
    var lines = ["", canvas.rule(title, ""), ""]
    lines += neighbour(number - 1, canvas) + [canvas.quoted(ballot.paragraph.text), ""] + neighbour(number + 1, canvas)
    lines += phrase.votes(on: ballot) + [""]
    let marks = adjudication.marks(of: number)
    if !marks.isEmpty { lines += marks.flatMap { canvas.block("· \(phrase.mark($0))", hanging: 2) } + [""] }
    if let standing = adjudication.resolution(of: number) {
      lines += canvas.block("now \(phrase.ruling(standing))", indent: 4) + [""]
    }
    lines.append(KeyLine(codebook: adjudication.codebook).render(in: canvas))
    return lines.joined(separator: "\n")
  }

  private func neighbour(_ number: Int, _ canvas: Canvas) -> [String] {
    guard showsNeighbours, let paragraph = adjudication.article.paragraph(number) else { return [] }
    return [canvas.style.dim(canvas.quoted(paragraph.text)), ""]
  }
}

/// How many paragraphs are agreed, and how many are to decide.
struct AdjudicationSummary: Screen {
  var adjudication: Adjudication

  func render(in canvas: Canvas) -> String {
    let undecided = adjudication.undecided, ballots = undecided.compactMap(adjudication.ballot)
    let alone = ballots.count { $0.votes.count { $0.judgement.label != nil } < 2 }
    var text = "\(sanitized(adjudication.slug)): \(adjudication.acceptedCount) agreed and accepted, "
    text += undecided.isEmpty ? "nothing to decide" : "\(undecided.count) to decide"
    let kinds = [
      (ballots.count - alone, "differ"),
      (alone, alone == 1 ? "judged by one reviewer or none" : "judged by one or none"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !kinds.isEmpty { text += " (\(kinds.joined(separator: ", ")))" }
    let decided = adjudication.asked.count - undecided.count
    if decided > 0 { text += "; \(decided) decided before" }
    let codebook = "codebook \(adjudication.codebook.id) \(adjudication.codebook.version)"
    return ([""] + canvas.block("\(text). \(codebook).", hanging: 2)).joined(separator: "\n") + "\n"
  }
}

/// The paragraphs to decide in outline: what was said, and what was decided.
struct AdjudicationOutline: Screen {
  var adjudication: Adjudication
  var filter = Command.ListFilter.all

  func render(in canvas: Canvas) -> String {
    let numbers = adjudication.numbers(filter)
    if numbers.isEmpty { return "  No paragraph \(filter == .all ? "is to decide" : sanitized(filter.predicate)).\n" }
    let phrase = AdjudicationPhrase(adjudication: adjudication, canvas: canvas)
    return numbers.map { number in
      let ballot = adjudication.ballot(number)
      let votes = adjudication.voters.map { voter in
        phrase.words.letter(ballot?.votes.first { $0.reviewer == voter }?.judgement)
      }.joined(separator: " ")
      let pointer = number == adjudication.position ? canvas.glyphs.prompt : " "
      let result = adjudication.resolution(of: number).map { phrase.words.letter(Judgement(label: $0.label)) }
      let lead = "\(pointer)\(phrase.words.flushRight(number))  \(votes)  \(result ?? canvas.glyphs.missing)  "
      let text = sanitized(ballot?.paragraph.text ?? "")
      let room = min(canvas.width, 80) - displayWidth(lead) - 2
      return lead + canvas.style.dim(canvas.glyphs.gutter) + " "
        + truncate(text, width: room, ellipsis: canvas.glyphs.ellipsis)
    }.joined(separator: "\n") + "\n"
  }
}
