// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel

/// A small chart in shares of its width, so that it is as wide as its cell; every word and figure stands beside it.
struct Drawing {
  /// A line, a rectangle or a word: its class, and places in per cent of width and height.
  private typealias Mark = [String: String]

  private let name: String
  private var rects: [Mark] = [], lines: [Mark] = [], dots: [Mark] = [], words: [Mark] = []

  private init(_ name: String) { self.name = name }

  /// What a template draws it from.
  var values: [String: Any] {
    ["svg": name, "rects": rects, "lines": lines, "dots": dots, "words": words]
  }

  /// A value as a dot on its interval, before dashed lines at some places of the axis; nil draws the lines alone.
  static func whisker(
    _ value: Double?, _ interval: (lower: Double, upper: Double)?, on axis: ClosedRange<Double>, limits: [Double]
  ) -> Drawing {
    var drawing = Drawing("whisker")
    let scale = Scale(axis)
    for limit in limits { drawing.line("l", scale.place(limit), scale.place(limit), 0, 1) }
    guard let value else { return drawing }
    if let interval, interval.lower < interval.upper {
      let (low, high) = (scale.place(interval.lower), scale.place(interval.upper))
      drawing.line("w", low, high, 0.5, 0.5)
      for end in [low, high] { drawing.line("w", end, end, 0.3, 0.7) }
    }
    drawing.dots = [["k": "dot", "x": percent(scale.place(value))]]
    return drawing
  }

  /// The axis of whiskers: its ends, zero where that is inside, and the limits.
  static func axis(_ axis: ClosedRange<Double>, limits: [Double]) -> Drawing {
    var drawing = Drawing("axis")
    let scale = Scale(axis)
    // On a long axis the limits are too close for a word each.
    let isLong = axis.upperBound - axis.lowerBound > 1.25
    let inner = (axis.lowerBound < -0.15 ? [0.0] : []) + (limits.isEmpty ? [0.5] : isLong ? [limits[0]] : limits)
    for place in inner {
      drawing.word(place, at: scale.place(place), "mid")
    }
    drawing.word(axis.lowerBound, at: 0, "start")
    drawing.word(axis.upperBound, at: 1, "end")
    return drawing
  }

  /// Parts of a whole side by side; the place of a colour below 0 is what is left.
  static func bar(_ parts: [(share: Double, color: Int)]) -> Drawing {
    var drawing = Drawing("bar"), start = 0.0
    for part in parts where part.share > 0 {
      let width = min(part.share, 1 - start)
      drawing.rects.append([
        "k": part.color < 0 ? "rest" : "c\(part.color % 8)", "x": percent(start), "y": "20%", "w": percent(width),
        "h": "60%",
      ])
      start += width
    }
    return drawing
  }

  /// A tile that fills its cell.
  static func tile(_ level: Int) -> Drawing {
    var drawing = Drawing("tile")
    drawing.rects = [["k": "h\(level)", "x": "0", "y": "0", "w": "100%", "h": "100%"]]
    return drawing
  }

  /// An arrow from one step of a chain to the next.
  static var arrow: Drawing {
    var drawing = Drawing("arrow")
    drawing.line("r", 0, 1, 0.5, 0.5)
    drawing.line("r", 0.7, 1, 0.2, 0.5)
    drawing.line("r", 0.7, 1, 0.8, 0.5)
    return drawing
  }

  /// Which of six tiles a strength from 0 to 1 is.
  static func level(_ strength: Double) -> Int { Int(min(5, max(0, (strength * 6).rounded(.down)))) }

  private mutating func line(_ kind: String, _ left: Double, _ right: Double, _ top: Double, _ bottom: Double) {
    lines.append([
      "k": kind, "x": Self.percent(left), "w": Self.percent(right), "y": Self.percent(top), "h": Self.percent(bottom),
    ])
  }

  private mutating func word(_ number: Double, at place: Double, _ anchor: String) {
    let text = Figure.text(number, decimals: number == number.rounded() ? 0 : 1)
    words.append(["k": anchor, "x": Self.percent(place), "t": number == Sufficiency.tentativeLimit ? ".667" : text])
  }

  private static func percent(_ share: Double) -> String { Figure.text(share * 100, decimals: 1) + "%" }

  /// Numbers as places from 0 to 1.
  private struct Scale {
    let axis: ClosedRange<Double>

    init(_ axis: ClosedRange<Double>) { self.axis = axis }

    func place(_ number: Double) -> Double {
      guard axis.upperBound > axis.lowerBound, number.isFinite else { return 0 }
      let place = (number - axis.lowerBound) / (axis.upperBound - axis.lowerBound)
      return min(1, max(0, place))
    }
  }
}
