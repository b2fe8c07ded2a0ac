// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Foundation
internal import JSON
internal import ReviewREPL
internal import Schemas
internal import TerminalIO

extension Workspace {
  /// Shows the project's codebook, or the default one where there is no project.
  ///
  /// - Parameters:
  ///   - label: the label to explain, nil for all.
  ///   - isJSON: whether the answer is the codebook's file.
  /// - Throws: ``Failure`` when the project can not be read or has no such label.
  public func showCodebook(label: String?, isJSON: Bool) throws(Failure) {
    let undone = "codebook not shown"
    let codebook = try attempt(undone) { try codebookInForce() }
    if isJSON {
      var writer = JSONWriter(.indented)
      writer.value(try attempt(undone) { try codebook.json.sortedByKey })
      return say(String(decoding: writer.bytes, as: UTF8.self))
    }
    var id: LabelID?
    if let label {
      guard let found = codebook.label(named: label) else {
        let names = listed(codebook.labels.map(\.name))
        throw Failure(undone, Message(.badInput, "no label \(quoted(label))", advice: "there is \(names)"))
      }
      id = found.id
    }
    output.write(GuideScreen(codebook: codebook, label: id).render(in: output.canvas))
  }

  private func codebookInForce() throws -> Codebook {
    do {
      return try ProjectStore(path: project, access: .read).codebook() ?? DefaultCodebook.read()
    } catch StoreError.noProject {
      return try DefaultCodebook.read()
    }
  }
}

/// The codebook that a new project takes up.
enum DefaultCodebook {
  static func read() throws -> Codebook {
    try JSONDecoder().decode(Codebook.self, from: Data(SchemaFiles.defaultCodebook))
  }
}
