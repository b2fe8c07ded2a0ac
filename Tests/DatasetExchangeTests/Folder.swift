// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A folder of a test's own, gone when the test ends.
final class Folder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "exchange-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The names of everything in it, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  func path(_ name: String) -> String { url.path + "/" + name }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  func kind(_ name: String) -> mode_t { status(name).st_mode & S_IFMT }

  func mode(_ name: String) -> mode_t { status(name).st_mode & 0o777 }

  func inode(_ name: String) -> ino_t { status(name).st_ino }

  private func status(_ name: String) -> stat {
    var status = stat()
    lstat(path(name), &status)
    return status
  }
}
