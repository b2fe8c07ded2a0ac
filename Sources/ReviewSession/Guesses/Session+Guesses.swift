// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import NameGuessing

extension Session {
  /// A new source of a name, with what was said of it and the rest guessed from the name, the reviewer's register, the
  /// article's head and the paragraph.
  func guessed(_ name: String, _ details: SourceDetails, in paragraph: Paragraph?) throws(AnnotationError) -> Source {
    let lexicon = Lexicon.of(language: article.language)
    let wanted = SourceName.folded(name)
    guard !wanted.isEmpty else { throw .emptyName(name) }
    let registered = register.first { SourceName.folded($0.name) == wanted }.map(copied)
    let step = article.provenance.firstIndex { SourceName.folded($0.party) == wanted }
    let party = step.map { article.provenance[$0] }
    let isHidden = mask?.isMask(name) ?? false
    let naming =
      details.naming ?? registered?.naming ?? party.map(naming)
      ?? (isHidden ? .named : SourceName.naming(name, lexicon))
    return Source(
      name: registered?.name ?? party?.party ?? unnumbered(name, naming),
      label: naming == .unnamed ? newLabel(for: name) : registered?.name ?? party?.party ?? name,
      kind: details.kind ?? registered?.kind ?? party.map(kind)
        ?? (isHidden ? .outlet : SourceName.kind(name, lexicon)), naming: naming,
      role: details.role.applied(to: party?.role), nestedIn: step.map(carrier) ?? carrier(in: paragraph, wanted),
      firstHand: details.firstHand ?? .unknown, anonymityReason: details.reason.applied(to: nil),
      note: details.note.applied(to: nil))
  }

  /// How a source speaks in a paragraph: what was said of it, the rest guessed from the words around its name.
  func guessed(_ source: Source, _ number: Int, _ details: SourceDetails, in paragraph: Paragraph) -> Mention {
    let text = ScalarText(paragraph.text)
    let cue = details.cue.applied(to: cue(for: source, in: text, paragraph.number))
    return Mention(
      source: number, mode: details.mode ?? mode(text), cue: cue,
      stance: details.stance ?? SpeechCue.stance(of: cue, Lexicon.of(language: article.language)))
  }

  /// The label of an unnamed source: its noun with the next free number of this article.
  func newLabel(for name: String) -> String {
    let noun = SourceName.noun(name, Lexicon.of(language: article.language))
    let taken = annotations.sources.values.compactMap { placed -> Int? in
      guard placed.value.label.hasPrefix(noun + " ") else { return nil }
      return Int(placed.value.label.dropFirst(noun.count + 1))
    }
    return "\(noun) \((taken.max() ?? 0) + 1)"
  }

  /// “official 2” describes an official; the number is only the label's.
  private func unnumbered(_ name: String, _ naming: Source.Naming) -> String {
    guard naming == .unnamed, let blank = name.lastIndex(of: " "), Int(name[blank...].dropFirst()) != nil else {
      return name
    }
    return String(name[..<blank])
  }

  private func naming(_ party: ProvenanceStep) -> Source.Naming {
    party.partyKind == .account ? .pseudonym : .named
  }

  private func kind(_ party: ProvenanceStep) -> Source.Kind {
    switch party.partyKind {
    case .account: .account
    case .outlet, .agency: .outlet
    case .person: .person
    }
  }

  /// The hand that passed on a step of the chain: the nearest one before it that is named.
  private func carrier(_ step: Int) -> Int? {
    article.provenance[..<step].reversed().lazy.compactMap { self.knownSource($0.party) }.first
  }

  /// An outlet that speaks in the paragraph, else the last named hand of the chain.
  private func carrier(in paragraph: Paragraph?, _ wanted: String) -> Int? {
    let outlets = paragraph.map { annotations.speakers(in: $0.number) }?.filter { number in
      guard let source = annotations.sources[number]?.value else { return false }
      return source.kind == .outlet && SourceName.folded(source.name) != wanted
    }
    return outlets?.last ?? carrier(article.provenance.count)
  }

  /// The cue nearest to the source's name; where the name is not printed, the first that no other mention has taken.
  private func cue(for source: Source, in text: ScalarText, _ paragraph: Int) -> String? {
    let taken = annotations.mentions.values.filter { $0.paragraph == paragraph }.compactMap(\.value.cue)
    let cues = SpeechCue.find(in: text, Lexicon.of(language: article.language))
    let names = [source.name, ScalarText(source.name).words.last?.text ?? source.name]
    let places = names.lazy.map { text.places(of: ScalarText($0)) }.first { !$0.isEmpty } ?? []
    func distance(_ cue: SpeechCue) -> Int {
      places.map { max($0.lowerBound - cue.range.upperBound, cue.range.lowerBound - $0.upperBound, 0) }.min() ?? 0
    }
    let free = cues.filter { !taken.contains($0.text) }
    let pool = free.isEmpty ? cues : free
    return pool.min { (distance($0), $0.range.lowerBound) < (distance($1), $1.range.lowerBound) }?.text
  }

  /// Direct where half of the words are quoted speech, partial where some are, else indirect; scare quotes aside.
  private func mode(_ text: ScalarText) -> Mention.Mode {
    let runs = Quotation.find(in: text.text(0..<text.count)).filter { $0.type != .scareQuote }
    let quoted = runs.reduce(0) { $0 + ScalarText($1.text).words.count }
    return quoted == 0 ? .indirect : quoted * 2 >= text.words.count ? .direct : .partial
  }
}
