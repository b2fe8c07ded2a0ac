// SPDX-License-Identifier: GPL-3.0-or-later

/// Plays events from a list, then reports the end of input; for tests and recorded sessions.
public final class ScriptedSource: LineSource {
  /// Whether the script stands for a person.
  public let isInteractive: Bool
  /// Whether single keys act.
  public var takesKeys: Bool
  /// Whether keys wait at the terminal when the next paragraph is drawn.
  public var hasWaiting = false
  /// How often what waits was to be dropped.
  public private(set) var drops = 0
  /// The number of lines and keys returned so far.
  public private(set) var lineNumber = 0
  /// Every request made, in order.
  public private(set) var requests: [LineRequest] = []
  /// Every line given to the history, in order.
  public private(set) var remembered: [String] = []
  /// Every history list opened, in order.
  public private(set) var histories: [String?] = []
  private var events: ArraySlice<InputEvent>

  /// A source that returns `events` in order.
  public init(_ events: [InputEvent], isInteractive: Bool = true) {
    self.events = events[...]
    self.isInteractive = isInteractive
    takesKeys = isInteractive
  }

  /// The next event of the script, or the end of input.
  public func next(_ request: LineRequest) -> InputEvent {
    requests.append(request)
    guard let event = events.popFirst() else { return .endOfInput }
    switch event {
    case .line, .malformedLine, .key: lineNumber += 1
    case .interrupt, .endOfInput, .redraw, .terminated: break
    }
    return event
  }

  /// What `hasWaiting` says, once.
  public func discardWaiting() -> Bool {
    drops += 1
    defer { hasWaiting = false }
    return hasWaiting
  }

  /// Notes the line, so that a test can ask for it.
  public func remember(_ line: String) {
    remembered.append(line)
  }

  /// Notes the path, so that a test can ask for it.
  public func openHistory(_ path: String?) {
    histories.append(path)
  }
}
