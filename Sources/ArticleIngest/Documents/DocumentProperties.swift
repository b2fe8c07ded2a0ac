// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What the properties of a file say of the text in it, which its program mostly filled in unasked.
///
/// They are kept as claims with an origin of their own. A title stands in for one that the text does not show. An author is
/// never taken for the text's: the name is that of an account, of who typed the text in or saved it off a page. The days on
/// which a file was made and changed are none on which a text came out, and are not kept.
enum DocumentProperties {
  private static let origin = "properties"

  /// The claims of what was found; nothing for what programs give where nobody gave anything.
  static func claims(title: String?, author: String?, language: String?) -> [MetadataClaim] {
    let found: [(MetadataClaim.Field, String?)] = [
      (.title, title.flatMap(self.title)), (.byline, author.flatMap(self.author)),
      (.language, language.flatMap(self.language)),
    ]
    return found.compactMap { field, value in
      value.map { MetadataClaim(field: field, value: $0, origin: origin) }
    }
  }

  /// A title that somebody gave: words, and neither a file's name nor a program's.
  private static func title(_ title: String) -> String? {
    let title = title.onOneLine
    let lowered = title.lowercased()
    guard title.utf8.count <= longestTitle, isOfWords(title), !title.contains("\\"), !title.contains("://"),
      !hasExtension(lowered), !(lowered.hasPrefix("microsoft ") && lowered.contains(" - ")),
      !unnamed.contains(lowered.trimmingNumber)
    else { return nil }
    return title
  }

  private static let longestTitle = 300

  /// Whether a text is of two words or more, or of a script that sets no spaces.
  private static func isOfWords(_ text: String) -> Bool {
    if text.contains(" ") { return text.split(separator: " ").count { $0.contains(where: \.isLetter) } > 1 }
    return text.unicodeScalars.count > 6 && !text.unicodeScalars.contains { $0.properties.isCased }
  }

  /// Whether a text ends as names of files do: a full stop and two to five small letters or digits, the first a letter.
  private static func hasExtension(_ text: String) -> Bool {
    guard let stop = text.lastIndex(of: "."), stop != text.startIndex else { return false }
    let end = text[text.index(after: stop)...]
    return (2...5).contains(end.count) && end.first?.isLetter ?? false
      && end.allSatisfy { $0.isASCII && !$0.isWhitespace }
  }

  /// How programs call what nobody named.
  private static let unnamed: Set<String> = [
    "untitled document", "unnamed document", "new document", "blank document", "no title", "word document",
    "powerpoint presentation", "document sans titre", "unbenanntes dokument", "documento sin título",
    "documento senza titolo", "documento sem título", "naamloos document", "документ microsoft word",
    "документ без названия", "dokument bez nazwy", "dokument bez tytułu", "namnlöst dokument", "unavngivet dokument",
  ]

  /// The authors whose names are persons' by their form.
  private static func author(_ author: String) -> String? {
    let names = author.onOneLine.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    return names.isEmpty || !names.allSatisfy(isPerson) ? nil : names.joined(separator: ", ")
  }

  private static func isPerson(_ name: String) -> Bool {
    guard name.contains(" ") else {
      return (2...6).contains(name.unicodeScalars.count) && !accounts.contains(name)
        && name.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
    }
    let words = name.lowercased().split(separator: " ")
    return Byline.isNameAlone(name) && Organisation.partyKind(of: name) == .person
      && !words.contains { accounts.contains(String($0)) }
  }

  /// The words of accounts and programs, which stand where an author's name does.
  private static let accounts: Set<String> = [
    "user", "users", "author", "owner", "admin", "administrator", "unknown", "anonymous", "guest", "default", "account",
    "microsoft", "windows", "office", "word", "google", "docs", "libreoffice", "openoffice", "apple", "mac", "home",
    "computer", "laptop", "desktop", "student", "employee", "customer", "editor", "editorial", "desk", "newsroom",
    "team",
    "staff", "press", "benutzer", "utilisateur", "usuario", "usuário", "utente", "gebruiker", "użytkownik",
    "пользователь", "kullanıcı", "用户", "用戶", "使用者", "管理员", "管理員", "作者",
  ]

  /// A tag of a language (BCP 47).
  private static func language(_ tag: String) -> String? {
    let tag = tag.trimmed
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter }),
      parts.dropFirst().allSatisfy({
        (2...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }),
      !["und", "zxx", "mul"].contains(first.lowercased())
    else { return nil }
    return tag
  }
}

extension String {
  /// The text without digits at its end and the white space before them.
  fileprivate var trimmingNumber: String {
    var text = self
    while text.last?.isNumber ?? false { text.removeLast() }
    return text.trimmed
  }
}
