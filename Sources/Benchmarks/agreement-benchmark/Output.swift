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

/// Numbers with a fixed number of decimals.
enum Decimals {
  static func text(_ value: Double, _ places: Int = 3) -> String {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    let whole = Int((value * Double(unit)).rounded())
    if places == 0 { return String(whole) }
    let digits = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: places - digits.count) + digits
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
