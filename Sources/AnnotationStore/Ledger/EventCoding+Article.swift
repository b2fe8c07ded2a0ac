// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation

extension EventCoding {
  /// Paragraphs encoded in one go; the encoder's own memory is many times that of its text.
  private static let paragraphsAtOnce = 512

  /// The canonical JSON of a loaded article, the same as the encoder's for the whole, in memory little above its text.
  static func json(_ loaded: ArticleLoaded, key: String) throws -> String {
    var head = loaded
    head.content.paragraphs = []
    let frame = try encoded(head, key: key)
    // No text can hold these bytes: its quotation marks are escaped.
    guard let gap = frame.firstRange(of: #""paragraphs":["#.utf8) else {
      return String(decoding: try encoded(loaded, key: key), as: UTF8.self)
    }
    let paragraphs = loaded.content.paragraphs
    var json = String(decoding: frame[..<gap.upperBound], as: UTF8.self)
    json.reserveCapacity(frame.count + paragraphs.reduce(0) { $0 + $1.text.utf8.count + 160 })
    for start in stride(from: 0, to: paragraphs.count, by: paragraphsAtOnce) {
      let some = Array(paragraphs[start..<min(start + paragraphsAtOnce, paragraphs.count)])
      if start > 0 { json += "," }
      json += String(decoding: try canonical(some).dropFirst().dropLast(), as: UTF8.self)
    }
    return json + String(decoding: frame[gap.upperBound...], as: UTF8.self)
  }
}
