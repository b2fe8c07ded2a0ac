// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation

/// Turns events into the ledger's canonical JSON and back.
enum EventCoding {
  /// The body of an entry: the event's facts and the key that makes a retry harmless, keys sorted, no blanks.
  static func json(_ event: Event, key: String) throws -> String {
    if case .articleLoaded(let facts) = event { return try json(facts, key: key) }
    return String(decoding: try encoded(facts(event), key: key), as: UTF8.self)
  }

  /// The facts with the key among them.
  static func encoded(_ facts: any Encodable, key: String) throws -> [UInt8] {
    try canonical(Keyed(facts: facts, key: key))
  }

  /// The canonical JSON of any value, for digests.
  static func canonical(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// The event that an entry's kind and body tell.
  static func event(kind: String, json: String) throws -> Event {
    guard let kind = EventKind(rawValue: kind) else { throw StoreError.unexpected(reason: "ledger kind \(kind)") }
    let data = Data(json.utf8)
    func read<T: Decodable>(_ type: T.Type) throws -> T { try JSONDecoder().decode(type, from: data) }
    return switch kind {
    case .articleLoaded: .articleLoaded(try read(ArticleLoaded.self))
    case .reviewerJoined: .reviewerJoined(try read(Reviewer.self))
    case .codebookAdopted: .codebookAdopted(try read(CodebookAdopted.self))
    case .paragraphKindSet: .paragraphKindSet(try read(ParagraphKindSet.self))
    case .provenanceCorrected: .provenanceCorrected(try read(ProvenanceCorrected.self))
    case .reviewOpened: .reviewOpened(try read(ReviewOpened.self))
    case .judgementMade: .judgementMade(try read(JudgementMade.self))
    case .judgementWithdrawn: .judgementWithdrawn(try read(JudgementWithdrawn.self))
    case .noteWritten: .noteWritten(try read(NoteWritten.self))
    case .flagSet: .flagSet(try read(FlagSet.self))
    case .reviewFinished: .reviewFinished(try read(ReviewClosed.self))
    case .reviewReopened: .reviewReopened(try read(ReviewClosed.self))
    case .sourceNamed, .sourceWithdrawn, .sourcesJoined, .sourcesSplit, .mentionMade, .mentionWithdrawn, .ratingMade,
      .ratingWithdrawn, .spanMarked, .spanRemoved:
      .annotationChanged(try read(AnnotationChanged.self))
    case .labelsRevealed: .labelsRevealed(try read(LabelsRevealed.self))
    }
  }

  private static func facts(_ event: Event) -> any Encodable {
    switch event {
    case .articleLoaded(let facts): facts
    case .reviewerJoined(let facts): facts
    case .codebookAdopted(let facts): facts
    case .paragraphKindSet(let facts): facts
    case .provenanceCorrected(let facts): facts
    case .reviewOpened(let facts): facts
    case .judgementMade(let facts): facts
    case .judgementWithdrawn(let facts): facts
    case .noteWritten(let facts): facts
    case .flagSet(let facts): facts
    case .reviewFinished(let facts), .reviewReopened(let facts): facts
    case .annotationChanged(let facts): facts
    case .labelsRevealed(let facts): facts
    }
  }

  private struct Keyed: Encodable {
    var facts: any Encodable
    var key: String

    private enum CodingKeys: CodingKey { case key }

    func encode(to encoder: any Encoder) throws {
      try facts.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
    }
  }
}
