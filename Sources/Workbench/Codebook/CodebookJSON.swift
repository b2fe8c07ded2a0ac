// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation

/// A codebook as its file.
enum CodebookJSON {
  static func text(of codebook: Codebook) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(codebook)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
