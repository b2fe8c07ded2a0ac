// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What the blocks and the metadata say of the article's parties and dates, with the paragraphs that say it.
struct Evidence {
  /// A party and where it is named.
  struct Party {
    var name: String
    var paragraph: Int?
    var date: String?
    var relation = ProvenanceStep.Relation.unknown
  }

  /// The account that posted the copy in hand.
  var repost: Party?
  /// The author line's party.
  var byline: Party?
  /// The outlet that the author line, the metadata or a labelled line names.
  var outlet: Party?
  /// The origin that a credit line names.
  var credit: Party?
  /// Who translated a text of which a credit line names the origin too.
  var translator: Party?
  /// The agency in the dateline.
  var agency: Party?
  /// The dates in order of evidence.
  var dates: [ArticleDate] = []
  /// The address on a labelled line.
  var url: String?
  /// A day that a line prints and nobody can name, as 05/03/2024 where no language says which it is.
  private(set) var unclearDay: String?
  /// The day on which the origin printed the text, and where that stands.
  private var originDate: (day: PrintedDate, paragraph: Int?)?
  /// The tag of the text's language.
  private let language: String?

  /// Gathers the evidence of a draft's blocks, of its lines beside them, and of its metadata.
  init(_ draft: Draft, _ readings: [LineReading], _ kinds: [ParagraphKind], language: String?) {
    let blocks = draft.blocks
    self.language = language
    for index in readings.indices { take(readings[index], from: index + 1) }
    let claimed = draft.claims.first { $0.field == .byline }?.value
    let lines = draft.lines.withPostersAsAuthors(unless: claimed != nil || readings.contains(where: \.saysWhose))
    if let name = claimed {
      for case .byline(let line) in lines where Self.isTrusted(line.party, before: name) {
        take(.byline(line), from: nil)
      }
    }
    take(draft.claims, draft.dayOrder)
    for line in lines { take(line, from: nil) }
    // Elsewhere the word is a first name.
    if language == "ca", let name = byline?.name, name.hasPrefix("Per ") { byline?.name = String(name.dropFirst(4)) }
    if let reporter = FirstReporter.party(blocks, kinds, language: language) { takeFirst(reporter) }
    if let lead = kinds.firstIndex(of: .body), let line = Dateline(blocks[lead].text) {
      if let name = line.agency { agency = Party(name: name, paragraph: lead + 1) }
      if byline == nil, let names = line.reporters { byline = Party(name: names, paragraph: lead + 1) }
      if let date = line.date { take([date.inYear(nearest: dates.first?.iso)], of: .outlet, from: lead + 1) }
    }
    if dates.isEmpty, let originDate { take([originDate.day], of: .outlet, from: originDate.paragraph) }
    if dates.isEmpty, let day = url.flatMap(Self.day) { take([day], of: .outlet, from: nil) }
  }

  /// Whether the authors whom a page names for all to see are trusted before the one that its data claim: where that is the
  /// site or an account, and where it is only one of them.
  private static func isTrusted(_ party: String, before claim: String) -> Bool {
    if Organisation.partyKind(of: claim) != .person { return Organisation.partyKind(of: party) == .person }
    return party.utf8.count > claim.utf8.count && party.contains(claim) && Byline.areNames(party)
  }

  /// The day in an address whose parts are its year, month and day: ".../2024/03/05/...".
  private static func day(in address: String) -> PrintedDate? {
    let parts = address.split(separator: "/")
    guard let year = parts.firstIndex(where: { $0.utf8.count == 4 && Int($0) != nil }), parts.count > year + 2,
      parts[year + 1].utf8.count <= 2, parts[year + 2].utf8.count <= 2, let number = Int(parts[year]),
      let month = Int(parts[year + 1]), let day = Int(parts[year + 2])
    else { return nil }
    return PrintedDate(
      year: number, month: month, day: day, raw: parts[year...(year + 2)].joined(separator: "/"))
  }

  /// The author as a claim names it, without the site's name after a bar.
  private static func author(_ claim: String) -> String {
    let claim = claim.trimmed
    if let line = Byline(FoldedLine(claim)) { return line.party }
    if let names = Byline.namesWithPlaces(claim) { return names }
    let pieces = claim.split(separator: " | ")
    return pieces.count == 2 && Byline.isNameAlone(String(pieces[0])) ? String(pieces[0]) : claim
  }

