// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The page in a web archive of Safari: a property list with the page, its address and its encoding.
struct WebArchive {
  /// The page's bytes.
  let bytes: [UInt8]
  /// The encoding they are in, as the archive says.
  let encoding: String?
  /// The address the page was saved from.
  let url: String?

  /// Reads an archive's bytes; what it holds beside its page is left alone.
  init(_ archive: [UInt8]) throws(IngestError) {
    // Foundation follows XML to any depth.
    if !archive.starts(with: "bplist".utf8) { _ = try XMLDocument.root(of: archive) }
    let list = try? PropertyListSerialization.propertyList(from: Data(archive), options: [], format: nil)
    guard let main = (list as? [String: Any])?["WebMainResource"] as? [String: Any],
      let data = main["WebResourceData"] as? Data
    else { throw .damaged(.webarchive) }
    bytes = Array(data)
    encoding = main["WebResourceTextEncodingName"] as? String
    url = main["WebResourceURL"] as? String
  }
}
