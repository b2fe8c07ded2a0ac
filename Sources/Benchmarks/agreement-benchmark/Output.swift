// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Glibc

/// Bytes written whole to a file descriptor.
enum Output {
  static func write(_ bytes: [UInt8], to file: Int32 = 1) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// The words behind a subcommand: values in order and options with a value each.
struct Arguments {
  private(set) var values: [String] = []
  private var options: [String: String] = [:]

  init(_ words: some Sequence<String>) {
    var name: String?
    for word in words {
      if let option = name {
        options[option] = word
        name = nil
      } else if word.hasPrefix("--") {
        name = String(word.dropFirst(2))
      } else {
        values.append(word)
      }
    }
  }

  subscript(option: String) -> String? { options[option] }

  func number(_ option: String, default value: Int) -> Int { options[option].flatMap { Int($0) } ?? value }
}
