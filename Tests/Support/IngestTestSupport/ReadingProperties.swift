// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
public import ArticleIngest

/// What holds of every reading, whatever the bytes were.
public enum ReadingProperties {
  /// What does not hold of the articles read from some bytes, bad parts passed over, so that those behind them are read too;
  /// an error that the reader throws is a right answer.
  public static func broken(by bytes: [UInt8], as format: ArticleFormat) -> [String] {
    guard let reading = try? ArticleReader(format: format, keepsGoing: true).reading(of: bytes) else { return [] }
    let isSilent = reading.articles.isEmpty && reading.failures.isEmpty
    return isSilent ? ["no article and no error"] : reading.articles.flatMap(broken)
  }

  private static func broken(_ article: Article) -> [String] {
    var broken: [String] = []
    if article.paragraphs.isEmpty { broken.append("an empty article in silence") }
    for (index, paragraph) in article.paragraphs.enumerated() {
      let text = paragraph.text.utf8
      if paragraph.number != index + 1 { broken.append("numbers with gaps") }
      if text.isEmpty { broken.append("an empty paragraph") }
      if text.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) { broken.append("more than one line") }
      if text.first == 0x20 || text.last == 0x20 { broken.append("spaces round a paragraph") }
      if paragraph.sha256.utf8.count != 64 { broken.append("a digest of another length") }
    }
    if [article.title, article.byline, article.credit, article.url].contains("") { broken.append("an empty name") }
    return broken
  }
}
