// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension DatasetFiles {
  /// The one JSON value that a file holds.
  ///
  /// - Throws: ``DatasetFault`` with the line at which it is none.
  func json(_ path: String) throws -> JSONValue {
    let bytes = try bytes(of: path)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var parser = JSONParser(bytes, in: start..<bytes.count)
    do { return try parser.document() } catch {
      throw DatasetFault(.json(error.fault), path: path, line: error.place(in: bytes).line)
    }
  }

  /// A file as text; its line ends stay, for offsets count them.
  ///
  /// - Throws: ``DatasetFault`` when it is not UTF-8.
  func text(_ path: String) throws -> String {
    guard var text = String(validating: try bytes(of: path), as: UTF8.self) else {
      throw DatasetFault(.syntax("the text is not UTF-8"), path: path)
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text
  }

  /// The paths that end like this, or the one path of a dataset of one file.
  func paths(ending end: String) -> [String] { paths.filter { $0.isEmpty || $0.hasSuffix(end) } }
}

/// The name of a reading where a tool has a place for one name only: `ana`, and `ana@2` for her second round.
enum ReadingName {
  static func of(_ review: DatasetReview) -> String {
    review.round == ReviewID.firstRound ? review.reviewer : "\(review.reviewer)@\(review.round)"
  }

  /// The reviewer and the round of a name.
  static func parse(_ name: String) -> (reviewer: String, round: Int) {
    let parts = name.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let round = Int(parts[1]), round > ReviewID.firstRound else {
      return (name, ReviewID.firstRound)
    }
    return (String(parts[0]), round)
  }
}

/// A name as one part of a path.
///
/// - Throws: ``ExchangeError/notWritable(path:reason:)`` for a name that would lead elsewhere.
func pathComponent(_ name: String) throws(ExchangeError) -> String {
  let isUnsafe = name.isEmpty || name.hasPrefix(".") || name.contains { $0 == "/" || $0 == "\\" || $0 == "\0" }
  guard !isUnsafe else { throw .notWritable(path: name, reason: "this name can not be a file's") }
  return name
}

extension DatasetArticle {
  /// The article as a file shows it: where texts are left out, each character is a low line.
  func shown(isWithoutText: Bool) -> DatasetArticle {
    guard isWithoutText else { return self }
    var article = self
    for index in content.paragraphs.indices {
      let length = content.paragraphs[index].text.unicodeScalars.count
      article.content.paragraphs[index].text = String(repeating: "_", count: length)
    }
    return article
  }
}

extension Timestamp {
  /// The moment of ISO 8601 with any fraction of a second, in UTC or with an offset from it.
  init?(tolerant text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19 else { return nil }
    var place = 19, fraction = ""
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      while place < bytes.count, (48...57).contains(bytes[place]) {
        fraction.unicodeScalars.append(Unicode.Scalar(bytes[place]))
        place += 1
      }
    }
    let date = String(decoding: bytes[..<10], as: UTF8.self), time = String(decoding: bytes[11..<19], as: UTF8.self)
    guard let moment = Timestamp(iso8601: "\(date)T\(time).\((fraction + "000").prefix(3))Z") else { return nil }
    let zone = String(decoding: bytes[place...], as: UTF8.self)
    if ["", "Z", "z"].contains(zone) {
      self = moment
      return
    }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard zone.hasPrefix("+") || zone.hasPrefix("-"), digits.utf8.count == 4, let number = Int64(digits) else {
      return nil
    }
    let minutes = (number / 100 * 60 + number % 100) * (zone.hasPrefix("-") ? -1 : 1)
    self.init(milliseconds: moment.milliseconds - minutes * 60_000)
  }
}
