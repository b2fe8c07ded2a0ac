// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArticleIngest
internal import JSON
internal import TerminalIO

/// A part of a file, or what stands in a folder, that holds no article.
struct PassedOver {
  /// The file that it is, or lies in.
  let file: String
  /// Where in the file, and why.
  let error: IngestError

  /// How many are named.
  private static let mostNamed = 4

  /// What folders hold beside the files to read.
  static func besideFiles(_ found: [ArticleFiles.Found]) -> [PassedOver] {
    found.compactMap { found in
      guard case .passedOver(let path, let reason) = found else { return nil }
      return PassedOver(file: path, error: .noArticle(reason))
    }
  }

  /// A line for each of the first, and one for the rest.
  ///
  /// - Parameters:
  ///   - all: in order.
  ///   - explains: whether every one is named, those too where nobody would look for an article.
  ///   - whole: the file or folder that holds them all; nil where they lie apart.
  /// - Returns: the lines, without their newlines.
  static func lines(_ all: [PassedOver], explains: Bool, of whole: String? = nil) -> [String] {
    let told = explains ? all : all.filter { !$0.isRoutine }
    let named = explains || told.count <= mostNamed ? told[...] : told.prefix(mostNamed - 1)
    let rest = told.count - named.count
    guard rest > 0 else { return named.map(\.line) }
    let place = whole.map { ": \(sanitized($0))" } ?? ""
    return named.map(\.line) + ["attest\(place): \(rest) more passed over (--explain names them)"]
  }

  private var line: String {
    let message = error.cause.message
    let way = if case .noArticle = error.cause { message.advice.map { " (\($0))" } ?? "" } else { "" }
    return "attest: \(sanitized(error.place(in: file))) passed over: \(message.reason)\(way)"
  }

  /// Whether nobody would look for an article there.
  private var isRoutine: Bool { if case .noArticle(let reason) = error.cause { reason.isRoutine } else { false } }

  /// The file, the part where it is one, and the reason.
  var json: JSONValue {
    error.named(in: file).adding(["passed_over": .string(error.cause.message.reason)])
  }
}

extension IngestError {
  /// The file and the part of it that something lies in, as JSON.
  func named(in file: String) -> JSONValue {
    let whole: JSONValue = ["file": .string(file)]
    return parts.isEmpty ? whole : whole.adding(["part": .string(parts.map(\.words).joined(separator: ": "))])
  }
}
