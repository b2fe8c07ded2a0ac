// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// The short names that titles and file stems give.
@Suite struct SlugTests {
  @Test(arguments: [
    ("Ferry service resumes", "ferry-service-resumes"), ("Größe über Łódź", "grosse-uber-lodz"),
    ("L'été à Nîmes", "lete-a-nimes"),
    ("  --2024: a year  ", "2024-a-year"), ("السوق", "article"), ("", "article"), ("e\u{301}te\u{301}", "ete"),
    ("a_b.c", "a-b-c"),
  ]) func slugs(text: String, expected: String) { #expect(slug(from: text) == expected) }

  @Test func longTitlesAreCutBetweenWords() {
    let cut = slug(from: "The quick brown fox jumps over the lazy dog and then goes home")
    #expect(cut == "the-quick-brown-fox-jumps-over-the-lazy-dog-and")
    #expect(slug(from: String(repeating: "x", count: 90)).utf8.count == 48)
  }
}
