// SPDX-License-Identifier: GPL-3.0-or-later
internal import CArchive
internal import Glibc

/// Zip archives as REFI-QDA's projects are.
enum ZipArchive {
  /// How many files an archive may hold, and how many bytes all of them together.
  static let mostEntries = 100_000, mostBytes = 1 << 29

  /// The archive of files, in their order; the same files give the same bytes.
  static func bytes(of files: [(name: String, bytes: [UInt8])]) throws(ExchangeError) -> [UInt8] {
    var entries: [zip_entry] = []
    var pieces: [UnsafeMutableBufferPointer<UInt8>] = [], names: [UnsafeMutableBufferPointer<CChar>] = []
    defer {
      pieces.forEach { $0.deallocate() }
      names.forEach { $0.deallocate() }
    }
    for file in files {
      let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, file.bytes.count))
      _ = piece.update(fromContentsOf: file.bytes)
      pieces.append(piece)
      let name = UnsafeMutableBufferPointer<CChar>.allocate(capacity: file.name.utf8.count + 1)
      _ = name.update(fromContentsOf: file.name.utf8CString)
      names.append(name)
      entries.append(zip_entry(name: name.baseAddress, bytes: piece.baseAddress, count: file.bytes.count))
    }
    var result: UnsafeMutablePointer<UInt8>?, length = 0
    let outcome = zip_write(entries, entries.count, &result, &length)
    defer { result.map { free($0) } }
    guard outcome == zip_complete, let result else {
      throw .failed(path: "", reason: outcome == zip_unavailable ? unavailable : "the archive can not be made")
    }
    return Array(UnsafeBufferPointer(start: result, count: length))
  }

  static let unavailable = "libarchive is missing; on Debian: apt-get install libarchive13"

  /// The files of an archive by name.
  ///
  /// - Throws: ``DatasetFault`` for one that is cut, too large, or whose names lead out of it.
  static func files(in bytes: [UInt8], path: String) throws(DatasetFault) -> [String: [UInt8]] {
    let reading = Reading()
    var left = mostBytes
    let outcome = zip_read(
      bytes, bytes.count, mostEntries, &left, Unmanaged.passUnretained(reading).toOpaque()
    ) { context, name, bytes, count, state in
      guard let context, let name else { return 0 }
      let reading = Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue()
      guard let bytes else {
        if state == zip_locked { reading.locked = String(cString: name) }
        return 0
      }
      return reading.take(String(cString: name), Array(UnsafeBufferPointer(start: bytes, count: count))) ? 1 : 0
    }
    switch outcome {
    case zip_complete: return reading.files
    case zip_stopped where reading.locked != nil:
      throw DatasetFault(.syntax("a password locks \(reading.locked ?? "it")"), path: path)
    case zip_stopped where reading.refused != nil:
      throw DatasetFault(.unsafePath(reading.refused ?? ""), path: path)
    case zip_unavailable: throw DatasetFault(.syntax(unavailable), path: path)
    case zip_too_large: throw DatasetFault(.syntax("the archive holds more than \(mostBytes >> 20) MB"), path: path)
    default: throw DatasetFault(.syntax("the bytes are no whole zip archive"), path: path)
    }
  }

  private final class Reading {
    var files: [String: [UInt8]] = [:]
    var refused: String?
    var locked: String?

    /// Takes a file, or refuses a name that leads out of the archive or stands there already.
    func take(_ name: String, _ bytes: [UInt8]) -> Bool {
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      let leads = parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } || name.contains("\\") || files[name] != nil
      if leads { refused = name } else { files[name] = bytes }
      return !leads
    }
  }
}
