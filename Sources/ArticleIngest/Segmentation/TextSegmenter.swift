// SPDX-License-Identifier: GPL-3.0-or-later

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
    let lines = TextLine.lines(of: bytes)
    let runs = lines.split(whereSeparator: \.isBlank)
    let wrapping = LineWrapping(runs: runs, in: bytes)
    var list = BlockList()
    for run in runs {
      let margin = run.map(\.indent).min() ?? 0
      var piece: [TextLine] = []
      for line in run {
        if let last = piece.last, !continues(last, line, margin: margin, wrapping, bytes) {
          try list.append(joined(piece, bytes))
          piece.removeAll(keepingCapacity: true)
        }
        piece.append(line)
      }
      try list.append(joined(piece, bytes))
    }
    return list
  }

  /// Whether a line carries on the paragraph of the line before.
  private func continues(
    _ last: TextLine, _ line: TextLine, margin: Int, _ wrapping: LineWrapping, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard wrapping.joins(last, line, bytes) else { return false }
    let startsParagraph = line.indent > margin + 1 && last.indent <= margin + 1
    return !startsParagraph && !LineMark.standsAlone(last.range, bytes) && !LineMark.begins(line.range, bytes)
  }

  /// The lines as one text: a space between them, none between ideographs.
  private func joined(_ lines: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if lines.count == 1 { return String(decoding: bytes[lines[0].range], as: UTF8.self) }
    var text: [UInt8] = []
    for line in lines {
      if let last = text.last, !(last >= 0x80 && TextLine.isUnspaced(bytes[line.range.lowerBound])) {
        text.append(0x20)
      }
      text.append(contentsOf: bytes[line.range])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
