// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads brat's standoff files; the reviewer is the folder.
///
/// An entity over a whole paragraph is its label, one within it a span where it bears the name of one. Relations, events,
/// references and other attributes are counted and left out.
public struct BratReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all files, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(options, [.mixed, .unsure, .confidence, .note, .flag, .spans])
    let paths = Set(files.paths)
    for path in files.paths where path.isEmpty || path.hasSuffix(".ann") {
      do {
        let stem = String(path.dropLast(4))
        guard paths.contains(stem + ".txt") else {
          throw DatasetFault(.missing(field: (stem.split(separator: "/").last ?? "") + ".txt"), path: path)
        }
        try add(path, stem, try files.text(stem + ".txt"), try files.text(path), &dataset)
      } catch let fault as DatasetFault {
        try options.reject(fault)
      }
    }
    for path in files.paths where path.hasSuffix(".txt") && !paths.contains(path.dropLast(4) + ".ann") {
      let name = path.dropLast(4).split(separator: "/").last.map(String.init)
      dataset.add(ToolText(name: name, text: try files.text(path), isDocument: true, path: path))
    }
    return try dataset.give(body)
  }

  private func add(
    _ path: String, _ stem: String, _ string: String, _ annotations: String, _ dataset: inout ToolDataset
  ) throws {
    let parts = stem.split(separator: "/").map(String.init)
    var text = ToolText(name: parts.last, text: string, isDocument: true, path: path)
    var entities = BratEntities(path: path)
    // CR and LF together are one character of Swift's.
    for (index, line) in annotations.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      try entities.add(String(line.last == "\r" ? line.dropLast() : line), index + 1, &dataset)
    }
    text.extras = entities.extras
    // Only our own files are known to count as brat does.
    if text.extras != nil { text.unit = .codePoints }
    let marks = try entities.marks(&dataset)
    let folder = parts.dropLast().last
    let isRead = folder != BratNames.unlabelled && (folder != nil || options.reviewer != nil)
    guard isRead || marks.isEmpty else { throw DatasetFault(.noReviewer, path: path) }
    if isRead {
      let (reviewer, round) = ReadingName.parse(folder ?? options.reviewer ?? "")
      text.reviews = [ToolReview(reviewer: reviewer, round: round, marks: marks)]
    }
    dataset.add(text)
  }
}
