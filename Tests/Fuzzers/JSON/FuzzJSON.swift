// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import FuzzProperties

/// One execution: whatever the bytes, the readers of JSON and of JSON lines throw or give sound articles.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  ReadingProperties.check(bytes, as: .json)
  ReadingProperties.check(bytes, as: .jsonl)
  ReadingProperties.check(bytes, as: .auto)
  return 0
}
