// SPDX-License-Identifier: GPL-3.0-or-later
public import ReviewSession
public import TerminalIO

/// Something to show: a pure function from what is known to text.
public protocol Screen {
  /// The text for a canvas, ending in a newline.
  func render(in canvas: Canvas) -> String
}

/// One sign for each walked paragraph, decided or not; a long walk is scaled down to the room there is.
public struct ProgressBar: Screen {
  private var isDecided: [Bool]
  private var room: Int

  /// The bar of a review, at most `room` signs long.
  public init(session: Session, room: Int = 30) {
    isDecided = session.walk.map { session.state(of: $0).isDecided }
    self.room = room
  }

  /// A bar of so many decided of so many, at most `room` signs long.
  public init(decided: Int, of walked: Int, room: Int = 30) {
    isDecided = (0..<max(0, walked)).map { $0 < decided }
    self.room = room
  }

  /// The signs, without a newline; nothing where there is no room for four of them.
  public func render(in canvas: Canvas) -> String {
    let signs: [Bool]
    if isDecided.count <= room {
      signs = isDecided
    } else if room < 4 {
      signs = []
    } else {
      let filled = isDecided.count { $0 } * room / isDecided.count
      signs = (0..<room).map { $0 < filled }
    }
    return signs.map { $0 ? canvas.glyphs.done : canvas.glyphs.todo }.joined()
  }
}
