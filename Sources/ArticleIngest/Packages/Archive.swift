// SPDX-License-Identifier: GPL-3.0-or-later
internal import CArchive

/// How far the unpacking of one input has come: nothing is followed without end.
struct Unpacking {
  /// How many packed files the one at hand lies in.
  var depth = 0
  /// How many bytes may still come out.
  var left = IngestLimits.inputBytes
}

/// Files packed into one, in memory: nothing of them is ever written to the disk.
enum Archive {
  /// A file of an archive.
  struct Member {
    /// The name as it stands in the archive; it may lead anywhere.
    let name: String
    /// Its bytes; none where they can not be had.
    let bytes: [UInt8]
    /// Why its bytes can not be had; nil for a whole file.
    var fault: IngestError?
  }

  /// The files of a zip archive, in its order, held to the limits.
  static func members(of bytes: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> [Member] {
    guard !isCutOff(bytes) else { throw .damaged(.zip) }
    return try read(.zip, &unpacking) { context, left, give in
      zip_read(bytes, bytes.count, IngestLimits.archiveMembers, &left, context, give)
    }
  }

  /// Whether the directory that ends an archive is missing, so that it was cut off; the last one in the bytes may be that of an
  /// archive in it (APPNOTE 6.3.9, section 4.3.16).
  private static func isCutOff(_ bytes: [UInt8]) -> Bool {
    let reach = bytes.suffix(22 + 0xFFFF)
    guard
      let end = reach.indices.last(where: { bytes[$0] == 0x50 && bytes[$0...].starts(with: "PK\u{5}\u{6}".utf8) }),
      end + 22 <= bytes.count
    else { return true }
    func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[end + place + $1]) << (8 * $1) } }
    let (size, offset) = (number(12), number(16))
    guard bytes.starts(with: "PK\u{3}\u{4}".utf8), size != 0xFFFF_FFFF, offset != 0xFFFF_FFFF, size + offset < end
    else {
      return false
    }
    // Of an archive of many files a second record stands between its directory and its end.
    return !bytes[offset...].starts(with: "PK\u{1}\u{2}".utf8)
  }

  /// The bytes that gzip, bzip2, xz or Zstandard packed, and whether more than filling stands behind them.
  static func unpacked(
    _ bytes: [UInt8], _ unpacking: inout Unpacking
  ) throws(IngestError) -> (bytes: [UInt8], isFollowed: Bool) {
    var rest = 0
    let inner = try read(.packed, &unpacking) { context, left, give in
      packed_read(bytes, bytes.count, &left, &rest, context, give)
    }.first?.bytes
    return (inner ?? [], bytes.suffix(rest).contains { $0 != 0 })
  }

  /// The bytes that HTTP's coding `deflate` packed (RFC 9110, section 8.4.1.2), in zlib's format or as the bare stream that
  /// some servers send; nil for a body that is neither.
  static func inflated(_ body: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> [UInt8]? {
    let isWrapped =
      body.count > 2 && body[0] & 15 == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0 && body[1] & 32 == 0
    // libarchive reads the stream in gzip's envelope, whose sums it does not look at.
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], sums = [UInt8](repeating: 0, count: 8)
    for stream in isWrapped ? [body.dropFirst(2), body[...]] : [body[...]] {
      do { return try unpacked(head + stream + sums, &unpacking).bytes } catch {
        guard case .damaged = error else { throw error }
      }
    }
    return nil
  }

  private typealias Give =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<UInt8>?, Int, zip_state) -> CInt

  private static func read(
    _ format: ArticleFormat, _ unpacking: inout Unpacking,
    _ read: (UnsafeMutableRawPointer, inout Int, Give) -> zip_outcome
  ) throws(IngestError) -> [Member] {
    let reading = Reading()
    let outcome = read(Unmanaged.passUnretained(reading).toOpaque(), &unpacking.left) {
      context, name, bytes, count, state in
      guard let context, let name else { return 0 }
      let content = bytes.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
      Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue().take(String(cString: name), content, state.rawValue)
      return 1
    }
    switch outcome {
    case zip_complete: return reading.members
    case zip_unavailable: throw .missing(.libarchive)
    case zip_too_large: throw .unpackedTooLarge(members: IngestLimits.archiveMembers, bytes: IngestLimits.inputBytes)
    default: throw .damaged(format)
    }
  }

  private final class Reading {
    var members: [Member] = []

    func take(_ name: String, _ bytes: [UInt8], _ state: UInt32) {
      let faults: [UInt32: IngestError] = [zip_locked.rawValue: .locked, zip_damaged.rawValue: .damaged(.packed)]
      members.append(Member(name: name, bytes: bytes, fault: faults[state]))
    }
  }
}
