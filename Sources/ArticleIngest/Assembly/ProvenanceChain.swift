// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

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
    if let origin { steps.append(step(origin, kind: originKind(origin.name), role: .origin)) }
    return settled(steps, relation: origin?.relation ?? .unknown)
  }

  /// The outlet or author whose text it is, dated with the outlet's first date; nil when the origin is the same.
  private static func publisher(_ evidence: Evidence, besides origin: Evidence.Party?) -> Evidence.Party? {
    let date = evidence.dates.first { $0.of == .outlet }?.iso
    let isPerson = evidence.byline.map { Organisation.partyKind(of: $0.name) == .person } ?? true
    var party = evidence.outlet
    if party == nil, !isPerson || origin == nil { party = evidence.byline }
    guard var party, party.name.lowercased() != origin?.name.lowercased() else { return nil }
    party.date = date
    return party
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
    if last > 0 { steps[last - 1].relation = relation }
    return steps
  }
}
