// SPDX-License-Identifier: GPL-3.0-or-later
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// Writes CSV or JSON Lines to a path, `-` for the standard output; never over the project or an input.
  ///
  /// - Parameters:
  ///   - path: where to.
  ///   - inputs: what the same command reads beside the project.
  ///   - isPlain: whether what is written may hold characters that a terminal obeys, which JSON escapes.
  ///   - body: writes everything.
  /// - Throws: ``ExchangeError``, or a ``Failure`` when all is written but may not outlast a power cut.
  func write(
    to path: String, sparing inputs: [String] = [], isPlain: Bool,
    _ body: (any ByteSink) throws -> Void
  ) throws {
    let place: any ByteSink =
      path == "-" ? ConsoleSink(console: output) : try OutputFile(path: path, sparing: files + inputs)
    let sink = isPlain && place.isTerminal ? ScreenSink(place) : place
    try body(sink)
    do { try sink.commit() } catch {
      guard case .notSynced = error else { throw error }
      throw Failure("\(path) not made safe", error)
    }
  }

  /// Refuses a path that leads to the project or an input, before anything is computed.
  func checkOutput(_ path: String, sparing inputs: [String]) throws(ExchangeError) {
    if path != "-" { try OutputFile.check(path: path, sparing: files + inputs) }
  }

  /// The project's file and those that SQLite makes beside it.
  private var files: [String] { ["", "-journal", "-wal", "-shm"].map { project + $0 } }
}

/// The standard output as a sink.
private final class ConsoleSink: ByteSink {
  private let console: any Console

  init(console: any Console) { self.console = console }

  var isTerminal: Bool { console.canvas.isTerminal }

  func write(_ bytes: [UInt8]) throws(ExchangeError) {
    console.write(String(decoding: bytes, as: UTF8.self))
    if console.failure != 0 { throw ExchangeError(console.failure, path: "standard output") }
  }

  func commit() {}
}

/// Holds text back until all of it is known to hold nothing that a terminal obeys or hides.
private final class ScreenSink: ByteSink {
  private let screen: any ByteSink
  private var bytes: [UInt8] = []

  init(_ screen: any ByteSink) { self.screen = screen }

  let isTerminal = true

  func write(_ bytes: [UInt8]) { self.bytes += bytes }

  func commit() throws(ExchangeError) {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    guard sanitized(text).utf8.elementsEqual(text.utf8) else { throw .notForTerminals }
    try screen.write(bytes)
    try screen.commit()
  }
}
