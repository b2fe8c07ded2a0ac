// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a line, separated by blanks; double quotation marks hold a word with blanks together, two of them in
/// such a word are one.
struct Words {
  var list: [String]

  /// - Throws: ``CommandError/openQuotation(command:)``.
  init(_ text: String, command: String) throws(CommandError) {
    list = []
    var word: String?
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\"":
        if isQuoted, index < scalars.count, scalars[index] == "\"" {
          word?.unicodeScalars.append(scalar)
          index += 1
        } else {
          isQuoted.toggle()
        }
        word = word ?? ""
      case " ", "\t":
        if isQuoted {
          word?.unicodeScalars.append(scalar)
        } else if let finished = word {
          list.append(finished)
          word = nil
        }
      default:
        word = word ?? ""
        word?.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else { throw .openQuotation(command: command) }
    if let word { list.append(word) }
  }
}
