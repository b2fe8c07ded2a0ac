// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TerminalIO
import Workbench

/// What the shell completes from the project at hand: the names of its articles and its reviewers.
///
/// A project that can not be read completes to nothing: a shell in the middle of a line is no place for an error.
enum ProjectCompletion {
  static let articles = CompletionKind.custom { words, _, prefix in
    names(words, prefix) { $0.articleNames() }
  }
  static let reviewers = CompletionKind.custom { words, _, prefix in
    names(words, prefix) { $0.reviewerNames() }
  }

  private static func names(_ words: [String], _ prefix: String, _ all: (Workspace) -> [String]) -> [String] {
    var options = ProjectOptions()
    (options.project, options.color, options.viewer) = (project(named: words), .never, nil)
    return all(options.workspace).filter { $0.hasPrefix(prefix) }
  }

  /// The value of `--project` on the line that is being typed.
  private static func project(named words: [String]) -> String? {
    for (index, word) in words.enumerated().reversed() {
      if word == "--project", index + 1 < words.count { return words[index + 1] }
      if word.hasPrefix("--project=") { return String(word.dropFirst("--project=".count)) }
    }
    return nil
  }
}
