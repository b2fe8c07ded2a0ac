// SPDX-License-Identifier: GPL-3.0-or-later

/// An error in words: what happened, what to do, and the exit status.
public struct Message: Sendable, Equatable {
  /// What happened, with the user's own word in it; no capital, no full stop.
  public var reason: String
  /// What to do about it; nil when the reason says it.
  public var advice: String?
  /// What a script is told.
  public var status: ExitStatus

  init(_ status: ExitStatus, _ reason: String, advice: String? = nil) {
    self.reason = reason
    self.advice = advice
    self.status = status
  }

  /// What any error says: its own message, or, where it is none of this program's own, that it is a bug of ours.
  init(_ error: any Error) {
    guard let error = error as? any UserFacingError else {
      self.init(.bug, "unexpected: \(error)", advice: "this is a bug of ours")
      return
    }
    self = error.message
  }

  /// The words as sentences, for a person at the prompt.
  public var sentence: String {
    [reason, advice].compactMap { $0 }.map(Self.sentence).joined(separator: " ")
  }

  private static func sentence(_ text: String) -> String {
    let end = text.hasSuffix("?") || text.hasSuffix(".") ? "" : "."
    return text.prefix(1).uppercased() + text.dropFirst() + end
  }
}

/// An error that says itself.
///
/// Every error type of the modules below conforms in this folder, each with a switch over all of its cases, so that a new
/// case does not compile until it has its words; a type that was forgotten fails a test.
protocol UserFacingError: Error {
  /// What happened and what to do.
  var message: Message { get }
}

/// A word of the user's, in quotation marks; of one that would fill the screen its beginning and its end.
func quoted(_ word: String) -> String {
  word.utf8.count <= 400 || word.count <= 200 ? "“\(word)”" : "“\(word.prefix(120)) … \(word.suffix(40))”"
}

/// `a, b and c`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// A word as a shell takes it for one.
func shellWord(_ word: String) -> String {
  let isPlain = word.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || "0123456789_-.,=…".unicodeScalars.contains($0)
  }
  return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
}
