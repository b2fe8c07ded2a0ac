// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
public import ArticleIngest

/// What holds of every reading, whatever the bytes were; a fuzzer's execution traps where it does not.
public enum ReadingProperties {
  /// Reads the bytes and checks each article; an error that the reader throws is a right answer.
  public static func check(_ bytes: [UInt8], as format: ArticleFormat) {
    guard let articles = try? ArticleReader(format: format).read(bytes) else { return }
    precondition(!articles.isEmpty, "no article and no error")
    for article in articles { check(article) }
  }

  private static func check(_ article: Article) {
    precondition(!article.paragraphs.isEmpty, "an empty article in silence")
    precondition(article.paragraphs.map(\.number) == Array(1...article.paragraphs.count), "numbers with gaps")
    for paragraph in article.paragraphs {
      let text = paragraph.text.utf8
      precondition(!text.isEmpty, "an empty paragraph")
      precondition(!text.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }, "a paragraph of more than one line")
      precondition(text.first != 0x20 && text.last != 0x20, "spaces round a paragraph")
      precondition(paragraph.sha256.utf8.count == 64, "a digest of another length")
    }
    for name in [article.title, article.byline, article.credit, article.url] {
      precondition(name != "", "a name that says nothing")
    }
  }
}
