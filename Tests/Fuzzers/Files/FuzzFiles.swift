// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import IngestTestSupport

/// One execution: whatever the bytes, the readers of files that carry articles throw or give sound articles.
///
/// PDF is left out, for another program reads it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.starts(with: "%PDF".utf8) { return 0 }
  for format in ArticleFormat.allCases where format != .pdf {
    precondition(ReadingProperties.broken(by: bytes, as: format).isEmpty)
  }
  return 0
}
