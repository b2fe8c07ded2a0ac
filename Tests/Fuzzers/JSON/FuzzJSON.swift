// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
import IngestTestSupport

/// One execution: whatever the bytes, the readers of JSON and of JSON lines throw or give sound articles.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for format in [ArticleFormat.json, .jsonl, .auto] {
    precondition(ReadingProperties.broken(by: bytes, as: format).isEmpty)
  }
  return 0
}
