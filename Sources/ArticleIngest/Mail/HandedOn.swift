// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The lines by which mail programs head a message that another hands on.
struct HandedOn {
  /// Who wrote the message, when, and about what.
  let fields: HeaderFields
  /// Where its text begins.
  let body: Int

  private static let openings = [
    "---------- forwarded message", "-------- forwarded message", "begin forwarded message", "-----original message",
    "-------- original message", "---------- weitergeleitete nachricht", "-------- weitergeleitete nachricht",
    "anfang der weitergeleiteten", "-----ursprüngliche nachricht", "---------- message transféré",
    "-------- message transféré", "-----message d'origine", "début du message transféré",
    "---------- mensaje reenviado",
    "-----mensaje original", "---------- messaggio inoltrato", "-----messaggio originale",
    "---------- doorgestuurd bericht", "---------- mensagem encaminhada", "---------- пересылаемое сообщение",
  ]
  /// The fields' names in the languages of mail programs.
  private static let names = [
    "from": "from", "von": "from", "de": "from", "da": "from", "van": "from", "от": "from", "date": "date",
    "sent": "date", "datum": "date", "gesendet": "date", "fecha": "date", "data": "date", "envoyé": "date",
    "enviado": "date", "inviato": "date", "verzonden": "date", "отправлено": "date", "дата": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
    "onderwerp": "subject", "assunto": "subject", "тема": "subject",
  ]

  /// Those that say who else it went to.
  private static let others: Set<String> = [
    "to", "cc", "reply-to", "an", "kopie", "à", "para", "a", "aan", "кому", "копия",
  ]

  private static let firsts = Set("-BbAaDd".utf8)

  /// Whether a text begins as such lines do.
  static func isHead(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2D || text.utf8.count < 60 && firsts.contains(first) else {
      return false
    }
    let lower = text.prefix(40).lowercased()
    return openings.contains { lower.hasPrefix($0) }
  }

  /// The head in a text of which less stands before than after it; nil where none is.
  init?(_ text: ArraySlice<UInt8>) {
    var line = text.startIndex
    while line < text.endIndex, (line - text.startIndex) * 2 < text.count {
      let next = text[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.endIndex
      let isHead = Self.firsts.contains(text[line]) && Self.isHead(String(decoding: text[line..<next], as: UTF8.self))
      if isHead || Self.isSender(text[line..<next]) {
        let (fields, end) = Self.fields(of: text[(isHead ? next : line)...].drop(while: WhiteSpace.isASCII))
        // Programs that write no line over the head name at least these three.
        let isWhole = ["from", "date", "subject"].allSatisfy { fields[$0] != nil }
        if isHead ? !fields.isEmpty : isWhole {
          (self.fields, body) = (HeaderFields(fields, end: end), end)
          return
        }
      }
      line = next
    }
    return nil
  }

  private static func fields(of head: ArraySlice<UInt8>) -> (values: [String: String], end: Int) {
    var values: [String: String] = [:]
    var end = head.startIndex
    repeat {
      let fields = HeaderFields(head[end...], mostLines: 30)
      for (name, value) in fields.values {
        guard let name = names[plain(name)], values[name] == nil else { continue }
        values[name] = value.filter { $0 != "*" }.trimmed
      }
      // Of a page each field may be a paragraph by itself.
      end = fields.end
    } while isField(head[end...].drop(while: WhiteSpace.isASCII), missing: values)
    return (values, end)
  }

  /// Whether a text begins with a field that the head may have and does not yet.
  private static func isField(_ text: ArraySlice<UInt8>, missing values: [String: String]) -> Bool {
    guard let colon = text.prefix(20).firstIndex(of: 0x3A) else { return false }
    let name = plain(String(decoding: text[..<colon], as: UTF8.self).lowercased())
    // "A:" is Italian for "To:", and begins an answer too.
    return names[name].map { values[$0] == nil } ?? others.contains(name)
      && (name.utf8.count > 1 || text.prefix { $0 != 0x0A }.contains(0x40))
  }

  /// Whether a line names a sender, as the first of a head does.
  private static func isSender(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.prefix(20).firstIndex(of: 0x3A) else { return false }
    return names[plain(String(decoding: line[..<colon], as: UTF8.self).lowercased())] == "from"
  }

  /// A field's name without the marks of bold print and the space that French sets before a colon.
  private static func plain(_ name: String) -> String { name.filter { $0 != "*" }.trimmed }
}

/// Text whose lines flow (RFC 3676, section 4): a line that ends with a space goes on in the next.
enum FlowedText {
  /// The text with such lines joined, and the space that stuffs a line's head left out.
  static func joined(_ text: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(text.count)
    var flows = false
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !joined.isEmpty, !flows { joined.append(0x0A) }
      let isSignature = line.elementsEqual("-- ".utf8)
      joined += line.first == 0x20 ? line.dropFirst() : line
      flows = line.last == 0x20 && !isSignature
    }
    return joined
  }
}

/// Text that a mail program quotes: each of its lines begins with an angle bracket.
enum QuotedText {
  /// The text without these marks, where they stand before half of its lines or more; else as it is.
  static func unquoted(_ text: [UInt8]) -> [UInt8] {
    guard beginsTwoLines(text) else { return text }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let written = lines.count { line in line.contains { !WhiteSpace.isASCII($0) } }
    let quoted = lines.count { $0.first == 0x3E }
    guard quoted * 2 >= written else { return text }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    for (index, line) in lines.enumerated() {
      if index > 0 { plain.append(0x0A) }
      // The text begins apart from the words of who quotes it.
      if line.first == 0x3E, index > 0, lines[index - 1].first != 0x3E { plain.append(0x0A) }
      plain += line.first == 0x3E ? line.drop { $0 == 0x3E || $0 == 0x20 } : line
    }
    return plain
  }

  /// Whether the mark begins two lines or more; most texts hold none.
  private static func beginsTwoLines(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { bytes in
      var count = 0
      var start = 0
      while count < 2, let mark = bytes.firstPlace(of: 0x3E, from: start) {
        if mark == 0 || bytes[mark - 1] == 0x0A { count += 1 }
        start = mark + 1
      }
      return count == 2
    }
  }
}
