// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import FuzzProperties

/// One execution: whatever the bytes, the reader throws or gives a sound article.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ReadingProperties.check(Array(UnsafeBufferPointer(start: start, count: count)), as: .text)
  return 0
}
