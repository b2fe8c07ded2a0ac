// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Cuts a text into blocks: at blank lines, at every line where lines are paragraphs, at indents and separators.
struct TextSegmenter {
  /// The blocks of a normalised text.
  func blocks(_ text: [UInt8]) throws(IngestError) -> BlockList {
    let cut: Result<BlockList, IngestError> = text.withUnsafeBufferPointer { bytes in
      Result { () throws(IngestError) in try self.blocks(in: bytes) }
    }
    return try cut.get()
  }

  private func blocks(in bytes: UnsafeBufferPointer<UInt8>) throws(IngestError) -> BlockList {
    let lines = try TextLine.lines(of: bytes)
    let runs = TextLine.runs(of: lines)
    let wrapping = LineWrapping(lines, runs: runs, in: bytes)
    var list = BlockList(expecting: runs.count)
    var joining = LineJoining(lines, in: bytes)
    for run in runs {
      let margin = run.reduce(Int.max) { min($0, lines[$1].indent) }
      let isShort = (2...4).contains(run.count) && runs.count > 2
      var start = run.lowerBound
      var authorBytes: UInt8?
      for index in run.dropFirst() {
        let mayBeOffice = isShort && start == run.lowerBound
        // An outlet's line that is broken nowhere may be as long as the margin allows.
        let isUnderAuthor = mayBeOffice && isOffice(lines[index], underAuthor: lines[start..<index], bytes)
        if !isUnderAuthor, continues(lines[index - 1], lines[index], margin: margin, wrapping, bytes) { continue }
        if !isUnderAuthor, isShort, carriesOn(lines[index], under: lines[start..<index], bytes) { continue }
        if isUnderAuthor || mayBeOffice && isOffice(lines[index], under: lines[start..<index], bytes) {
          authorBytes = UInt8(lines[start].range.count)
          continue
        }
        try list.append(joining.text(of: start..<index), authorBytes: authorBytes)
        start = index
        authorBytes = nil
      }
      try list.append(joining.text(of: start..<run.upperBound), authorBytes: authorBytes)
    }
    return list
  }

  /// Whether a line carries on the paragraph of the line before.
  private func continues(
    _ last: TextLine, _ line: TextLine, margin: Int, _ wrapping: LineWrapping, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if isHandle(line, bytes) { return !LineMark.standsAlone(last.range, bytes) && last.range.count <= 80 }
    if isHyphenated(last, before: line, bytes) { return true }
    guard wrapping.joins(last, line, bytes) else { return false }
    let startsParagraph = line.indent > margin + 1 && last.indent <= margin + 1
    return !startsParagraph && !LineMark.standsAlone(last.range, bytes) && !LineMark.begins(line.range, bytes)
  }

  /// Whether a short line goes on with the one over it between the same blank lines: a second date in small letters, or the
  /// rule drawn under a title.
  private func carriesOn(
    _ line: TextLine, under lines: ArraySlice<TextLine>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let last = lines.last, line.range.count <= 80, last.range.count <= 80,
      !LineMark.standsAlone(last.range, bytes)
    else { return false }
    if line.isRule(in: bytes) { return lines.count == 1 }
    guard (0x61...0x7A).contains(bytes[line.range.lowerBound]) else { return false }
    let above = String(decoding: bytes[last.range], as: UTF8.self)
    let text = String(decoding: bytes[line.range], as: UTF8.self)
    return !DateScan(text).dates.isEmpty && DateLine(FoldedLine(above + " " + text)) != nil
  }

  /// Whether a short line is the office, the place or the outlet of the author who is named on the lines over it.
  private func isOffice(
    _ line: TextLine, under lines: ArraySlice<TextLine>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = lines.first, line.range.count <= 60, first.range.count <= 60, !LineMark.begins(line.range, bytes)
    else { return false }
    let text = String(decoding: bytes[line.range], as: UTF8.self)
    let author = String(decoding: bytes[first.range], as: UTF8.self)
    guard !SentenceEnd.isStopped(text), !SentenceEnd.isStopped(author), Byline(author, over: text) != nil,
      DateScan(text).dates.isEmpty
    else { return false }
    if Byline.isRole(text) || Byline.isCommission(text) { return true }
    let words = text.split(separator: " ")
    if Organisation.isOrganisation(text) { return words.count <= 5 }
    return lines.count > 1 && words.count <= 3 && words.allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// Whether a short line is the office of the author whom the lines over it name behind a word such as "by".
  private func isOffice(
    _ line: TextLine, underAuthor lines: ArraySlice<TextLine>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = lines.first, line.range.count <= 60, first.range.count <= 60,
      Byline.cues.fits(UnsafeBufferPointer(rebasing: bytes[first.range]))
    else { return false }
    return isOffice(line, under: lines, bytes)
  }

  /// Whether a line of some length ends in the middle of a word with which the next goes on.
  private func isHyphenated(_ last: TextLine, before line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard last.range.count >= 30, let end = last.range.last, bytes[end] == 0x2D else { return false }
    return (0x61...0x7A).contains(bytes[end - 1]) && (0x61...0x7A).contains(bytes[line.range.lowerBound])
  }

  /// Whether nothing but an account's name or a mail address stands on a line, as under its owner's.
  private func isHandle(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (2...50).contains(line.range.count) && bytes[line.range].contains(0x40) && !bytes[line.range].contains(0x20)
  }
}

/// Reads plain text as one article.
struct TextReader {
  /// The article of a normalised text, of which the file that it came in claims something.
  func read(_ text: [UInt8], claims: [MetadataClaim] = []) throws(IngestError) -> Article {
    let list = try TextSegmenter().blocks(Self.withLineFeeds(QuotedText.unquoted(text)))
    let draft = Draft(blocks: list.blocks, claims: claims, sha256: Digest.printed(text))
    return try ArticleAssembler().article(draft)
  }

  /// Whether one of the two, 0xE2 0x80 0xA8 and 0xE2 0x80 0xA9, stands in a text, which few have.
  private static func hasSeparators(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { bytes in
      var start = 0
      while let place = bytes.firstPlace(of: 0xE2, from: start), place + 2 < bytes.count {
        if bytes[place + 1] == 0x80, bytes[place + 2] & 0xFE == 0xA8 { return true }
        start = place + 1
      }
      return false
    }
  }

  /// The text with Unicode's separators of lines and of paragraphs made line ends and blank lines.
  private static func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
    guard hasSeparators(text) else { return text }
    let words = String(decoding: text, as: UTF8.self)
    return Array(words.replacing("\u{2028}", with: "\n").replacing("\u{2029}", with: "\n\n").utf8)
  }
}
