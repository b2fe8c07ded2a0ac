// SPDX-License-Identifier: GPL-3.0-or-later
internal import DatasetExchange

/// Files that hold labels beside texts: to be imported, not loaded.
enum LabelFile {
  /// The words, in the beginning of a file, by which a format of datasets is known.
  private static let signs: [(format: ExportFormat, words: [String])] = [
    (.jsonl, [#""record":"dataset""#]), (.jsonl, [#""text_sha256":"#, #""reviewer":"#]),
    (.jsonl, [#""text_sha256":"#, #""labels":[{"#]), (.labelStudio, [#""completed_by""#, #""annotations""#]),
    (.gateBDOC, [#""annotation_sets""#, #""offset_type""#]), (.casJSON, [#""%FEATURE_STRUCTURES""#]),
    (.prodigy, [#""_annotator_id""#]), (.prodigy, [#""_view_id""#]),
  ]

  /// The format of a file of labels; nil for any other file.
  static func format(of bytes: [UInt8]) -> ExportFormat? {
    guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }), first == 0x7B || first == 0x5B else {
      return nil
    }
    let beginning = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    return signs.first { sign in sign.words.allSatisfy(beginning.contains) }?.format
  }
}
