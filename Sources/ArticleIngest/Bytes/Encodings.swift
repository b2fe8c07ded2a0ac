// SPDX-License-Identifier: GPL-3.0-or-later
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The mark at the head of a file that names its encoding.
struct ByteOrderMark {
  /// The encoding's name, as iconv knows it.
  let encoding: String
  /// The number of bytes of the mark.
  let length: Int

  /// The mark at the head of the bytes, or nil when there is none.
  init?(of bytes: [UInt8]) {
    let marks: [([UInt8], String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
      ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
    guard let found = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    encoding = found.1
    length = found.0.count
  }
}

/// The encoding that a page names in its first bytes: a meta element or an XML declaration.
enum DeclaredEncoding {
  /// How far into the page a declaration is looked for.
  private static let reach = 4096

  /// What browsers read under names that say less than the pages hold (WHATWG Encoding Standard, section 4.2).
  private static let wider = [
    "iso-8859-1": "WINDOWS-1252", "latin1": "WINDOWS-1252", "iso8859-1": "WINDOWS-1252", "us-ascii": "WINDOWS-1252",
    "ascii": "WINDOWS-1252", "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "shift_jis": "CP932",
    "shift-jis": "CP932",
    "x-sjis": "CP932", "windows-31j": "CP932", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
    "iso-8859-9": "WINDOWS-1254",
    "iso-8859-11": "CP874", "tis-620": "CP874", "big5": "BIG5-HKSCS", "unicode": "UTF-8", "utf-16": "UTF-8",
    "utf-16le": "UTF-8",
  ]

  /// The encoding of bytes that look like a page and are no valid UTF-8; nil when none is declared or none is needed.
  static func name(in bytes: [UInt8]) -> String? {
    guard isPage(bytes), let declared = declaration(bytes.prefix(reach)) else { return nil }
    // ISO 2022 writes every text in ASCII's bytes, with escapes between its alphabets.
    let isShifted = declared.hasPrefix("iso-2022-") && bytes.contains(0x1B)
    return isShifted || firstInvalidUTF8(in: bytes) != nil ? wider[declared] ?? declared : nil
  }

  /// Whether bytes look like a page: they begin with a tag.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    bytes.first { !WhiteSpace.isASCII($0) } == 0x3C
  }

  /// The value after the first "charset=" or "encoding=", in lower case.
  private static func declaration(_ head: ArraySlice<UInt8>) -> String? {
    let lower = head.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for mark in [Array("charset".utf8), Array("encoding".utf8)] {
      for start in lower.indices.dropLast(mark.count) where lower[start] == mark[0] {
        guard lower[start..<(start + mark.count)].elementsEqual(mark) else { continue }
        var index = start + mark.count
        while index < lower.count, [0x20, 0x22, 0x27, 0x3D].contains(lower[index]) { index += 1 }
        let name = lower[index...].prefix {
          $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3B, 0x3E, 0x2F, 0x3F].contains($0)
        }
        if !name.isEmpty, lower[start + mark.count] != 0x3E { return String(decoding: name, as: UTF8.self) }
      }
    }
    return nil
  }
}

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
