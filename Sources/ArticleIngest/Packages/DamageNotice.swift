// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// How a file tells that something is missing at its end; what is there is read, and the load says so.
///
/// A page that only ends in the middle tells nothing for certain: browsers show pages without their closing tags.
enum DamageNotice: String {
  /// The mark that closes the parts of a message never comes.
  case unclosed = "cut off before the mark that closes its parts"
  /// A server or a crawl said that there was more.
  case shortened = "cut off: shorter than the server said"
  /// More stands behind what was packed, which is no packed file again.
  case followed = "bytes behind what was packed are not read"

  /// The claim by which the article remembers it.
  var claim: MetadataClaim { MetadataClaim(field: .damage, value: rawValue, origin: "bytes") }
}
