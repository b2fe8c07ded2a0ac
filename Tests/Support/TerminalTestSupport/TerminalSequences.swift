// SPDX-License-Identifier: GPL-3.0-or-later

/// What terminals send that is no plain key, made from the grammar of ECMA-48 and the protocols of terminals.
///
/// Every sequence is whole; nearly all hold letters that a program could take for keys.
public enum TerminalSequences {
  /// Every kind, each sequence once.
  public static var all: [String] { controls + functionKeys + reports + strings }

  /// Every final byte, bare, with parameters, with a private mark and with an intermediate byte.
  public static var controls: [String] {
    let finals = (0x40...0x7E).map { String(UnicodeScalar(UInt8($0))) }
    return finals.flatMap { ["\u{1B}[\($0)", "\u{1B}[1;5\($0)", "\u{1B}[?62;1\($0)", "\u{1B}[3 \($0)"] }
      + finals.map { "\u{1B}O\($0)" }.filter { !$0.hasSuffix("O[") }
  }

  /// Function keys and key pads, with every modifier, in the forms of xterm, rxvt, kitty and the console.
  public static var functionKeys: [String] {
    let modifiers = 2...8
    let numbered = [2, 3, 5, 6, 11, 15, 17, 21, 24, 34].flatMap { key in modifiers.map { "\u{1B}[\(key);\($0)~" } }
    let lettered = "PQRSABCDHFE".flatMap { key in modifiers.map { "\u{1B}[1;\($0)\(key)" } }
    let keypad = "jklmnopqrstuvwxyMX".flatMap { ["\u{1B}O\($0)", "\u{1B}O5\($0)"] }
    let rxvt = ["\u{1B}[5$", "\u{1B}[6^", "\u{1B}[7@", "\u{1B}[a", "\u{1B}[b", "\u{1B}Oc", "\u{1B}Od"]
    let kitty = ["\u{1B}[113;1u", "\u{1B}[114:82;2;82u", "\u{1B}[57399;129u", "\u{1B}[27;5;113~"]
    let console = "ABCDE".map { "\u{1B}[[\($0)" }
    let doubled = ["\u{1B}\u{1B}[A", "\u{1B}\u{1B}[5;2~", "\u{1B}\u{1B}Oq", "\u{1B}q", "\u{1B}Q", "\u{1B}é"]
    return numbered + lettered + keypad + rxvt + kitty + console + doubled
  }

  /// Mouse and focus reports.
  public static var reports: [String] {
    ["\u{1B}[M rq", "\u{1B}[M#oe", "\u{1B}[Mqqq", "\u{1B}[M éé", "\u{1B}[<0;12;7M", "\u{1B}[<0;12;7m"]
      + ["\u{1B}[32;12;7M", "\u{1B}[trq", "\u{1B}[Trqoerq", "\u{1B}[I", "\u{1B}[O", "\u{1B}[65;30;1;28;0;1_"]
      + ["\u{1B}[?62;22c", "\u{1B}[>41;354;0c", "\u{1B}[0n", "\u{1B}[12;40R", "\u{1B}[?2026;2$y", "\u{1B}[8;24;80t"]
      + ["\u{1B}[?1u", "\u{1B}[4;600;800t", "\u{1B}[1;1;1;128;128;1;0x"]
  }

  /// Replies that are strings, with every introducer and either end.
  public static var strings: [String] {
    let texts = ["10;rgb:ffff/eeee/cccc", "4;1;rgb:qq/rr/oo", "lrequest", "rq\u{201C}oe", "1$r0m", "!|7E565445", "q"]
    return ["]", "P", "_", "^", "X"].flatMap { begin in
      texts.flatMap { ["\u{1B}\(begin)\($0)\u{7}", "\u{1B}\(begin)\($0)\u{1B}\\"] }
    }
  }

  /// Sequences whose introducers and ends are single bytes above 127.
  public static var eightBitBytes: [[UInt8]] {
    let rest = Array("rqoe".utf8), introducers: [UInt8] = [0x90, 0x98, 0x9D, 0x9E, 0x9F], ends: [UInt8] = [0x9C, 0x07]
    let keys: [[UInt8]] = [[0x9B, 0x35, 0x3B, 0x32, 0x7E], [0x9B, 0x71], [0x8F, 0x71], [0x9B, 0x3C, 0x30, 0x4D]]
    let strings = introducers.flatMap { begin in ends.map { end in [begin] + rest + [end] } }
    return keys + strings
  }
}
