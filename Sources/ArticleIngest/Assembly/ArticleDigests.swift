// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto

extension Article {
  /// The article with the digests of its paragraphs and of itself, as a reader gives them, whatever they were.
  ///
  /// Complexity: O(bytes).
  public var withDigests: Article {
    var article = self
    var content = SHA256()
    for index in article.paragraphs.indices {
      article.paragraphs[index].sha256 = Digest.sha256(article.paragraphs[index].text.utf8).withUnsafeBytes { digest in
        content.update(bufferPointer: digest)
        return Digest.hexadecimal(digest)
      }
    }
    article.contentSHA256 = content.finalize().withUnsafeBytes { Digest.hexadecimal($0) }
    let whole = article.paragraphs.map(\.text).joined(separator: "\n\n")
    article.sha256 = Digest.sha256(whole.utf8).withUnsafeBytes { Digest.hexadecimal($0) }
    return article
  }
}

extension Paragraph {
  /// The SHA-256 of a text's UTF-8, as 64 lower-case hexadecimal digits.
  public static func digest(of text: String) -> String {
    Digest.sha256(text.utf8).withUnsafeBytes { Digest.hexadecimal($0) }
  }
}
