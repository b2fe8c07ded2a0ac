// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Files that nothing here reads: refused by name, never read as text with their marks in it.
@Suite struct UnreadFormatTests {
  private func refusal(_ bytes: [UInt8], _ reader: ArticleReader = ArticleReader()) -> UnreadFormat? {
    do {
      _ = try reader.read(bytes)
      return nil
    } catch .unreadFormat(let format) {
      return format
    } catch {
      return nil
    }
  }

  private static let sentence = "The tram to Port Ellery ran late on Monday, its driver said."

  private static let openings: [(String, UnreadFormat)] = [
    ("GIF89a", .image("GIF")),
    ("RIFF....WEBPVP8 ", .image("WebP")), ("\u{FF}\u{D8}\u{FF}\u{E0}", .image("JPEG")), ("\u{89}PNG", .image("PNG")),
    ("....ftypmp42....", .media), ("bplist00........", .propertyList), ("\u{7F}ELF", .program),
    ("SQLite format 3\0....", .database), ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}", .document("Word")),
    ("\u{D0}\u{CF}\u{11}\u{E0}....W\0o\0r\0k\0b\0o\0o\0k\0", .document("Excel")),
    ("\u{D0}\u{CF}\u{11}\u{E0}....P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0", .document("PowerPoint")),
    ("MZ\u{90}\0\u{3}", .program), ("\u{CF}\u{FA}\u{ED}\u{FE}", .program), ("\0asm\u{1}", .program),
    ("\u{FF}\u{FB}\u{90}d", .media), ("....ftypavif", .image("AVIF")), ("\0\0\u{1}\0", .image("icon")),
    ("wOF2\0\u{1}", .font), ("\0\u{1}\0\0\0", .font), ("PAR1\u{15}", .data("Parquet")),
    ("\u{80}\u{4}\u{95}", .data("Python pickle")), ("%!PS-Adobe", .document("PostScript")),
    ("AT&TFORM....DJVU", .document("DjVu")), (String(repeating: "x", count: 60) + "BOOKMOBI", .document("Kindle")),
    (String(repeating: "\u{1}\u{C7}\u{9}\0Ax\u{E0}\u{2}", count: 40), .binary),
  ]

  @Test(arguments: openings) func binaryFilesAreKnownByTheirFirstBytes(opening: String, format: UnreadFormat) {
    let bytes = opening.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0xE2, 0xE3]
    #expect(refusal(bytes) == format)
    if format != .binary { #expect(refusal(bytes, ArticleReader(format: .text, encoding: "ISO-8859-1")) == format) }
  }

  @Test(arguments: [
    ("%PDF-1.7\n", ArticleFormat.pdf), ("\u{1F}\u{8B}", .packed), ("PK\u{3}\u{4}....word/document.xml", .zip),
    ("bplist00....WebMainResource....", .webarchive), ("WARC/1.1\r\nWARC-Type: response\r\n\r\n", .warc),
  ]) func filesCutOffAreNamed(opening: String, format: ArticleFormat) {
    let bytes = opening.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0xE2, 0xE3]
    for reader in [ArticleReader(), ArticleReader(format: .text, encoding: "ISO-8859-1")] {
      let error = #expect(throws: IngestError.self) { try reader.read(bytes) }
      #expect(error?.cause == .damaged(format) || error == .missing(.pdftotext))
    }
  }

  @Test func aTextInTwoByteUnitsIsNoBinary() {
    let bytes: [UInt8] = Self.sentence.utf8.flatMap { [$0, 0] }
    #expect(throws: IngestError.nulByte(offset: 1)) { try ArticleReader().read(bytes) }
  }

  @Test func aTextWithLabelledLinesIsNoMail() throws {
    let text = "From: Mara Lind\nDate: 4 March 2024\nSubject: The tram\n\n\(Self.sentence)\n\n\(Self.sentence)"
    #expect(try ArticleReader().read(Array(text.utf8)).count == 1)
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?><TEI><text><p>The tram ran late.</p></text></TEI>", UnreadFormat.xml(root: "TEI")),
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>The tram</text></svg>", .image("SVG")),
  ]) func markedUpFilesAreKnownByTheirRoots(text: String, format: UnreadFormat) {
    #expect(refusal(Array(text.utf8)) == format)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>%</body></html>", "<div>%</div>",
    "<?xml version=\"1.0\"?><div>%</div>", "<custom-element>%</custom-element>", "<!-- a --><!DOCTYPE html><p>x</p>%",
  ]) func pagesAreRead(page: String) throws {
    let prose = String(repeating: "<p>\(Self.sentence)</p>", count: 4)
    #expect(try ArticleReader().read(Array(page.replacing("%", with: prose).utf8)).count == 1)
  }

  @Test(arguments: [
    "body { margin: 0; color: #222 }\n.lead { font-size: 2em }\n", "var x=1;", "body{}",
    "/* kept beside the page */\n(function (w) { w.count = function (a) { return a + 1; }; })(window);\n",
    "import { tram } from './tram.js';\nexport const late = (a) => a > 5;\n",
  ]) func stylesAndScripts(text: String) { #expect(refusal(Array(text.utf8)) == .code) }

  private static let written: [(String, UnreadFormat)] = [
    (
      "1\n00:00:01,000 --> 00:00:04,000\nThe tram.\n\n2\n00:00:05,000 --> 00:00:07,000\nIt was late.\n",
      .data("SubRip subtitles")
    ),
    ("WEBVTT\n\n00:01.000 --> 00:04.000\nThe tram.\n", .data("WebVTT subtitles")),
    (
      "-- dump\nDROP TABLE IF EXISTS `t`;\nCREATE TABLE `t` (\n  `a` text\n);\nINSERT INTO `t` VALUES ('The tram ran late.');\n",
      .data("SQL")
    ),
    (String(repeating: "2024-03-05 07:41:00,123 INFO tram.late stop 4\n", count: 6), .data("a log")),
    ("import os\n\ndef late(a):\n    for stop in a:\n        print(stop)\n    return 0\n", .code),
    ("begin 644 tram.jpg\nM_]C_X``02D9)1@`!\n`\nend\n", .data("uuencode")),
    ("version: \"3\"\nservices:\n  tram:\n    image: rail\n    stops:\n      - first\n", .data("YAML")),
    (
      String(repeating: "The tram to Port Ellery ran late on Monday, its driver said, and nobody=\n", count: 3)
        + "clapped.\n", .data("quoted-printable")
    ),
    ("[server]\nhost=tram\nport=8080\n[paths]\nroot=/tram\n", .data("settings")),
    ("TY  - NEWS\nTI  - The tram\nER  - \n", .data("RIS")),
  ]

  @Test(arguments: written) func whatIsWrittenForPrograms(text: String, format: UnreadFormat) {
    #expect(refusal(Array(text.utf8)) == format)
    #expect(refusal(Array(text.utf8), ArticleReader(format: .text)) == nil)
  }

  @Test(arguments: [
    "From the tram:\n\nfor a year it ran late;\n\nif it ran at all\n\nthe town walked.\n\nend\n",
    "Title: The tram\nAuthor: Mara Lind\nDate: 4 March 2024\nText:\nThe tram ran late.\nNobody clapped, and nobody knows why.\n",
    "10:15 The tram leaves.\n\n10:20 It stands.\n\n10:40 It burns: ERROR, says the board.\n\n10:50 It is gone.\n\n11:00 Over.\n",
    "Tram, bus, ferry\n\nThe council met on Monday, and it voted.",
    "Late again; the tram\n\nIt came (at last) at noon; nobody clapped.",
    "title\n\nThe tram ran late.", "Documents of the tram\n\nTwo of 20 documents were lost.",
    "Late ;)\n\nThe tram; it was late.",
    "Rain, wind, snow\nSun, haze, fog\n",
  ]) func proseIsNone(text: String) throws { #expect(refusal(Array(text.utf8)) == nil) }
}
