// SPDX-License-Identifier: GPL-3.0-or-later

/// What a site says of the data that it keeps of its readers before it lets them read.
enum ConsentNotice {
  static let openings: CueList = [
    "we value your privacy", "we care about your privacy", "we respect your privacy", "your privacy", "we and our",
    "we use cookies", "we, and our", "we need your consent", "we would like to use cookies", "our site uses cookies",
    "our website uses cookies", "this site uses cookies", "this website uses cookies", "by clicking", "by using this",
    "by continuing to", "with your consent", "with your agreement", "manage your", "this site uses technologies",
    "wir verwenden cookies", "wir und unsere", "wir nutzen cookies", "diese website verwendet cookies",
    "diese webseite verwendet cookies", "mit ihrer zustimmung", "nous utilisons des cookies", "nous et nos",
    "avec votre accord", "utilizamos cookies", "nosotros y nuestros", "usamos cookies", "questo sito utilizza",
    "noi e i nostri", "deze website gebruikt cookies", "wij gebruiken cookies", "wij en onze",
    "vi använder cookies", "vi bruker informasjonskapsler", "vi og våre", "vi og vores", "мы используем файлы cookie",
  ]
  private static let subjects: [StaticString] = [
    "cookie", "partner", "personal data", "personal information", "device", "consent", "advertising", "advertisement",
    "privacy policy", "cookie policy", "your experience", "personenbezogene", "zustimmung", "partenaire",
    "consentement", "socios", "datos personales",
    "dati personali", "informasjonskapsler", "données personnelles",
  ]
  private static let longest = 2000

  /// Whether a text begins as such notices do and speaks of what they are about, of two things or more.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= longest, openings.fits(text) else { return false }
    return isOne(FoldedLine(text))
  }

  /// Whether a line is such a notice.
  static func isOne(_ phrase: FoldedLine) -> Bool {
    phrase.cue(of: openings) != nil && subjects.count { phrase.contains($0) } >= 2
  }
}
