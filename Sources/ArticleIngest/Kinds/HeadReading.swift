// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads each block by itself, and the labelled lines at the head with their values.
enum HeadReading {
  /// A plain block of more bytes than this is running text, so the head is over.
  private static let longestTitle = 140

  private static func isHeader(_ reading: LineReading) -> Bool { if case .header = reading { true } else { false } }

  /// Whether a reading is an author's name on a line of its own, after which another may follow.
  private static func isAuthor(_ reading: LineReading) -> Bool {
    guard case .header(let field) = reading, field.label == .authors else { return false }
    return FoldedLine(field.value).wordCount <= 3
  }

  /// The reading of each block.
  static func readings(of blocks: [Block]) -> [LineReading] {
    var readings: [LineReading] = []
    readings.reserveCapacity(blocks.count)
    var atHead = true
    var pending: HeaderField.Label?
    for block in blocks {
      if block.hint != nil {
        readings.append(.plain)
        continue
      }
      if let count = block.authorBytes.map(Int.init) {
        let office = String(Substring(block.text.utf8.dropFirst(count + 1)))
        let byline = Byline(String(Substring(block.text.utf8.prefix(count))), over: office)
        readings.append(byline.map(LineReading.byline) ?? .plain)
        continue
      }
      var reading = LineReading(block.text, atHead: atHead)
      if let label = pending, !isHeader(reading), let valued = HeaderField(label: label, valueOnItsOwn: block.text) {
        reading = .header(valued)
      }
      pending = pending == .authors && isAuthor(reading) ? .authors : nil
      if case .header(let header) = reading, header.value.isEmpty { pending = header.label }
      if case .plain = reading, block.text.utf8.count > longestTitle { atHead = false }
      if case .header(let header) = reading, header.label == .text { atHead = false }
      readings.append(reading)
    }
    return readings
  }
}

extension [LineReading] {
  /// The readings with the person who posted the text as its author, where nothing else says whose it is.
  ///
  /// - Parameter isSaidElsewhere: whether something beside the lines does.
  /// - Returns: the readings, a byline in the place of such a line.
  func withPostersAsAuthors(unless isSaidElsewhere: @autoclosure () -> Bool = false) -> [LineReading] {
    // Such lines stand at the head of a text or at its end.
    let head = Swift.min(16, count)
    let ends = [Int](0..<head) + [Int](Swift.max(head, count - 4)..<count)
    guard ends.contains(where: { self[$0].postsInOwnName }), !contains(where: \.saysWhose), !isSaidElsewhere() else {
      return self
    }
    var readings = self
    for index in ends {
      guard case .repost(let line) = self[index], line.isOwn else { continue }
      readings[index] = .byline(Byline(party: line.account, dates: line.date.map { [$0] } ?? []))
    }
    return readings
  }
}

extension LineReading {
  fileprivate var postsInOwnName: Bool { if case .repost(let line) = self { line.isOwn } else { false } }

  /// Whether the line names an author, an origin or an account that is none.
  var saysWhose: Bool {
    switch self {
    case .byline: true
    case .credit(let line): line.party != nil
    case .repost(let line): !line.isOwn || line.origin != nil
    case .header(let field): (field.label == .authors || field.label == .source) && !field.value.isEmpty
    case .date, .photoCredit, .readNext, .caption, .furniture, .plain: false
    }
  }
}
