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
    let evidence = Evidence(draft, assignment.readings, kinds)
    let (paragraphs, content) = numbered(draft.blocks, kinds)
    return Article(
      title: TitleChoice.title(draft.claims) ?? title(draft.blocks, kinds), byline: evidence.byline?.name,
      credit: evidence.credit?.name,
      url: evidence.url, site: evidence.outlet?.name,
      language: draft.claims.first { $0.field == .language }?.value ?? LanguageGuess.language(of: draft.blocks),
      dates: evidence.dates, provenance: ProvenanceChain.steps(evidence), claims: draft.claims,
      paragraphs: paragraphs, sha256: draft.sha256, contentSHA256: content)
  }

  /// The headline's text, without the label of a labelled line.
  private func title(_ blocks: [Block], _ kinds: [ParagraphKind]) -> String? {
    guard let index = kinds.firstIndex(of: .headline) else { return nil }
    let text = blocks[index].text
    guard let field = HeaderField(text), field.label == .title, !field.value.isEmpty else { return text }
    return field.value
  }

  private func numbered(_ blocks: [Block], _ kinds: [ParagraphKind]) -> ([Paragraph], String) {
    var content = SHA256()
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      let sha256 = Digest.sha256(block.text.utf8).withUnsafeBytes { digest in
        content.update(bufferPointer: digest)
        return Digest.hexadecimal(digest)
      }
      paragraphs.append(Paragraph(number: index + 1, kind: kinds[index], text: block.text, sha256: sha256))
    }
    return (paragraphs, content.finalize().withUnsafeBytes(Digest.hexadecimal))
  }
}
