// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads mail, mailboxes and pages saved as one message (MHTML): the page in it, else its text.
struct MailReader {
  /// What reads the page.
  let pages: ArticleReader

  private static let deepest = 8

  /// The articles of a message, or of each message of a mailbox.
  func read(_ bytes: [UInt8]) throws(IngestError) -> ArticleReading {
    let messages = Self.messages(in: bytes)
    if messages.count == 1 { return try reading(of: MIMEPart(messages[0]), depth: 0) }
    return try reading(of: messages.map { MIMEPart($0) }, depth: 0)
  }

  private func reading(of messages: [MIMEPart], depth: Int) throws(IngestError) -> ArticleReading {
    var reading = ArticleReading()
    for (index, message) in messages.enumerated() {
      try reading.add(.message(index + 1), keepsGoing: pages.keepsGoing) { () throws(IngestError) in
        try self.reading(of: message, depth: depth)
      }
    }
    return try reading.checked()
  }

  /// The messages of a mailbox, each after a line `From …` that follows a blank one; else all bytes as one.
  private static func messages(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = Array("From ".utf8)
    if let boundary = MessageHead.boundary(of: bytes) {
      return [(Array("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n".utf8) + bytes)[...]]
    }
    guard bytes.starts(with: mark) else { return [MessageHead.counted(bytes) ?? bytes[...]] }
    var messages: [ArraySlice<UInt8>] = []
    var start = 0
    var line = 0
    var isAfterBlank = false
    while line < bytes.count {
      let lineEnd = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if isAfterBlank, bytes[line..<lineEnd].starts(with: mark) {
        messages.append(bytes[start..<line])
        start = line
      }
      isAfterBlank = bytes[line..<lineEnd].allSatisfy(WhiteSpace.isASCII)
      line = lineEnd + 1
    }
    return (messages + [bytes[start...]]).map { message in
      unquoted(message[(message.firstIndex(of: 0x0A).map { $0 + 1 } ?? message.endIndex)...])
    }
  }

  /// A message of a mailbox without the marks before its own lines that begin with "From ".
  private static func unquoted(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard message.firstRange(of: Array("\n>From ".utf8)) != nil else { return message }
    var text: [UInt8] = []
    text.reserveCapacity(message.count)
    for line in message.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !text.isEmpty || line.startIndex > message.startIndex { text.append(0x0A) }
      let isQuoted = line.first == 0x3E && line.drop { $0 == 0x3E }.starts(with: Array("From ".utf8))
      text += isQuoted ? line.dropFirst() : line
    }
    return text[...]
  }

  /// The article of a message; of one that hands others on and says less than they, theirs. Files sent along are named.
  private func reading(of message: MIMEPart, depth: Int) throws(IngestError) -> ArticleReading {
    if message.isWithoutParts { throw .damaged(.mail) }
    let leaves = message.leaves
    let enclosed = leaves.compactMap(\.message)
    let text = MessageText(of: message)
    let handsOn = depth < Self.deepest && enclosed.reduce(0) { $0 + Self.size(of: $1, depth: depth + 1) } > text.size
    var reading = ArticleReading()
    for (index, leaf) in leaves.enumerated() where !text.isSavedPage && (leaf.isFile || !handsOn && leaf.message != nil)
    {
      reading.passOver(.file(leaf.fileName ?? "part \(index + 1)"), .attachment)
    }
    do throws(IngestError) {
      if handsOn {
        reading.add(try articles(handedOn: enclosed, under: text, depth: depth))
      } else {
        reading.add(ArticleReading([try article(of: message, text)]))
      }
    } catch {
      throw error.tellsNoArticle ? reading.passedOver.first ?? error : error
    }
    return reading
  }

  /// The bytes of a message's texts, with those of the messages in it.
  private static func size(of message: MIMEPart, depth: Int) -> Int {
    let own = MessageText(of: message).size
    guard depth < deepest else { return own }
    return message.leaves.compactMap(\.message).reduce(own) { $0 + size(of: $1, depth: depth + 1) }
  }

  private func articles(
    handedOn messages: [MIMEPart], under text: MessageText, depth: Int
  ) throws(IngestError) -> ArticleReading {
    let isAlone = messages.count == 1
    let reading = try isAlone ? reading(of: messages[0], depth: depth + 1) : reading(of: messages, depth: depth + 1)
    guard pages.explains, let cover = Self.apart(text.shown(by: pages)[...]) else { return reading }
    return reading.changing { $0.droppedBlocks.append(cover) }
  }
}
