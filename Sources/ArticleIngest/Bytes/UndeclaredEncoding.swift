// SPDX-License-Identifier: GPL-3.0-or-later

/// The encoding of a page that says nothing of it, where exactly one makes a text in a language of it.
enum UndeclaredEncoding {
  private static let names = [
    "KOI8-R", "WINDOWS-1251", "SHIFT_JIS", "EUC-JP", "GB18030", "BIG5", "EUC-KR",
  ]
  /// How many bytes of a page are looked at.
  private static let reach = 1 << 16

  /// The name and the text in UTF-8 of the one encoding that fits; nil where none does, or several do.
  static func reading(of bytes: [UInt8]) -> (name: String, text: [UInt8])? {
    let fitting = names.filter { name in
      guard let text = try? Transcoding(from: iconv(name)).utf8(head(of: bytes), replacing: 1) else { return false }
      return fits(name, String(decoding: text, as: UTF8.self).unicodeScalars.filter { !$0.isASCII })
    }
    guard fitting.count == 1, let name = fitting.first,
      let text = try? Transcoding(from: iconv(name)).utf8(bytes[...], replacing: 0)
    else { return nil }
    return (name.lowercased(), text)
  }

  private static func iconv(_ name: String) -> String {
    name == "SHIFT_JIS" ? "CP932" : name == "EUC-KR" ? "CP949" : name
  }

  /// The first part of the bytes, up to the end of a line, so that no letter is cut.
  private static func head(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard bytes.count > reach else { return bytes[...] }
    return bytes[..<(bytes[..<reach].lastIndex(of: 0x0A) ?? reach)]
  }

  private static func fits(_ name: String, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.count >= 12 else { return false }
    let count = Double(scalars.count)
    func share(_ test: (Unicode.Scalar) -> Bool) -> Double { Double(scalars.count(where: test)) / count }
    let isForeign = share { isPrivate($0) || $0 == "\u{FFFD}" } > 0.02
    guard !isForeign else { return false }
    switch name {
    case "KOI8-R", "WINDOWS-1251":
      // Each reads the other's small letters as capitals.
      let small = share { (0x430...0x44F).contains($0.value) || $0.value == 0x451 }
      return small >= 0.7 && share { "оеаинтсрвлк".unicodeScalars.contains($0) } >= 0.4
    case "SHIFT_JIS", "EUC-JP":
      return share { (0x3040...0x30FF).contains($0.value) } >= 0.25 && share(isHan) + share(isKana) >= 0.7
    // Its rarest syllables take the places of most of Shift_JIS.
    case "EUC-KR":
      return share { (0xAC00...0xD7A3).contains($0.value) } >= 0.7 && share(isCommonKorean) >= 0.08
    case "GB18030": return share(isHan) >= 0.7 && share(isCommonSimplified) >= 0.06 && share(isKana) < 0.05
    default: return share(isHan) >= 0.7 && share(isCommonTraditional) >= 0.06 && share(isKana) < 0.05
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
  private static func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3040...0x30FF).contains(scalar.value) }
  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xF8FF).contains(scalar.value) }

  private static let shared = "的一是不了在有人我他大上中到地要以可也就年得自之年下那生子用天心好小多然家日事前本三十二四五六七八九"
  private static let simplified = Set((shared + "这个们来为说国时过发经里后么对问周会没关现还").unicodeScalars)
  private static let traditional = Set((shared + "這個們來為說國時過發經裡後麼對問週會沒關現還").unicodeScalars)

  private static let korean = Set("이다의는에을를가고하지은한로도기사서인나".unicodeScalars)

  private static func isCommonKorean(_ scalar: Unicode.Scalar) -> Bool { korean.contains(scalar) }
  private static func isCommonSimplified(_ scalar: Unicode.Scalar) -> Bool { simplified.contains(scalar) }
  private static func isCommonTraditional(_ scalar: Unicode.Scalar) -> Bool { traditional.contains(scalar) }
}
