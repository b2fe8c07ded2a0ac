// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// A text read by several threads gives what one thread gives.
@Suite("Parallel reading")
struct ParallelReadingTests {
  private func outcome(_ text: RandomText, threads: Int, piece: Int) -> Result<Seen, RatingsError> {
    var reader = text.reader
    reader.threads = threads
    reader.piece = piece
    do throws(RatingsError) { return .success(Seen(try reader.read(bytes: text.bytes))) } catch {
      return .failure(error)
    }
  }

  @Test("The same matrix or the same error, whatever the text and wherever it is cut")
  func same() {
    var failures = 0
    for seed in 1...1500 {
      let text = RandomText(seed: UInt64(seed))
      let alone = outcome(text, threads: 1, piece: 1 << 18)
      if case .failure = alone { failures += 1 }
      for threads in 2...4 {
        for piece in [8, 64, 700] { #expect(outcome(text, threads: threads, piece: piece) == alone, "seed \(seed)") }
      }
      #expect(outcome(text, threads: 1, piece: 16) == alone, "seed \(seed)")
    }
    #expect(failures > 200 && failures < 1200)
  }

  @Test("Rows of repeated ratings are named across parts")
  func duplicates() {
    let rows = (0..<400).map { "u\($0 / 4),r\($0 % 4),a\n" }
    var reader = RatingsReader()
    reader.piece = 64
    reader.threads = 3
    let text = "unit,rater,label\n" + rows.joined() + "u7,r2,b\n"
    #expect(throws: RatingsError.matrix(.duplicateRating(unit: "u7", rater: "r2", firstRow: 32, secondRow: 402))) {
      try reader.read(bytes: Array(text.utf8))
    }
  }

  /// All that a matrix holds.
  private struct Seen: Equatable {
    let names: [[String]]
    let values: [Double]?
    let units: [[Rating]]
    let multiplicities: [Int]
    let patternOfUnit: [UInt32]
    let clusterOfUnit: [UInt32]?
    let count: Int
    let hasReplicates: Bool
    let dropped: [ReliabilityMatrix.Dropped]

    init(_ matrix: ReliabilityMatrix) {
      names = [matrix.units.all, matrix.raters, matrix.categories, matrix.clusters?.names ?? []]
      values = matrix.values
      units = (0..<matrix.unitCount).map { Array(matrix.ratings(ofUnit: $0)) }
      multiplicities = matrix.patterns.multiplicities
      patternOfUnit = matrix.patternOfUnit
      clusterOfUnit = matrix.clusters?.ofUnit
      count = matrix.ratingCount
      hasReplicates = matrix.hasReplicates
      dropped = matrix.dropped
    }
  }
}
