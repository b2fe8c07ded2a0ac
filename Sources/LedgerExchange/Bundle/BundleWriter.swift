// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
package import AnnotationStore
internal import Crypto
internal import Foundation
package import JSON

/// Writes a part of a ledger as a bundle: JSON Lines, of which the last is the digest of all before it.
///
/// The first line holds the format, the heads that the maker knew and those that the receiver has; then comes an entry a
/// line, by clock and origin, with every column of the ledger; then the bytes that articles were read from, in parts. The
/// same part of the same ledger gives the same bytes.
package struct BundleWriter {
  /// The version of the format.
  package static let format = 1

  private let write: ([UInt8]) throws -> Void
  private var hash = SHA256()
  private var json = JSONWriter()
  /// How many entries were written.
  package private(set) var entries = 0
  /// How many of them went without their bodies.
  package private(set) var withheld = 0
  private var originals = 0

  /// - Parameter write: takes the bytes, in pieces of moderate size.
  package init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Writes the whole bundle.
  ///
  /// - Throws: ``StoreError`` when the project can not be read, and what writing throws.
  /// - Complexity: O(size of the ledger).
  package mutating func write(_ selection: LedgerSelection, of store: ProjectStore) throws {
    var writer = self
    defer { self = writer }
    try store.handOn(
      selection, heads: { try writer.head($0, selection) }, entry: { try writer.entry($0) },
      original: { try writer.original($0) })
    try writer.end()
  }

  private mutating func head(_ heads: [ChainHead], _ selection: LedgerSelection) throws {
    let known = selection.since.sorted { ($0.origin, $0.seq) < ($1.origin, $1.seq) }
    try line(["attest_bundle": .integer(Self.format), "heads": Self.json(heads), "since": Self.json(known)])
  }

  private static func json(_ heads: [ChainHead]) -> JSONValue {
    .array(heads.map { ["id": .string($0.id), "origin": .string($0.origin), "seq": .integer($0.seq)] })
  }

  private mutating func entry(_ entry: LedgerEntry) throws {
    entries += 1
    if entry.body == nil { withheld += 1 }
    try line(entry.json)
  }

  private mutating func original(_ part: OriginalBytes) throws {
    originals += 1
    try line([
      "bytes": .string(Data(part.bytes).base64EncodedString()), "original": .string(part.digest),
      "part": .integer(part.number),
    ])
  }

  private mutating func end() throws {
    try flush()
    try write(Self.lastLine(entries: entries, originals: originals, sha256: hash.finalize()))
  }

  /// The last line of a bundle.
  static func lastLine(entries: Int, originals: Int, sha256: SHA256.Digest) -> [UInt8] {
    let json: JSONValue = [
      "entries": .integer(entries), "originals": .integer(originals),
      "sha256": .string(sha256.hexadecimal),
    ]
    return Array((json.canonicalText + "\n").utf8)
  }

  private mutating func line(_ value: JSONValue) throws {
    json.value(value)
    json.line()
    if json.bytes.count > 1 << 16 { try flush() }
  }

  private mutating func flush() throws {
    let bytes = json.take()
    hash.update(data: bytes)
    if !bytes.isEmpty { try write(bytes) }
  }
}

extension LedgerEntry {
  /// Every column of the ledger, by name.
  package var json: JSONValue {
    [
      "article": JSONValue(article), "body": JSONValue(body), "body_sha256": .string(bodySHA256),
      "clock": .integer(clock), "id": .string(id), "key": .string(key), "kind": .string(kind),
      "made_at": .string(madeAt), "origin": .string(origin), "prev": JSONValue(prev), "reviewer": JSONValue(reviewer),
      "seen": .string(seen), "seq": .integer(seq), "signature": JSONValue(signature),
    ]
  }
}
