// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import ArgumentParser
import Workbench

/// A file to measure instead of the project.
struct RatingsOptions: ParsableArguments {
  @Option(
    help: """
      Ratings in CSV or TSV, one a row, with the columns unit, rater, label and perhaps cluster, or a unit a row and a \
      column a rater; JSON Lines; what Label Studio, doccano or Prodigy export; - is the input.
      """)
  var ratings: String?

  @Option(
    help: "Spans in CSV or TSV with the columns document, rater, category, start, end and length; - is the input.")
  var spans: String?

  @Flag(help: "A row of the file is a unit, a column a rater.")
  var wide = false

  @Option(help: "Other names of columns: unit=item,rater=annotator,label=value.")
  var columns: String?

  @Option(help: "What a repeated rating means: error, first, last or replicates (for models).")
  var duplicates: DuplicatePolicy = .error

  @Option(parsing: .unconditional, help: "Labels that say that there is none, apart by commas: NA,nan.")
  var missing: String?

  @Option(
    parsing: .unconditional,
    help: "What stands between the members of labels that are sets; an empty label is the empty set.")
  var setSeparator: String?

  private var missingLabels: [String] { missing.map { $0.split(separator: ",").map(String.init) } ?? [] }

  /// A file of ratings at a path, read as the options say.
  func ratings(at path: String) -> FileRequest {
    var request = FileRequest(.ratings, path: path)
    (request.columns, request.duplicates, request.setSeparator) = (columns, duplicates, setSeparator)
    (request.isWide, request.missing) = (wide, missingLabels)
    return request
  }

  /// The file, if one is named.
  var request: FileRequest? {
    get throws {
      if ratings != nil, spans != nil { throw ValidationError("--ratings and --spans can not stand together") }
      guard let path = ratings ?? spans else {
        if columns != nil { throw ValidationError("--columns means nothing without --ratings or --spans") }
        if wide { throw ValidationError("--wide means nothing without --ratings") }
        if duplicates != .error { throw ValidationError("--duplicates means nothing without --ratings") }
        if missing != nil { throw ValidationError("--missing means nothing without --ratings") }
        if setSeparator != nil { throw ValidationError("--set-separator means nothing without --ratings") }
        return nil
      }
      var request = FileRequest(ratings != nil ? .ratings : .spans, path: path)
      (request.columns, request.duplicates, request.setSeparator) = (columns, duplicates, setSeparator)
      (request.isWide, request.missing) = (wide, missingLabels)
      return request
    }
  }
}