  /// The authors of a claim without the site's name behind them: "Ada Lind, The Velm Post".
  private static func withoutSite(_ authors: String, _ claims: [MetadataClaim]) -> String {
    guard let comma = authors.lastIndex(of: ",") else { return authors }
    let last = String(authors[authors.index(after: comma)...]).folded
    let sites = claims.filter { $0.field == .site || $0.field == .title && $0.origin == "title" }
    let isSite = sites.contains { claim in
      claim.field == .site ? claim.value.folded == last : Self.site(ofTitle: claim.value) == last
    }
    return isSite && !last.isEmpty ? String(authors[..<comma]).trimmed : authors
  }

  /// What stands behind the last bar or dash of a window's title, in small letters; nil where none stands.
  private static func site(ofTitle title: String) -> String? {
    guard let bar = [" | ", " - ", " – ", " — "].lazy.compactMap({ title.ranges(of: $0).last }).first else {
      return nil
    }
    return String(title[bar.upperBound...]).folded
  }

  /// Who reported first is the origin: whom a line credits translated its text, or printed it.
  private mutating func takeFirst(_ reporter: Party) {
    if let other = credit {
      if other.relation == .translation {
        guard translator == nil else { return }
        translator = other
      } else {
        guard outlet == nil else { return }
        outlet = other
      }
    }
    credit = reporter
  }

  private mutating func take(_ reading: LineReading, from paragraph: Int?) {
    switch reading {
    case .repost(let line):
      if let date = line.date { take([date], of: .repost, from: paragraph) }
      if repost == nil {
        repost = Party(name: line.account, paragraph: paragraph, date: line.date?.iso)
      }
      if credit == nil, let origin = line.origin {
        credit = Party(name: origin, paragraph: paragraph, relation: .verbatim)
      }
    case .date(let printed, let either):
      take(printed, of: .outlet, from: paragraph)
      take(either, from: paragraph)
    case .byline(let line):
      take(line.dates, of: .outlet, from: paragraph)
      if byline == nil { byline = Party(name: line.party, paragraph: paragraph) }
      if outlet == nil, let name = line.outlet { outlet = Party(name: name, paragraph: paragraph) }
    case .credit(let line):
      take(line.dates, of: .outlet, from: paragraph)
      if outlet == nil, let name = line.outlet { outlet = Party(name: name, paragraph: paragraph) }
      if translator == nil, let name = line.translator { translator = Party(name: name, paragraph: paragraph) }
      guard let name = line.party else { return }
      let party = Party(
        name: name, paragraph: paragraph, date: line.originDate?.iso, relation: line.relation)
      originDate = originDate ?? line.originDate.map { ($0, paragraph) }
      if credit == nil {
        credit = party
      } else if line.relation == .translation {
        translator = translator ?? party
      } else if let other = credit, other.relation == .translation {
        (credit, translator) = (party, other)
      }
    case .header(let field): take(field, from: paragraph)
    case .photoCredit, .readNext, .caption, .furniture, .plain: break
    }
  }

  /// Takes days that are two each, where the language says which.
  private mutating func take(_ either: [EitherDay], from paragraph: Int?) {
    let days = either.compactMap { $0.day(in: language) }
    take(days, of: .outlet, from: paragraph)
    if days.isEmpty { unclearDay = unclearDay ?? either.first?.dayFirst?.raw }
  }

  private mutating func take(_ field: HeaderField, from paragraph: Int?) {
    guard !field.value.isEmpty else { return }
    switch field.label {
    case .url: if field.value.hasPrefix("http") { url = url ?? field.value }
    case .date:
      let printed = DateScan(field.value).dates
      take(printed, of: .outlet, from: paragraph)
      if printed.isEmpty { take(EitherDay(field.value).map { [$0] } ?? [], from: paragraph) }
    case .authors:
      let names = Byline.easternNames(
        Byline.withoutReported(field.value.filter { !"[]'\"".contains($0) }), after: "")
      if byline == nil, !names.isEmpty { byline = Party(name: names, paragraph: paragraph) }
    case .source:
      if credit == nil, let line = CreditLine(names: field.value) {
        take(.credit(line), from: paragraph)
      } else if credit == nil {
        credit = Party(name: field.value, paragraph: paragraph)
      }
    case .title, .summary, .text, .other: break
    }
  }

