// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// A text of ratings that is read in parts, by several threads where any part of it can be read at once.
///
/// The text is cut at line ends. A line end inside a quoted field is no end of a row, which shows when the part before it
/// does not end there; then, and where a part cannot be read, one thread reads on in order. So what comes out, errors and
/// their rows included, is what one thread alone would have found.
struct RatingsText {
  let source: ByteSource
  let path: String
  let piece: Int
  let threads: Int
  /// How many bytes a row may have.
  let rowLimit: Int
  let progress: (@Sendable (_ bytes: Int) -> Void)?

  /// Takes in all the text.
  func read(into intake: inout RatingsIntake) throws(RatingsError) {
    guard let size = source.size, size > 2 * piece, threads > 1 else {
      _ = try take(0..<(source.size ?? .max), into: &intake, isWhole: true)
      return
    }
    var place = try take(0..<piece, into: &intake, isWhole: false)
    if intake.hasHeader {
      place = try take(parts(place..<size), into: &intake, factor: Double(size) / Double(place))
    }
    if place < size || !intake.hasHeader { _ = try take(place..<size, into: &intake, isWhole: true) }
  }

  /// Takes in parts at the same time and joins them in order; returns the place up to which they fit together.
  ///
  /// The whole text is `factor` times as long as what was taken so far.
  private func take(_ parts: [Range<Int>], into intake: inout RatingsIntake, factor: Double) throws(RatingsError) -> Int
  {
    var taken = parts.map { Part(intake: intake.fresh, end: $0.lowerBound, error: nil) }
    for number in parts.indices.dropFirst() {
      taken[number].intake.reserve(factor / Double(parts.count), of: intake)
    }
    swap(&taken[0].intake, &intake)
    taken[0].intake.reserve(factor, of: taken[0].intake)
    taken.withUnsafeMutableBufferPointer { buffer in
      let store = Store(parts: buffer)
      DispatchQueue.concurrentPerform(iterations: parts.count) { number in
        do throws(RatingsError) {
          let end = try take(
            parts[number], into: &store.parts[number].intake, isWhole: false, told: number == 0 ? parts.count : 0)
          store.parts[number].end = end
        } catch {
          store.parts[number].error = error
        }
      }
    }
    swap(&taken[0].intake, &intake)
    if let error = taken[0].error { throw error }
    var place = taken[0].end
    for number in parts.indices.dropFirst() {
      guard place == parts[number].lowerBound, taken[number].error == nil,
        intake.absorb(taken[number].intake)
      else { break }
      taken[number].intake = intake.fresh
      place = taken[number].end
    }
    return place
  }

  /// Takes in a range of the text; returns the place up to which it holds whole rows.
  ///
  /// `told` says how many such ranges are being taken in while the progress of this one is told.
  private func take(_ range: Range<Int>, into intake: inout RatingsIntake, isWhole: Bool, told: Int = 1)
    throws(RatingsError) -> Int
  {
    var window = TextWindow(source: source, range: range, piece: piece)
    while true {
      let isLast = try !refill(&window)
      if isLast, !isWhole { return window.start }
      let used = try intake.take(window.bytes, isLast: isLast)
      if used == 0, window.bytes.count > rowLimit { throw .rowTooLong(row: intake.row, limit: rowLimit) }
      window.drop(used)
      if told > 0 { progress?(range.lowerBound + (window.next - range.lowerBound) * told) }
      if isLast { return window.start }
    }
  }

  private func refill(_ window: inout TextWindow) throws(RatingsError) -> Bool {
    do throws(ByteSource.ReadFailure) { return try window.refill() } catch {
      throw .unreadable(path: path, code: error.code)
    }
  }

  /// Cuts a range at line ends into as many parts as there are threads, or fewer where lines are long.
  private func parts(_ range: Range<Int>) throws(RatingsError) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for number in 1..<threads {
      let end = try lineEnd(from: max(start, range.lowerBound + range.count / threads * number), in: range)
      if end > start { parts.append(start..<end) }
      start = end
    }
    if start < range.upperBound || parts.isEmpty { parts.append(start..<range.upperBound) }
    return parts
  }

  private func lineEnd(from place: Int, in range: Range<Int>) throws(RatingsError) -> Int {
    var window = TextWindow(source: source, range: place..<range.upperBound, piece: 1 << 12)
    while try refill(&window) {
      if let found = window.bytes.firstIndex(of: 0x0A) { return window.start + found + 1 }
      window.drop(window.bytes.count)
    }
    return range.upperBound
  }

  /// What one thread took in.
  private struct Part {
    var intake: RatingsIntake
    var end: Int
    var error: RatingsError?
  }

  /// Parts of one buffer, each written by one thread.
  private struct Store: @unchecked Sendable {
    let parts: UnsafeMutableBufferPointer<Part>
  }
}
