// SPDX-License-Identifier: GPL-3.0-or-later

/// One small change of one line of source, such as a person makes by mistake.
struct Mutation: Sendable {
  /// The file, from the root of the package.
  var file: String
  /// The line, counted from 1.
  var line: Int
  /// Where the replaced bytes stand in the file's UTF-8.
  var range: Range<Int>
  /// What stands there.
  var original: String
  /// What is put in its place.
  var replacement: String

  /// The place and the change, for a line of the report.
  var name: String { "\(file):\(line)  \(original) -> \(replacement)" }
}

/// The mistakes that are made: arithmetic, comparison, logic, guards, bounds and small numbers.
enum MutationOperator {
  /// What each token turns into; a token with blanks at its ends is an infix operator.
  static let replacements: [(token: String, replacement: String)] = [
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "),
    (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "), (" * ", " / "), (" / ", " * "),
    (" += ", " -= "), (" -= ", " += "), ("..<", "..."), (" ?? 0", " ?? 1"), ("return true", "return false"),
    ("return false", "return true"), (" + 1", " + 2"), (" - 1", " - 2"), (".min(", ".max("), (".max(", ".min("),
    ("if !", "if "), ("guard !", "guard "), (".isEmpty else", ".isEmpty == false else"), (".first", ".last"),
  ]

  /// With which bytes a token begins.
  private static let beginnings = Set(replacements.compactMap(\.token.utf8.first))

  /// Every place of a file where a mistake could be made, in the order of the text.
  ///
  /// Comments, texts in quotation marks, imports and attributes are passed over; so are lines that only reserve
  /// memory, whose arithmetic changes nothing that anybody sees, questions whether a file was opened, for 0 is the
  /// standard input, and an order of keys, of which no two are equal.
  static func mutations(of source: String, in file: String) -> [Mutation] {
    let bytes = Array(source.utf8), code = CodeMask(bytes).isCode
    var found: [Mutation] = []
    var line = 1, lineStart = 0, isPassed = isPassedOver(bytes[...])
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\n") {
        (line, lineStart, isPassed) = (line + 1, index + 1, isPassedOver(bytes[(index + 1)...]))
      }
      guard code[index], !isPassed, beginnings.contains(bytes[index]) else { continue }
      for (token, replacement) in replacements where bytes[index...].starts(with: token.utf8) {
        let range = index..<index + token.utf8.count
        guard range.allSatisfy({ code[$0] }), !changesNothing(token, bytes[lineStart..<index], bytes[index...]) else {
          continue
        }
        found.append(
          Mutation(file: file, line: line, range: range, original: token, replacement: replacement))
      }
    }
    return found
  }

  /// An order of a dictionary's keys, of which no two are equal.
  private static func changesNothing(_ token: String, _ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    token == " < " && before.suffix(6).elementsEqual("$0.key".utf8) && after.starts(with: " < $1.key".utf8)
  }

  /// Whether the first line of what follows is passed over.
  private static func isPassedOver(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: rest.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return ["import ", "@", "reserveCapacity", "func +", "hash(into", "precondition", "descriptor >= 0"].contains {
      text.contains($0)
    }
  }
}

/// Which bytes of a Swift source are code, and not comments or texts in quotation marks.
struct CodeMask {
  /// One flag a byte.
  private(set) var isCode: [Bool]

  init(_ bytes: [UInt8]) {
    isCode = [Bool](repeating: true, count: bytes.count)
    var index = 0
    func stands(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
    while index < bytes.count {
      let start = index
      if stands("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if stands("\"\"\"") {
        index += 3
        while index < bytes.count, !stands("\"\"\"") { index += 1 }
        index += 3
      } else if stands("\"") {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\n") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      } else {
        index += 1
        continue
      }
      for place in start..<min(index, bytes.count) { isCode[place] = false }
    }
  }
}
