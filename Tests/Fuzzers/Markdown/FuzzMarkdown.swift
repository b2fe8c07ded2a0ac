// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import IngestTestSupport

/// One execution: whatever the bytes, the reader throws or gives a sound article.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  precondition(ReadingProperties.broken(by: bytes, as: .markdown).isEmpty)
  return 0
}
