// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells by its first lines that a text was written for programs: subtitles, code, logs, settings, what mail carries encoded.
enum ForeignText {
  private typealias Line = Substring.UTF8View

  /// How many lines are looked at.
  private static let reach = 60

  /// The kind of such a text by its head; nil for an article's.
  static func kind(of head: String) -> UnreadFormat? {
    let lines = head.utf8.split(separator: 0x0A, maxSplits: reach * 2).prefix(reach * 2).map {
      withoutReturn(Substring($0))
    }
    .filter { $0.contains { !WhiteSpace.isASCII($0) } }.prefix(reach)
    guard let first = lines.first else { return nil }
    if let kind = opening(first) { return kind }
    guard lines.count >= 4 else { return nil }
    func isMost(_ share: Int, _ test: (Line) -> Bool) -> Bool { lines.count(where: test) * 100 >= lines.count * share }
    if lines.prefix(12).count(where: isTiming) >= 2 { return .data("SubRip subtitles") }
    if lines.count(where: isStatement) >= 2, isMost(20, isStatement) { return .data("SQL") }
    if lines.count >= 5, isMost(80, isLogged) { return .data("a log") }
    if lines.count(where: isCode) >= 3, isMost(40, isCode) { return .code }
    if lines.contains(where: isOpenKey), isMost(95, isSetting) { return .data("YAML") }
    if first.first == 0x5B, first.last == 0x5D, isMost(50, isAssignment) { return .data("settings") }
    let soft = lines.count { $0.last == 0x3D && $0.count >= 70 }
    return soft >= 2 && isMost(30) { $0.last == 0x3D } ? .data("quoted-printable") : nil
  }

  private static func withoutReturn(_ line: Substring) -> Line {
    line.utf8.last == 0x0D ? line.dropLast().utf8 : line.utf8
  }

  /// First lines that leave no doubt.
  private static func opening(_ line: Line) -> UnreadFormat? {
    switch line.first {
    case 0x57 where line.starts(with: "WEBVTT".utf8): .data("WebVTT subtitles")
    case 0x5B where line.elementsEqual("[Script Info]".utf8): .data("SubStation subtitles")
    case 0x23 where line.starts(with: "#!/".utf8) || line.starts(with: "#include ".utf8): .code
    case 0x62 where line.starts(with: "begin ".utf8) && line.dropFirst(6).prefix(3).allSatisfy { $0 &- 0x30 < 8 }:
      .data("uuencode")
    case 0x3D where line.starts(with: "=ybegin ".utf8): .data("yEnc")
    case 0x54 where line.starts(with: "TY  - ".utf8): .data("RIS")
    case 0x40 where line.last == 0x2C && line.prefix(20).contains(0x7B): .data("BibTeX")
    default: nil
    }
  }

  /// "00:00:01,000 --> 00:00:04,000".
  private static func isTiming(_ line: Line) -> Bool {
    (line.first ?? 0) &- 0x30 < 10 && line.count <= 80 && Substring(line).place(of: " --> ") != nil
  }

  private static let statements: [StaticString] = [
    "INSERT INTO ", "CREATE TABLE ", "DROP TABLE ", "ALTER TABLE ", "LOCK TABLES ", "COPY ", "-- MySQL dump",
    "-- PostgreSQL database dump", "PRAGMA ", "BEGIN TRANSACTION", "insert into ", "create table ", "SET NAMES ",
  ]

  private static func isStatement(_ line: Line) -> Bool { begins(line, statements) }

  /// A moment to the second, then what a program said at it.
  private static func isLogged(_ line: Line) -> Bool {
    let head = line.prefix(90)
    guard head.count(where: { $0 == 0x3A }) >= 2, head.prefix(40).count(where: { $0 &- 0x30 < 10 }) >= 8 else {
      return false
    }
    let marks: [StaticString] = [
      "INFO", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL", "\"GET ", "\"POST ", "]: ", " - - [",
    ]
    return Substring(line.prefix(160)).place(ofFirst: marks) != nil
  }

  private static let openings: [StaticString] = [
    "import ", "from ", "def ", "class ", "return", "if ", "elif ", "else:", "for ", "while ", "try:", "except",
    "print(",
    "function ", "const ", "let ", "var ", "public ", "private ", "#include ", "#define ", "end", "package ", "func ",
    "use ", "local ", "then", "fi", "done", "echo ", "export ", "self.", "//", "@",
  ]

  /// A line that begins with a word of a programming language and ends or goes on like one.
  private static func isCode(_ line: Line) -> Bool {
    let code = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard code.count <= 120, begins(code, openings), let last = code.last else { return false }
    let isClosed = [0x29, 0x3A, 0x3B, 0x7B, 0x7D].contains(last)
    return isClosed || code.first == 0x69 && code.starts(with: "import ".utf8) && !code.contains(0x2E)
      || code.count <= 8 || code.contains(0x3D) || code.starts(with: "return".utf8)
  }

  /// "port = 8080".
  private static func isAssignment(_ line: Line) -> Bool {
    let key = line.prefix { $0 != 0x3D }
    return key.count < line.count && key.count <= 40
      && key.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || $0 &- 0x30 < 10 || [0x20, 0x2D, 0x2E, 0x5F].contains($0)
      }
  }

  /// "services:", over what belongs to it.
  private static func isOpenKey(_ line: Line) -> Bool { line.last == 0x3A && isSetting(line) }

  /// A short line of a key and its value, or of an item.
  private static func isSetting(_ line: Line) -> Bool {
    let text = line.drop { $0 == 0x20 }
    if text.first == 0x23 || text.starts(with: "- ".utf8) || text.elementsEqual("---".utf8) { return line.count <= 100 }
    let key = text.prefix {
      (0x61...0x7A).contains($0 | 0x20) || $0 &- 0x30 < 10 || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E
    }
    guard !key.isEmpty, line.count <= 100, text.dropFirst(key.count).first == 0x3A else { return false }
    return text.count == key.count + 1 || text.dropFirst(key.count + 1).first == 0x20
  }

  private static func begins(_ line: Line, _ marks: [StaticString]) -> Bool {
    guard let first = line.first else { return false }
    return marks.contains { mark in
      mark.utf8Start[0] == first
        && line.starts(with: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }
  }
}
