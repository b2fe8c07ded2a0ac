// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

/// Two sets of ratings whose figures are compared.
struct DifferenceOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Compare the figures of two files of ratings or of spans, the second with the first.")
  var compare: [String] = []

  @Option(
    help: """
      Compare the figures of parts: version (of the codebook), round or reviewer-kind (people and machines); of a file by \
      its column of that name, or by one named group.
      """)
  var compareBy: Parting?

  /// The comparison, if one is asked for; two files are read as a file of ratings would be.
  func request(_ file: RatingsOptions) throws -> DifferenceRequest? {
    if compare.isEmpty { return compareBy.map { .by($0) } }
    if compareBy != nil { throw ValidationError("--compare and --compare-by can not stand together") }
    guard compare.count == 2 else { throw ValidationError("--compare takes two files") }
    let files = compare.map(file.ratings(at:))
    return .files(files[0], files[1])
  }
}
