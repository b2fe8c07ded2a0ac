// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Applies corrections to a chain.
struct ProvenanceEdit {
  private var chain: [ProvenanceStep]

  init(_ chain: [ProvenanceStep]) { self.chain = chain }

  /// The chain with the settings made and then the steps taken away.
  ///
  /// - Throws: ``JourneyError`` when a setting or a step means nothing.
  func applying(_ settings: [String], without removals: [Int]) throws(JourneyError) -> [ProvenanceStep] {
    var edit = self
    for setting in settings { try edit.apply(setting) }
    for step in removals where !edit.chain.indices.contains(step) {
      throw .noSuchStep(step, count: edit.chain.count)
    }
    edit.chain = edit.chain.enumerated().filter { !removals.contains($0.offset) }.map(\.element)
    if edit.chain.contains(where: { $0.party.isEmpty }) { throw .stepWithoutParty }
    return edit.chain
  }

  private mutating func apply(_ setting: String) throws(JourneyError) {
    let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let names = sides[0].split(separator: ".", maxSplits: 1).map(String.init)
    guard sides.count == 2, names.count == 2, let step = Int(names[0]) else { throw .notASetting(setting) }
    guard step >= 0, step <= chain.count else { throw .noSuchStep(step, count: chain.count) }
    if step == chain.count { chain.append(ProvenanceStep(party: "", partyKind: .outlet, role: .origin)) }
    try set(names[1], of: step, to: sides[1], setting)
  }

  private mutating func set(
    _ field: String, of step: Int, to value: String, _ setting: String
  ) throws(JourneyError) {
    switch field {
    case "party": chain[step].party = value
    case "kind": chain[step].partyKind = try choice(value, setting)
    case "role": chain[step].role = try choice(value, setting)
    case "relation": chain[step].relation = try choice(value, setting)
    case "date":
      guard value.isEmpty || Timestamp(iso8601: "\(value)T00:00:00.000Z") != nil else {
        throw .notAStepValue(setting, wants: "a date is a day as YYYY-MM-DD, or nothing")
      }
      chain[step].date = value.isEmpty ? nil : value
    case "paragraph":
      guard value.isEmpty || Int(value).map({ $0 > 0 }) == true else {
        throw .notAStepValue(setting, wants: "a paragraph is its number from 1, or nothing")
      }
      chain[step].paragraph = Int(value)
    default: throw .notASetting(setting)
    }
  }

  private func choice<T: RawRepresentable<String> & CaseIterable>(
    _ word: String, _ setting: String
  ) throws(JourneyError) -> T {
    guard let choice = T(rawValue: word) else {
      throw .notAStepValue(setting, wants: "it is one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }
}
