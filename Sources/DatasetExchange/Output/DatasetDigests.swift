// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto

/// An output that remembers the digest of each file that goes through it.
public final class DatasetDigests: DatasetOutput {
  /// A file of a dataset as a manifest names it.
  public struct File: Sendable {
    /// Its path within the dataset; empty where it is the dataset.
    public var path: String
    /// The SHA-256 of its bytes, in 64 hexadecimal digits.
    public var sha256: String
    /// How many bytes it has.
    public var bytes: Int
  }

  private let output: any DatasetOutput
  private let isCounting: Bool
  private var hashes: [String: (hash: SHA256, bytes: Int)] = [:]

  /// Hands everything on to an output.
  ///
  /// - Parameters:
  ///   - output: where bytes go.
  ///   - isCounting: whether digests are wanted at all.
  public init(_ output: any DatasetOutput, isCounting: Bool = true) {
    self.output = output
    self.isCounting = isCounting
  }

  /// Hands bytes on, counted.
  public func append(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    if isCounting { hashes[path, default: (SHA256(), 0)].hash.update(data: bytes) }
    hashes[path, default: (SHA256(), 0)].bytes += bytes.count
    try output.append(bytes, to: path)
  }

  /// Whether not one byte was written.
  public var isEmpty: Bool { hashes.values.allSatisfy { $0.bytes == 0 } }

  /// The files, by path.
  public var files: [File] {
    hashes.sorted { $0.key < $1.key }.map { path, value in
      File(path: path, sha256: value.hash.finalize().hexadecimal, bytes: value.bytes)
    }
  }
}

/// A dataset of one file, written to a sink.
public final class SinkOutput: DatasetOutput {
  private let sink: any ByteSink

  /// An output that ends in a sink.
  public init(_ sink: any ByteSink) { self.sink = sink }

  /// Writes bytes to the sink.
  public func append(_ bytes: [UInt8], to path: String) throws(ExchangeError) { try sink.write(bytes) }
}