  /// What the text does not say, the metadata may.
  private mutating func take(_ claims: [MetadataClaim], _ order: DayOrder?) {
    func first(_ field: MetadataClaim.Field) -> String? { claims.first { $0.field == field }?.value }
    if byline == nil, let name = first(.byline) { byline = Party(name: Self.author(Self.withoutSite(name, claims))) }
    if outlet == nil, let name = first(.site) { outlet = Party(name: name) }
    if credit == nil, let name = first(.basedOn), !name.hasPrefix("http") { credit = Party(name: name) }
    url = url ?? first(.url)
    for field in [MetadataClaim.Field.published, .modified] {
      guard let raw = first(field), let date = PrintedDate(moment: raw) ?? day(raw, order) else { continue }
      if !dates.contains(where: { $0.iso == date.iso }) {
        dates.append(ArticleDate(iso: date.iso, raw: raw, of: .outlet, paragraph: nil))
      }
    }
  }

  /// The day of two numbers and a year, by the order of its document or of its language.
  private func day(_ raw: String, _ order: DayOrder?) -> PrintedDate? {
    EitherDay(raw).flatMap { either in order.map { either.day(in: $0) } ?? either.day(in: language) }
  }

  private mutating func take(_ printed: [PrintedDate], of owner: ArticleDate.Owner, from paragraph: Int?) {
    for date in printed where paragraph != nil || !dates.contains(where: { $0.iso == date.iso }) {
      dates.append(ArticleDate(iso: date.iso, raw: date.raw, of: owner, paragraph: paragraph))
    }
  }
}

/// Orders the parties of an article from the file in hand to the origin.
enum ProvenanceChain {
  /// The steps that the evidence gives; none when it names nobody.
  static func steps(_ evidence: Evidence) -> [ProvenanceStep] {
    var steps: [ProvenanceStep] = []
    if let repost = evidence.repost {
      steps.append(step(repost, kind: .account, role: .reposter))
    }
    let origin = evidence.credit ?? evidence.agency
    if let outlet = publisher(evidence, besides: origin) {
      steps.append(step(outlet, kind: Organisation.partyKind(of: outlet.name), role: .republisher))
    }
    if let translator = evidence.translator, origin != nil {
      var own = step(translator, kind: Organisation.partyKind(of: translator.name), role: .republisher)
      own.relation = .translation
      steps.append(own)
    }
    if let origin { steps.append(step(origin, kind: originKind(origin.name), role: .origin)) }
    return settled(steps, relation: origin?.relation ?? .unknown)
  }

  /// The outlet or author whose text it is, dated with the outlet's first date; nil when the origin is the same.
  private static func publisher(_ evidence: Evidence, besides origin: Evidence.Party?) -> Evidence.Party? {
    let date = evidence.dates.first { $0.of == .outlet }?.iso
    let isPerson = evidence.byline.map { Organisation.partyKind(of: $0.name) == .person } ?? true
    var party = evidence.outlet
    if party == nil, !isPerson || origin == nil { party = evidence.byline }
    guard var party, plain(party.name) != origin.map({ plain($0.name) }) else { return nil }
    party.date = date
    return party
  }

  /// A name in small letters without its article: papers and agencies are called with it or without.
  private static func plain(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
  }

  private static func originKind(_ name: String) -> ProvenanceStep.PartyKind {
    let kind = Organisation.partyKind(of: name)
    return kind == .account ? .outlet : kind
  }

  private static func step(
    _ party: Evidence.Party, kind: ProvenanceStep.PartyKind, role: ProvenanceStep.Role
  ) -> ProvenanceStep {
    ProvenanceStep(party: party.name, partyKind: kind, role: role, date: party.date, paragraph: party.paragraph)
  }

  /// The last step is the origin unless it is the repost alone; the relation stands on the step before the origin.
  private static func settled(_ steps: [ProvenanceStep], relation: ProvenanceStep.Relation) -> [ProvenanceStep] {
    var steps = steps
    guard let last = steps.indices.last else { return [] }
    if steps[last].role == .republisher { steps[last].role = .origin }
    if last > 0, steps[last - 1].relation == .unknown { steps[last - 1].relation = relation }
    return steps
  }
}
