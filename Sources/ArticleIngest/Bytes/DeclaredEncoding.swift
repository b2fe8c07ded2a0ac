// SPDX-License-Identifier: GPL-3.0-or-later

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
    guard isPage(bytes), let declared = declaration(bytes.prefix(reach)), firstInvalidUTF8(in: bytes) != nil else {
      return nil
    }
    return wider[declared] ?? declared
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
