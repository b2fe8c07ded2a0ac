// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import GRDB
import Testing

@testable import AnnotationStore

/// The bytes of every kind of body: digests are made of them, so that no later program may write them otherwise.
@Suite struct BodyTests {
  @Test func everyKindIsWrittenAsItAlwaysWas() throws {
    let project = TemporaryProject()
    let store = try project.open()
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    try store.add(Reviewer(id: "ana", name: "Ana “A.” Ortiz"), at: TemporaryProject.time)
    func append(_ event: Event) throws -> String {
      try #require(try store.append([Submission(event)], by: "ana", at: TemporaryProject.time).first).id
    }
    let ids = try Self.events.map(append)
    for event in Self.reversals(of: ids) { _ = try append(event) }
    try store.erase(ids[6], reason: "private", by: "ana", at: TemporaryProject.time)
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try Row.fetchAll(db, sql: "SELECT kind, body FROM ledger ORDER BY clock").map { row in
        let body: String = row["body"] ?? "erased", kind: String = row["kind"]
        return "\(kind) " + body.replacing(#/[0-9a-f]{64}/#, with: "ID").replacing(#/[0-9a-f]{32}/#, with: "SALT")
      }
    }
    #expect(bodies == Self.bodies)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func theKindsOfDatasetsAreToo() throws {
    let project = TemporaryProject()
    let store = try project.open()
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    let split = DatasetSplit(parts: ["harbour": "train"], grouping: "outlet", seed: .max, shares: ["train": 80])
    let events: [Event] = [
      .importFinished(
        ImportFinished(format: "csv", source: "in.csv", after: 3, articles: 1, labels: 2, reviewers: ["ana"])),
      .datasetSplit(split),
    ]
    _ = try store.append(events.map { Submission($0) }, by: nil, at: TemporaryProject.time)
    #expect(try store.split() == split)
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try String.fetchAll(db, sql: "SELECT body FROM ledger ORDER BY clock DESC LIMIT 2").reversed().map { body in
        body.replacing(#/[0-9a-f]{32}/#, with: "SALT")
      }
    }
    #expect(
      bodies == [
        #"{"after":3,"articles":1,"format":"csv","labels":2,"reviewers":["ana"],"salt":"SALT","source":"in.csv"}"#,
        #"{"grouping":"outlet","parts":{"content":"train"},"salt":"SALT","seed":"18446744073709551615","shares":{"train":80}}"#,
      ])
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func whatMachinesAddStandsOnlyWhereThereIsOne() throws {
    let project = TemporaryProject()
    let store = try project.open()
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    let machine = Reviewer(id: "gpt", machine: Reviewer.Machine(model: "gpt-x", promptDigest: "abc"))
    for reviewer in [machine, Reviewer(id: "ana")] { try store.add(reviewer, at: TemporaryProject.time) }
    let events: [Event] = [
      .reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body, prior: "gpt")),
      .judgementMade(
        JudgementMade(
          article: "harbour", round: 1, paragraph: 2, textSHA256: "p2", judgement: Judgement(label: "report"),
          codebook: "test@3", seconds: 1, prior: "shown")),
    ]
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    #expect(try store.reviewers() == [Reviewer(id: "ana"), machine])
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try String.fetchAll(db, sql: "SELECT body FROM ledger WHERE kind <> 'articleLoaded' ORDER BY clock").map { body in
        body.replacing(#/[0-9a-f]{32}/#, with: "SALT")
      }
    }
    #expect(
      bodies == [
        #"{"id":"gpt","kind":"machine","model":"gpt-x","model_version":null,"name":null,"prompt_digest":"abc","salt":"SALT"}"#,
        #"{"id":"ana","name":null,"salt":"SALT"}"#,
        #"{"masked":false,"prior":"gpt","round":1,"salt":"SALT","scope":"body"}"#,
        #"{"carries":null,"codebook":"test@3","judgement":{"confidence":null,"label":"report","mixed":[],"reason":null,"unsure":false},"paragraph":2,"prior":"shown","round":1,"salt":"SALT","seconds":1.0,"text_sha256":"p2"}"#,
      ])
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func theKindsOfAdjudicationAndOfCodebooksAreToo() throws {
    let project = TemporaryProject()
    let store = try project.open()
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    try store.add(Reviewer(id: "ana"), at: TemporaryProject.time)
    _ = try store.codebook(orAdopt: Self.codebook, at: TemporaryProject.time)
    var next = Self.codebook
    next.version = 4
    let change = CodebookChange(.mapped, stale: ["aside"], map: ["old": "report", "former": "report"])
    let events: [Event] = [
      .reviewOpened(ReviewOpened(article: "harbour", round: 2, scope: .body, paragraphs: [2])),
      .adjudicationOpened(
        AdjudicationOpened(
          article: "harbour", reviewers: ["ana", "ben"], rule: AcceptanceRule(asksUnsure: true), votes: [])),
      .paragraphResolved(
        ParagraphResolved(
          article: "harbour", paragraph: 2, textSHA256: "p2", label: "report", cause: .slip, note: "why", votes: [],
          codebook: "test@3")),
      .paragraphResolved(
        ParagraphResolved(
          article: "harbour", paragraph: 2, textSHA256: "p2", label: "report",
          marks: [
            .source("Ann"), .rating(grades: "B2", source: nil),
            .span(TextSpan(type: .loaded, start: 0, end: 3, text: "She")),
          ], votes: [], codebook: "test@3")),
      .codebookAdopted(CodebookAdopted(codebook: next, digest: "digest", change: change)),
    ]
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try String.fetchAll(db, sql: "SELECT body FROM ledger ORDER BY clock DESC LIMIT 5").reversed().map { body in
        body.replacing(#/[0-9a-f]{32}/#, with: "SALT").replacing(#/"codebook":\{.*\},"digest"/#, with: "\"digest\"")
      }
    }
    #expect(
      bodies == [
        #"{"masked":false,"paragraphs":[2],"round":2,"salt":"SALT","scope":"body"}"#,
        #"{"asks_unsure":true,"majority":false,"reviewers":["ana","ben"],"salt":"SALT","votes":[]}"#,
        #"{"cause":"slip","codebook":"test@3","label":"report","note":"why","paragraph":2,"salt":"SALT","taken_from":null,"text_sha256":"p2","votes":[]}"#,
        #"{"cause":null,"codebook":"test@3","label":"report","marks":[{"kind":"source","name":"Ann"},{"grades":"B2","kind":"rating","source":null},{"end":3,"kind":"span","start":0,"text":"She","type":"loaded"}],"note":null,"paragraph":2,"salt":"SALT","taken_from":null,"text_sha256":"p2","votes":[]}"#,
        #"{"change":{"kind":"mapped","map":{"former":"report","old":"report"},"stale":["aside"]},"digest":"digest","salt":"SALT"}"#,
      ])
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func theKindsOfTrustAreToo() throws {
    let project = TemporaryProject()
    let store = try ProjectStore(path: project.path, access: .create, stateFolder: project.folder)
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    try store.add(Reviewer(id: "ana"), at: TemporaryProject.time)
    let review = ReviewID(article: "harbour", reviewer: "ana")
    _ = try store.makeKey(of: "ana", replacing: false, at: TemporaryProject.time)
    _ = try store.requireSignatures(at: TemporaryProject.time)
    let released = Event.trust(.labelsReleased(LabelsReleased(reviews: [review])))
    _ = try store.append([Submission(released)], by: nil, at: TemporaryProject.time)
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try Row.fetchAll(db, sql: "SELECT kind, body FROM ledger ORDER BY clock DESC LIMIT 4").reversed().map { row in
        let body: String = row["body"], kind: String = row["kind"]
        return "\(kind) "
          + body.replacing(#/[0-9a-f]{64}/#, with: "ID").replacing(#/[0-9a-f]{32}/#, with: "SALT").replacing(
            #/"seq":[0-9]/#, with: "\"seq\":N")
      }
    }
    #expect(
      bodies == [
        #"reviewerKeySet {"key":"ID","reviewer":"ana","salt":"SALT"}"#, #"ownerKeySet {"key":"ID","salt":"SALT"}"#,
        #"signaturesRequired {"salt":"SALT"}"#,
        #"labelsReleased {"heads":[{"id":"ID","origin":"SALT","seq":N},{"id":"ID","origin":"SALT","seq":N}],"reviews":[{"article":"content","reviewer":"ana","round":1}],"salt":"SALT"}"#,
      ])
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func theKindsOfTrainingAndOfProtocolsAreToo() throws {
    let project = TemporaryProject()
    let store = try project.open()
    let loading = ProjectStore.Candidate(Self.article, slug: "harbour", isPinned: false)
    _ = try store.load([loading], source: "harbour.txt", bytes: [1, 2, 3], at: TemporaryProject.time)
    try store.add(Reviewer(id: "ana"), at: TemporaryProject.time)
    let round = ReviewID.firstTraining
    let taken = TrainingTaken(article: "harbour", round: round, right: 1, asked: 2, isPassed: false)
    let events: [Event] = [
      .work(.trains(article: "harbour", explanations: [2: "because"])),
      .work(.trainingRuled(TrainingRule(passMark: 75, attempts: 2, isRequired: true))),
      .reviewOpened(ReviewOpened(article: "harbour", round: round, scope: .all, paragraphs: [2])),
      .trainingTaken(taken),
      .work(.protocolFrozen(ProtocolFrozen(Self.fixed, digest: "digest"))),
    ]
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    let bodies = try DatabaseQueue(path: project.path).read { db in
      try String.fetchAll(db, sql: "SELECT body FROM ledger ORDER BY clock DESC LIMIT 5").reversed().map { body in
        body.replacing(#/[0-9a-f]{32}/#, with: "SALT")
      }
    }
    #expect(
      bodies == [
        #"{"explanations":[{"explanation":"because","paragraph":2}],"salt":"SALT"}"#,
        #"{"attempts":2,"pass_mark":75,"required":true,"salt":"SALT"}"#,
        #"{"masked":false,"paragraphs":[2],"round":1001,"salt":"SALT","scope":"all"}"#,
        #"{"asked":2,"passed":false,"right":1,"round":1001,"salt":"SALT"}"#,
        #"{"codebook":"test@3","coefficient":"krippendorff_alpha","digest":"digest","limit":"lower","overlap":2,"salt":"SALT","sample":["content"],"threshold":"0.667"}"#,
      ])
    #expect(try store.protocols().map(\.facts.content) == [Self.fixed])
    let training = try store.training()
    #expect(training.rule == TrainingRule(passMark: 75, attempts: 2, isRequired: true))
    #expect(training.articles.map(\.explanations) == [[2: "because"]] && training.taken == ["ana": [taken]])
    #expect(try store.examine().findings.isEmpty)
  }

  private static let fixed = StudyProtocol(
    codebook: "test@3", sample: ["harbour"], overlap: 2, coefficient: "krippendorff_alpha", limit: .lower,
    threshold: 0.667)

  private static let article = Article(
    title: "Harbour \"reopens\"", byline: "Ana", credit: "Wire", url: "https://example.org/a", site: "Example",
    language: "en", dates: [ArticleDate(iso: "2026-03-14", raw: "14 March 2026", of: .outlet, paragraph: 1)],
    provenance: [ProvenanceStep(party: "Example", partyKind: .outlet, role: .republisher, relation: .excerpt)],
    claims: [MetadataClaim(field: .basedOn, value: "Wire", origin: "meta")],
    paragraphs: [
      Paragraph(number: 1, kind: .headline, text: "Harbour", sha256: "p1"),
      Paragraph(number: 2, kind: .body, text: "She said “no”.", sha256: "p2"),
    ], sha256: "whole", contentSHA256: "content")

  private static let codebook = Codebook(
    id: "test", version: 3, title: "Test", procedure: ["Read."],
    labels: [
      LabelDefinition(
        id: "report", key: "r", name: "Report", aliases: ["rep"], definition: "It reports.", useWhen: ["It does."],
        examples: [.init(text: "Rain fell.", label: "report", because: "plain")], color: .cyan)
    ])

  private static func marked(
    _ aspect: Annotation.Aspect, _ number: Int, _ annotation: Annotation?, _ gesture: Int
  ) -> Event {
    .annotationChanged(
      AnnotationChanged(
        article: "harbour", round: 1, paragraph: 2, textSHA256: "p2", aspect: aspect, number: number,
        annotation: annotation, gesture: gesture))
  }

  private static let events: [Event] = [
    .codebookAdopted(CodebookAdopted(codebook: codebook, digest: "digest")),
    .paragraphKindSet(ParagraphKindSet(article: "harbour", paragraph: 1, kind: .deck, before: .headline)),
    .provenanceCorrected(
      ProvenanceCorrected(
        article: "harbour",
        provenance: [
          ProvenanceStep(party: "Ann", partyKind: .person, role: .humanSource, date: "2026-03-14", paragraph: 2)
        ])),
    .reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .all, masked: true)),
    .judgementMade(
      JudgementMade(
        article: "harbour", round: 1, paragraph: 2, textSHA256: "p2",
        judgement: Judgement(label: "report", unsure: true, confidence: .high, mixed: ["aside"]), codebook: "test@3",
        seconds: 2)),
    .judgementMade(
      JudgementMade(
        article: "harbour", round: 1, paragraph: 1, textSHA256: "p1", judgement: Judgement(label: nil, reason: "torn"),
        codebook: "test@3", seconds: 0.25, carries: "before")),
    .noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: 2, note: "a\nb")),
    .noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: 2, note: nil)),
    .flagSet(FlagSet(article: "harbour", round: 1, paragraph: 2, flagged: true)),
    marked(
      .source, 1,
      .source(
        Source(
          name: "Ann", label: "Ann", kind: .person, naming: .named, role: .humanSource, nestedIn: nil,
          firstHand: .yes, anonymityReason: nil, note: "n")), 1),
    marked(
      .source, 2,
      .source(
        Source(
          name: "they", label: "they", kind: .group, naming: .unnamed, role: nil, nestedIn: 1, firstHand: .unknown,
          anonymityReason: "fear", note: nil)), 2),
    marked(.join, 2, .join(1), 3), marked(.join, 2, nil, 4),
    marked(.mention, 1, .mention(Mention(source: 1, mode: .direct, cue: "said", stance: .neutral)), 5),
    marked(.mention, 1, nil, 6),
    marked(
      .rating, 1,
      .rating(SourceRating(source: 1, reliability: .b, credibility: .probable, basis: "known", overridden: nil)), 7),
    marked(.rating, 1, nil, 8),
    marked(.span, 1, .span(TextSpan(type: .directQuote, start: 9, end: 13, text: "“no”")), 9),
    marked(.span, 1, nil, 10), marked(.source, 2, nil, 11),
    .reviewFinished(ReviewClosed(article: "harbour", round: 1)),
    .reviewReopened(ReviewClosed(article: "harbour", round: 1)),
    .labelsRevealed(
      LabelsRevealed(
        account: "ana", verb: "export", reviews: [ReviewID(article: "harbour", reviewer: "ana", round: 1)])),
  ]

  /// What names other entries: the label of paragraph 2 cleared, the flag taken back and made again.
  private static func reversals(of ids: [String]) -> [Event] {
    [
      .judgementWithdrawn(JudgementWithdrawn(article: "harbour", round: 1, paragraph: 2, withdraws: ids[4])),
      .changeUndone(Reversal(article: "harbour", round: 1, paragraph: 2, change: ids[8])),
      .changeRedone(Reversal(article: "harbour", round: 1, paragraph: 2, change: ids[8])),
    ]
  }

  private static let bodies = #"""
    articleLoaded {"content":{"byline":"Ana","claims":[{"field":"based_on","origin":"meta","value":"Wire"}],"content_sha256":"content","credit":"Wire","dates":[{"iso":"2026-03-14","of":"outlet","paragraph":1,"raw":"14 March 2026"}],"language":"en","paragraphs":[{"kind":"headline","number":1,"sha256":"p1","text":"Harbour"},{"kind":"body","number":2,"sha256":"p2","text":"She said “no”."}],"provenance":[{"party":"Example","party_kind":"outlet","relation":"excerpt","role":"republisher"}],"sha256":"whole","site":"Example","title":"Harbour \"reopens\"","url":"https://example.org/a"},"original_sha256":"ID","revises":null,"salt":"SALT","slug":"harbour","source":"harbour.txt"}
    reviewerJoined {"id":"ana","name":"Ana “A.” Ortiz","salt":"SALT"}
    codebookAdopted {"codebook":{"id":"test","labels":[{"aliases":["rep"],"asks":[],"avoid_when":[],"color":"cyan","definition":"It reports.","examples":[{"because":"plain","label":"report","text":"Rain fell."}],"id":"report","key":"r","name":"Report","use_when":["It does."]}],"procedure":["Read."],"title":"Test","version":3},"digest":"digest","salt":"SALT"}
    paragraphKindSet {"before":"headline","kind":"deck","paragraph":1,"salt":"SALT"}
    provenanceCorrected {"provenance":[{"date":"2026-03-14","paragraph":2,"party":"Ann","party_kind":"person","relation":"unknown","role":"human_source"}],"salt":"SALT"}
    reviewOpened {"masked":true,"round":1,"salt":"SALT","scope":"all"}
    judgementMade {"carries":null,"codebook":"test@3","judgement":{"confidence":3,"label":"report","mixed":["aside"],"reason":null,"unsure":true},"paragraph":2,"round":1,"salt":"SALT","seconds":2.0,"text_sha256":"p2"}
    judgementMade {"carries":"before","codebook":"test@3","judgement":{"confidence":null,"label":null,"mixed":[],"reason":"torn","unsure":false},"paragraph":1,"round":1,"salt":"SALT","seconds":0.25,"text_sha256":"p1"}
    noteWritten erased
    noteWritten {"note":null,"paragraph":2,"round":1,"salt":"SALT"}
    flagSet {"flagged":true,"paragraph":2,"round":1,"salt":"SALT"}
    sourceNamed {"gesture":1,"paragraph":2,"round":1,"salt":"SALT","source":{"anonymity_reason":null,"first_hand":"yes","kind":"person","label":"Ann","name":"Ann","naming":"named","nested_in":null,"note":"n","role":"human_source"},"text_sha256":"p2"}
    sourceNamed {"gesture":2,"paragraph":2,"round":1,"salt":"SALT","source":{"anonymity_reason":"fear","first_hand":"unknown","kind":"group","label":"they","name":"they","naming":"unnamed","nested_in":"ID","note":null,"role":null},"text_sha256":"p2"}
    sourcesJoined {"gesture":3,"paragraph":2,"round":1,"salt":"SALT","same_as":"ID","source":"ID","text_sha256":"p2"}
    sourcesSplit {"gesture":4,"paragraph":2,"round":1,"salt":"SALT","source":"ID","text_sha256":"p2"}
    mentionMade {"gesture":5,"mention":{"cue":"said","mode":"direct","source":"ID","stance":"neutral"},"paragraph":2,"round":1,"salt":"SALT","text_sha256":"p2"}
    mentionWithdrawn {"gesture":6,"of":"ID","paragraph":2,"round":1,"salt":"SALT","text_sha256":"p2"}
    ratingMade {"gesture":7,"paragraph":2,"rating":{"basis":"known","credibility":2,"overridden":null,"reliability":"B","source":"ID"},"round":1,"salt":"SALT","text_sha256":"p2"}
    ratingWithdrawn {"gesture":8,"of":"ID","paragraph":2,"round":1,"salt":"SALT","text_sha256":"p2"}
    spanMarked {"gesture":9,"paragraph":2,"round":1,"salt":"SALT","span":{"end":13,"start":9,"text":"“no”","type":"direct_quote"},"text_sha256":"p2"}
    spanRemoved {"gesture":10,"of":"ID","paragraph":2,"round":1,"salt":"SALT","text_sha256":"p2"}
    sourceWithdrawn {"gesture":11,"of":"ID","paragraph":2,"round":1,"salt":"SALT","text_sha256":"p2"}
    reviewFinished {"round":1,"salt":"SALT"}
    reviewReopened {"round":1,"salt":"SALT"}
    labelsRevealed {"account":"ana","reviews":[{"article":"content","reviewer":"ana","round":1}],"salt":"SALT","verb":"export"}
    judgementWithdrawn {"paragraph":2,"round":1,"salt":"SALT","withdraws":"ID"}
    changeUndone {"change":"ID","paragraph":2,"round":1,"salt":"SALT"}
    changeRedone {"change":"ID","paragraph":2,"round":1,"salt":"SALT"}
    entryErased {"erases":"ID","reason":"private","salt":"SALT"}
    """#.split(separator: "\n").map(String.init)
}
