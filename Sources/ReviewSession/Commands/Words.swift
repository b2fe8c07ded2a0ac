// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a line, separated by blanks; double quotation marks hold a word with blanks together.
struct Words {
  var list: [String]

  /// - Throws: ``CommandError/openQuotation(command:)``.
  init(_ text: String, command: String) throws(CommandError) {
    list = []
    var word: String?
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        isQuoted.toggle()
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
