// SPDX-License-Identifier: GPL-3.0-or-later
internal import DatasetExchange

/// Files of datasets that hold no articles to load: labels beside texts, which are to be imported, and what describes them.
enum LabelFile {
  /// The words, in the beginning of a file of JSON, by which a format of datasets is known.
  private static let signs: [(format: ExportFormat, words: [String])] = [
    (.jsonl, [#""record":"dataset""#]), (.jsonl, [#""text_sha256":"#, #""reviewer":"#]),
    (.jsonl, [#""text_sha256":"#, #""labels":[{"#]), (.labelStudio, [#""completed_by""#, #""annotations""#]),
    (.gateBDOC, [#""annotation_sets""#, #""offset_type""#]), (.casJSON, [#""%FEATURE_STRUCTURES""#]),
    (.prodigy, [#""_annotator_id""#]), (.prodigy, [#""_view_id""#]),
  ]

  /// The columns of a table of this program's that holds labels.
  private static let columns: Set<Substring> = ["text_sha256", "reviewer", "label"]

  /// Refuses a file that holds labels, or describes a file that does.
  ///
  /// - Throws: ``JourneyError/holdsLabels(file:format:)`` or ``JourneyError/describesDataset(_:)``.
  static func refuse(_ bytes: [UInt8], of file: String) throws(JourneyError) {
    if let format = format(of: bytes) { throw .holdsLabels(file: file, format: format.rawValue) }
    let beginning = String(decoding: bytes.prefix(400), as: UTF8.self)
    let isObject = bytes.first { !" \n\r\t".utf8.contains($0) } == 0x7B
    if isObject, beginning.contains(#""attest_format""#), !beginning.contains(#""article":"#) {
      throw .describesDataset(file)
    }
  }

  private static func format(of bytes: [UInt8]) -> ExportFormat? {
    guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }) else { return nil }
    if first == 0x7B || first == 0x5B {
      let beginning = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
      return signs.first { sign in sign.words.allSatisfy(beginning.contains) }?.format
    }
    let header = String(decoding: bytes.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let formats: [(ExportFormat, Character)] = [(.csv, ","), (.tsv, "\t")]
    return formats.first { columns.isSubset(of: header.split(separator: $0.1)) }?.0
  }
}
