// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import ReviewSession

/// Anything that a reviewer may do at any moment.
public enum RandomAct {
  /// An act, of an article of six paragraphs at most.
  public static func next(_ generator: inout TestGenerator) -> Act {
    let labels: [LabelID?] = ["report", "quote", "opinion", "editorial_aside", nil]
    let kinds: [ParagraphKind] = [.body, .heading, .caption]
    switch Int.random(in: 0..<20, using: &generator) {
    case 0...4: return .judge(.init(labels[Int.random(in: 0..<5, using: &generator)]))
    case 5: return .mixed(["quote"])
    case 6: return .note(Bool.random(using: &generator) ? "a note" : nil)
    case 7: return .flag(nil)
    case 8: return .kind(kinds[Int.random(in: 0..<3, using: &generator)])
    case 9: return .clear
    case 10: return .undo(Int.random(in: 1...3, using: &generator))
    case 11: return .redo(Int.random(in: 1...3, using: &generator))
    case 12: return .move(.to(Int.random(in: 1...6, using: &generator)))
    case 13...17: return .annotating(annotation(&generator))
    default: return Bool.random(using: &generator) ? .finish : .reopen
    }
  }

  private static func annotation(_ generator: inout TestGenerator) -> AnnotationAct {
    let names = ["Mayor Ruiz", "an official", "The Courier", "two planners"], grades = SourceReliability.allCases
    let number = Int.random(in: 1...4, using: &generator)
    var details = SourceDetails()
    if Bool.random(using: &generator) { details.nestedIn = .some(.name(names[number - 1])) }
    switch Int.random(in: 0..<9, using: &generator) {
    case 0...2: return .mention(.name(names[Int.random(in: 0..<4, using: &generator)]), details, paragraph: nil)
    case 3: return .join(number, .number(Int.random(in: 1...4, using: &generator)))
    case 4: return .split(number)
    case 5: return .drop(number)
    case 6: return .assess(Assessment(target: .source(.number(number)), reliability: grades[number]))
    case 7: return .span(SpanRequest(type: .loaded, extent: .offsets(number, number + 3, expected: nil)))
    default: return Bool.random(using: &generator) ? .unmark(number) : .silence(source: nil, paragraph: nil)
    }
  }
}

/// A small generator that is the same on every machine (SplitMix64, Steele 2014).
public struct TestGenerator: RandomNumberGenerator {
  var state: UInt64

  /// A generator whose numbers the state decides.
  public init(state: UInt64) { self.state = state }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
