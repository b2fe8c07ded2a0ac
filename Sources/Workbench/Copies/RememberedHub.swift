// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Crypto
internal import Foundation
internal import Glibc
internal import JSON
internal import LedgerExchange

/// The hub of a project as one account knows it: a file in the state folder, by the project's path.
///
/// It is no entry of the ledger, for an address names a role and a socket, which are another account's business neither in
/// a bundle nor in a copy.
struct RememberedHub: Equatable {
  /// The address, which never holds a password.
  var url: String
  /// When the last exchange ended; nil before the first.
  var syncedAt: Timestamp?
  /// What the hub held then.
  var memory = HubMemory()

  /// What is remembered of a project; nil where nothing is, or no state folder.
  init?(of project: String) {
    guard let path = Self.path(of: project), let bytes = try? FileBytes.read(path, limit: 1 << 28) else { return nil }
    var parser = JSONParser(bytes)
    guard let json = try? parser.document(), let url = json["url"]?.string else { return nil }
    self.url = url
    syncedAt = json["synced_at"]?.string.flatMap(Timestamp.init(iso8601:))
    memory.heads = Self.heads(json["heads"])
    memory.chains = Self.heads(json["chains"])
  }

  /// A hub that is not known yet.
  init(url: String) { self.url = url }

  /// Writes it down for this account alone; where that fails, the address is to be named again.
  func remember(for project: String) {
    guard let path = Self.path(of: project) else { return }
    let json: JSONValue = [
      "url": .string(url), "synced_at": JSONValue(syncedAt?.iso8601), "heads": Self.json(memory.heads),
      "chains": Self.json(memory.chains),
    ]
    let text = Array((json.text + "\n").utf8), new = "\(path).\(getpid())"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(descriptor, text, text.count) == text.count && fsync(descriptor) == 0
    close(descriptor)
    if !isWritten || rename(new, path) != 0 { unlink(new) }
  }

  private static func heads(_ json: JSONValue?) -> [ChainHead] {
    guard case .array(let heads)? = json else { return [] }
    return heads.compactMap { head in
      guard let origin = head["origin"]?.string, let seq = head["seq"]?.integer, let id = head["id"]?.string else {
        return nil
      }
      return ChainHead(origin: origin, seq: seq, id: id)
    }
  }

  private static func json(_ heads: [ChainHead]) -> JSONValue {
    .array(heads.map { ["origin": .string($0.origin), "seq": .integer($0.seq), "id": .string($0.id)] })
  }

  private static func path(of project: String) -> String? {
    guard let folder = StateFolder.path.map({ $0 + "/hubs" }), mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      return nil
    }
    guard let real = realpath(project, nil) else { return nil }
    defer { free(real) }
    let digest = SHA256.hash(data: Array(String(cString: real).utf8))
    return folder + "/" + digest.prefix(16).hexadecimal
  }
}
