// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest

/// One execution: whatever the bytes, the reader returns or throws.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? ArticleReader(format: .markdown).read(bytes)
  return 0
}
