// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Makes a reviewer's key in this account; the owner can replace one that is lost.
  public func makeKey(of id: String, replaces: Bool, isJSON: Bool) throws(Failure) {
    let undone = "no key made for \(sanitized(id))"
    try attempt(undone) {
      if let viewer, viewer != id || replaces { throw WorkError.notTheirs(reviewer: viewer) }
      let store = try open(.write, for: undone)
      _ = try store.reviewer(id)
      if !replaces, let known = try store.key(of: id), known.isHere {
        return isJSON
          ? say(
            (["reviewer": .string(id), "key": .string(known.key), "entry": nil, "owner_key": nil] as JSONValue).text)
          : tell("\(id) signs with \(known.key) already")
      }
      let made = try store.makeKey(of: id, replacing: replaces, at: clock())
      if isJSON {
        let answer: JSONValue = [
          "reviewer": .string(id), "key": .string(made.key), "entry": .integer(made.receipt.clock),
          "owner_key": JSONValue(made.ownersKey),
        ]
        return say(answer.text)
      }
      if let key = made.ownersKey { tell("the owner signs with \(key)") }
      tell("\(id) signs with \(made.key) (entry \(made.receipt.clock)); the private key stays in this account")
    }
  }

  /// Asks for a signature under every entry from here on.
  public func requireSignatures() throws(Failure) {
    let undone = "signatures not required"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let store = try open(.write, for: undone)
      let made = try store.requireSignatures(at: clock())
      if let key = made.ownersKey { tell("the owner signs with \(key)") }
      let missing = try store.reviewers().filter { $0.kind == .person }.map(\.id).filter {
        try store.key(of: $0) == nil
      }
      tell("every entry needs a signature from here on (entry \(made.receipt.clock))")
      for id in missing { tell("\(id) has no key yet: attest reviewer key \(id)") }
    }
  }
}
