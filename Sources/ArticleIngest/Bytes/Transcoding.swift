// SPDX-License-Identifier: GPL-3.0-or-later
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A conversion from a named encoding to UTF-8 by the C library's iconv.
struct Transcoding {
  /// The encoding's name.
  let name: String

  /// A conversion from the named encoding.
  init(from name: String) {
    self.name = name
  }

  /// The bytes as UTF-8, up to a number of stray bytes made U+FFFD.
  ///
  /// Throws ``IngestError/unknownEncoding(_:)`` or ``IngestError/notDecodable(encoding:offset:)``. The offset counts from
  /// the slice's own start in its whole.
  func utf8(_ bytes: ArraySlice<UInt8>, replacing strays: Int) throws(IngestError) -> [UInt8] {
    // A slash would name iconv's own options, such as //IGNORE, which lose text.
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
    guard isPlain, let conversion = iconv_open("UTF-8", name), Int(bitPattern: conversion) != -1 else {
      throw .unknownEncoding(name)
    }
    defer { iconv_close(conversion) }
    var input = Array(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(input.count + input.count / 2)
    let failed = convert(&input, with: conversion, into: &output, replacing: strays)
    if let failed { throw .notDecodable(encoding: name, offset: bytes.startIndex + failed) }
    return output
  }

  /// Converts all of the input; returns the offset of the first byte that could not be converted.
  private func convert(
    _ input: inout [UInt8], with conversion: iconv_t, into output: inout [UInt8], replacing strays: Int
  ) -> Int? {
    var strays = strays
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    let size = input.count
    return input.withUnsafeMutableBytes { raw -> Int? in
      guard let base = raw.baseAddress else { return nil }
      var source: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
      var left = size
      while left > 0 {
        let (status, code, written) = chunk.withUnsafeMutableBufferPointer { buffer -> (Int, Int32, Int) in
          var target = buffer.baseAddress
          var room = buffer.count
          let status = iconv(conversion, &source, &left, &target, &room)
          return (status, errno, buffer.count - room)
        }
        output.append(contentsOf: chunk[..<written].lazy.map { UInt8(bitPattern: $0) })
        if status == -1, code != E2BIG {
          guard strays > 0 else { return size - left }
          strays -= 1
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
          source = source.map { $0 + 1 }
          left -= 1
        }
      }
      return nil
    }
  }
}
