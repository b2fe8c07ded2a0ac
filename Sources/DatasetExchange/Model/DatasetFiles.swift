// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a writer puts a dataset: one file, whose path is empty, or a folder of files.
public protocol DatasetOutput: AnyObject {
  /// Adds bytes to the end of a file; its folders are made.
  ///
  /// - Parameters:
  ///   - bytes: what is added.
  ///   - path: relative, parted by `/`, without `..`; empty for a dataset of one file.
  /// - Throws: ``ExchangeError`` when it can not be written.
  func append(_ bytes: [UInt8], to path: String) throws(ExchangeError)
}

/// Where a reader finds a dataset: one file, whose path is empty, or a folder of files.
public protocol DatasetFiles {
  /// The paths of all files, relative and in order; one empty path for a dataset of one file.
  var paths: [String] { get }
  /// What a file holds.
  func bytes(of path: String) throws(ExchangeError) -> [UInt8]
}

/// A dataset in memory.
public final class MemoryFiles: DatasetOutput, DatasetFiles {
  /// What each file holds, by path.
  public private(set) var files: [String: [UInt8]]

  /// Files by path; none.
  public init(_ files: [String: [UInt8]] = [:]) { self.files = files }

  /// Adds bytes to the end of a file.
  public func append(_ bytes: [UInt8], to path: String) { files[path, default: []] += bytes }
  /// The paths of the files, in order.
  public var paths: [String] { files.keys.sorted() }

  /// What a file holds.
  public func bytes(of path: String) throws(ExchangeError) -> [UInt8] {
    guard let bytes = files[path] else { throw .notReadable(path: path, reason: "No such file or directory") }
    return bytes
  }
}
