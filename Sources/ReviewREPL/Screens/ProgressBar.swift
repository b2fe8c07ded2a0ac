// SPDX-License-Identifier: GPL-3.0-or-later
public import ReviewSession
public import TerminalIO

/// One sign for each walked paragraph, decided or not; a long walk is scaled down to thirty signs.
public struct ProgressBar: Screen {
  private var isDecided: [Bool]

  /// The bar of a review.
  public init(session: Session) {
    isDecided = session.walk.map { session.state(of: $0).isDecided }
  }

  /// A bar of so many decided of so many.
  public init(decided: Int, of walked: Int) {
    isDecided = (0..<max(0, walked)).map { $0 < decided }
  }

  /// The signs, without a newline.
  public func render(in canvas: Canvas) -> String {
    let signs: [Bool]
    if isDecided.count <= 30 {
      signs = isDecided
    } else {
      let filled = isDecided.count { $0 } * 30 / isDecided.count
      signs = (0..<30).map { $0 < filled }
    }
    return signs.map { $0 ? canvas.glyphs.done : canvas.glyphs.todo }.joined()
  }
}
