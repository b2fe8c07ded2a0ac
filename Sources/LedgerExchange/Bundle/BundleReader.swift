// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
package import AnnotationStore
internal import Crypto
internal import Foundation
internal import JSON

/// Why a file is no bundle, or not the one that was written.
package enum BundleError: Error, Equatable {
  /// The file is a project; a trigger in it could rewrite labels, so that it is never read as a bundle.
  case isProject
  /// The file is something else.
  case notABundle
  /// A newer program wrote it.
  case newerFormat(found: Int, known: Int)
  /// The last line, which says how many lines there are, is missing.
  case incomplete
  /// The bytes are not those that were written.
  case altered
  /// A line says not what it must.
  case malformed(line: Int, reason: String)
}

/// A bundle that was read whole: its digest holds, nothing of it is checked against a ledger yet.
package struct LedgerBundle: Sendable {
  /// The last entry of each chain, as the maker knew it.
  package var heads: [ChainHead] = []
  /// What the receiver was said to have.
  package var since: [ChainHead] = []
  package var entries: [LedgerEntry] = []
  package var originals: [OriginalBytes] = []

  /// Reads a bundle.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``BundleError``.
  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8]) throws {
    if bytes.starts(with: Array("SQLite format 3\0".utf8)) { throw BundleError.isProject }
    guard bytes.starts(with: Array(#"{"attest_bundle":"#.utf8)) else { throw BundleError.notABundle }
    guard bytes.last == 0x0A, let end = bytes.dropLast().lastIndex(of: 0x0A) else { throw BundleError.incomplete }
    guard bytes[(end + 1)...].starts(with: Array(#"{"entries":"#.utf8)) else { throw BundleError.incomplete }
    // Before anything is read: what was altered may say anything.
    let digest = SHA256.hash(data: bytes[...end])
    guard BundleWriter.lastLine(entries: 0, originals: 0, sha256: digest).suffix(68).elementsEqual(bytes.suffix(68))
    else {
      throw BundleError.altered
    }
    var number = 0, start = 0
    while start <= end {
      let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      number += 1
      try take(bytes[start..<next], number)
      start = next + 1
    }
    let last = BundleWriter.lastLine(entries: entries.count, originals: originals.count, sha256: digest)
    guard bytes[(end + 1)...].elementsEqual(last) else { throw BundleError.altered }
    try checkOriginals()
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) throws {
    let json: JSONValue
    do {
      var parser = JSONParser(Array(line))
      json = try parser.document()
    } catch { throw BundleError.malformed(line: number, reason: "it is no JSON") }
    let facts = LineFacts(json: json, line: number)
    if number == 1 {
      let format = try facts.number("attest_bundle")
      guard format <= BundleWriter.format else {
        throw BundleError.newerFormat(found: format, known: BundleWriter.format)
      }
      (heads, since) = (try facts.heads("heads"), try facts.heads("since"))
    } else if json["original"] != nil {
      guard let bytes = Data(base64Encoded: try facts.text("bytes")) else { throw facts.fault("bytes") }
      originals.append(
        OriginalBytes(digest: try facts.text("original"), number: try facts.number("part"), bytes: Array(bytes)))
    } else {
      entries.append(try facts.entry())
    }
  }

  /// The kept bytes are those that their digests say.
  private func checkOriginals() throws {
    var hashes: [String: (hash: SHA256, next: Int)] = [:]
    for part in originals {
      var kept = hashes[part.digest] ?? (SHA256(), 0)
      guard part.number == kept.next else {
        throw BundleError.malformed(line: 1 + entries.count, reason: "a part of \(part.digest.prefix(12)) is missing")
      }
      kept.hash.update(data: part.bytes)
      kept.next += 1
      hashes[part.digest] = kept
    }
    for (digest, kept) in hashes
    where kept.hash.finalize().hexadecimal != digest {
      throw BundleError.malformed(line: 1 + entries.count, reason: "the bytes of \(digest.prefix(12)) are others")
    }
  }
}

/// The members of a line, read strictly.
private struct LineFacts {
  var json: JSONValue
  var line: Int

  func fault(_ key: String) -> BundleError { .malformed(line: line, reason: "its “\(key)” is missing or wrong") }

  func text(_ key: String) throws -> String {
    guard let text = json[key]?.string else { throw fault(key) }
    return text
  }

  func optional(_ key: String) throws -> String? {
    guard let value = json[key] else { throw fault(key) }
    return value == .null ? nil : try text(key)
  }

  func number(_ key: String) throws -> Int {
    guard let number = json[key]?.integer, (0...1 << 40).contains(number) else { throw fault(key) }
    return number
  }

  func heads(_ key: String) throws -> [ChainHead] {
    guard case .array(let values)? = json[key] else { throw fault(key) }
    return try values.map { value in
      let head = LineFacts(json: value, line: line)
      return ChainHead(origin: try head.text("origin"), seq: try head.number("seq"), id: try head.text("id"))
    }
  }

  func entry() throws -> LedgerEntry {
    LedgerEntry(
      origin: try text("origin"), seq: try number("seq"), clock: try number("clock"), prev: try optional("prev"),
      id: try text("id"), reviewer: try optional("reviewer"), kind: try text("kind"), article: try optional("article"),
      seen: try text("seen"), key: try text("key"), madeAt: try text("made_at"), bodySHA256: try text("body_sha256"),
      body: try optional("body"), signature: try optional("signature"))
  }
}
