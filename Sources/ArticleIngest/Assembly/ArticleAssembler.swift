// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
import Crypto

/// Makes an article of a draft: kinds, numbers, digests, metadata and provenance.
struct ArticleAssembler {
  /// The article of a draft.
  func article(_ draft: Draft) throws(IngestError) -> Article {
    guard !draft.blocks.isEmpty else { throw .empty }
    let assignment = KindAssignment(draft.blocks, hasTitle: draft.claims.contains { $0.field == .title })
    let kinds = assignment.decided
    func property(_ field: MetadataClaim.Field) -> String? { draft.properties.first { $0.field == field }?.value }
    let language =
      draft.claims.first { $0.field == .language }?.value ?? LanguageGuess.language(of: draft.blocks)
      ?? property(.language)
    let evidence = Evidence(draft, assignment.readings, kinds, language: language)
    let (paragraphs, content) = numbered(draft.blocks, kinds)
    return Article(
      title: TitleChoice.title(draft.claims) ?? title(draft.blocks, kinds) ?? property(.title),
      byline: evidence.byline?.name,
      credit: evidence.credit?.name,
      url: evidence.url, site: evidence.outlet?.name,
      language: language,
      dates: evidence.dates, provenance: ProvenanceChain.steps(evidence),
      claims: draft.claims + draft.properties + Self.unclearDay(evidence),
      paragraphs: paragraphs, sha256: draft.sha256, contentSHA256: content)
  }

  /// The day of a text that names none, as the text prints it: whoever knows the outlet can set it right.
  private static func unclearDay(_ evidence: Evidence) -> [MetadataClaim] {
    guard evidence.dates.isEmpty, let day = evidence.unclearDay else { return [] }
    return [MetadataClaim(field: .published, value: day, origin: "text")]
  }

  /// The headline's text, without the label of a labelled line.
  private func title(_ blocks: [Block], _ kinds: [ParagraphKind]) -> String? {
    guard let index = kinds.firstIndex(of: .headline) else { return nil }
    let text = blocks[index].text
    guard let field = HeaderField(text), field.label == .title, !field.value.isEmpty else { return text }
    return field.value
  }

  /// How many bytes of paragraphs' digests are digested at once.
  private static let digestsAtOnce = 4096

  private func numbered(_ blocks: [Block], _ kinds: [ParagraphKind]) -> ([Paragraph], String) {
    var content = SHA256()
    var digests: [UInt8] = []
    digests.reserveCapacity(Self.digestsAtOnce)
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      let sha256 = Digest.sha256(block.text.utf8).withUnsafeBytes { digest in
        digests.append(contentsOf: digest)
        return Digest.hexadecimal(digest)
      }
      if digests.count >= Self.digestsAtOnce || index == blocks.count - 1 {
        digests.withUnsafeBytes { content.update(bufferPointer: $0) }
        digests.removeAll(keepingCapacity: true)
      }
      paragraphs.append(Paragraph(number: index + 1, kind: kinds[index], text: block.text, sha256: sha256))
    }
    return (paragraphs, content.finalize().withUnsafeBytes(Digest.hexadecimal))
  }
}

/// Chooses among the titles that a document claims.
enum TitleChoice {
  private static let origins = [
    "front-matter", "record", "feed", "newsxml", "export", "json-ld", "opengraph", "h1", "meta", "title", "subject",
  ]

  /// The title as printed on the page where another origin confirms it; else the most trusted; nil when none is claimed.
  static func title(_ claims: [MetadataClaim]) -> String? {
    let titles = claims.filter { $0.field == .title }
    for printed in titles where printed.origin == "h1" {
      let isConfirmed = titles.contains { $0.origin != "h1" && folded($0.value).contains(folded(printed.value)) }
      if isConfirmed || titles.allSatisfy({ ["h1", "title", "subject"].contains($0.origin) }) { return printed.value }
    }
    for origin in origins {
      if let title = titles.first(where: { $0.origin == origin }) {
        return origin == "title" ? withoutSite(title.value) : title.value
      }
    }
    return nil
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).joined(separator: " ")
  }

  /// A window title without the site's name after its last bar or dash.
  private static func withoutSite(_ title: String) -> String {
    for bar in [" » ", " › ", " > "] {
      let parts = title.split(separator: bar)
      if parts.count > 1, let longest = parts.max(by: { $0.utf8.count < $1.utf8.count }) { return String(longest) }
    }
    // "Title_News_Site", as Chinese pages part it.
    let marked = title.split(separator: "_")
    if marked.count > 1, !title.contains(" "), let longest = marked.max(by: { $0.utf8.count < $1.utf8.count }) {
      return String(longest)
    }
    for bar in [" | ", " – ", " — ", " - ", " « ", " :: "] {
      let parts = title.split(separator: bar)
      if parts.count > 1, let last = parts.last, last.split(separator: " ").count <= 5 {
        return parts.dropLast().joined(separator: bar)
      }
      if parts.count > 1, let first = parts.first, first.split(separator: " ").count <= 4,
        Organisation.isOrganisation(String(first))
      {
        return parts.dropFirst().joined(separator: bar)
      }
    }
    return title
  }
}

/// SHA-256 over UTF-8, and its printed form.
enum Digest {
  /// The digest of bytes.
  static func sha256(_ bytes: some Collection<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    let fed: Void? = bytes.withContiguousStorageIfAvailable { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    if fed == nil { Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return hash.finalize()
  }

  /// The digest of bytes as 64 lower-case hexadecimal digits.
  static func printed(_ bytes: some Collection<UInt8>) -> String {
    sha256(bytes).withUnsafeBytes(hexadecimal)
  }

  /// Two lower-case hexadecimal digits a byte.
  static func hexadecimal(_ digest: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: digest.count * 2) { buffer in
      for index in 0..<digest.count {
        buffer[index * 2] = digit(digest[index] >> 4)
        buffer[index * 2 + 1] = digit(digest[index] & 15)
      }
      return digest.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value &+ (value < 10 ? 0x30 : 0x57) }
}
