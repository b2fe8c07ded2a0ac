// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// The short names that titles and file stems give.
@Suite struct SlugTests {
  @Test(arguments: [
    ("Ferry service resumes", "ferry-service-resumes"), ("Größe über Łódź", "grosse-uber-lodz"),
    ("L'été à Nîmes", "lete-a-nimes"),
    ("  --2024: a year  ", "2024-a-year"), ("Ана пишет: объявление", "ana-pishet-obyavlenie"), ("Η Αθήνα", "i-athina"),
    ("", "article"), (" \n", "article"), ("e\u{301}te\u{301}", "ete"),
    ("a_b.c", "a-b-c"),
  ]) func slugs(text: String, expected: String) { #expect(slug(from: text) == expected) }

  @Test func textsWithoutAnyASCIIFormAreToldApart() {
    let slugs = ["السوق", "中文", "日本"].map { slug(from: $0) }
    #expect(Set(slugs).count == 3)
    #expect(slugs.allSatisfy { $0.wholeMatch(of: /article-[0-9a-f]{6}/) != nil && slug(from: $0) == $0 }, "\(slugs)")
  }

  @Test func longTitlesAreCutBetweenWords() {
    let cut = slug(from: "The quick brown fox jumps over the lazy dog and then goes home")
    #expect(cut == "the-quick-brown-fox-jumps-over-the-lazy-dog-and")
    #expect(slug(from: String(repeating: "x", count: 90)).utf8.count == 48)
  }
}
