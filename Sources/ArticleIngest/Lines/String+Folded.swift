// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The text in lower case, letters and digits only, as titles are compared.
  var folded: String {
    var view = UnicodeScalarView()
    view.append(contentsOf: lowercased().unicodeScalars.filter(Phrase.isWordScalar))
    return String(view)
  }
}
