// SPDX-License-Identifier: GPL-3.0-or-later

/// A detail that a command asks for when it was given without it at a terminal.
public enum Question: String, Sendable, CaseIterable {
  case reason, note, mixed, confidence, paragraph, text, reviewer, source, assessment, span

  /// What an empty answer means: the argument to go on with, or nil to let the command be.
  public var blank: String? {
    switch self {
    case .reason: ""
    case .mixed: "none"
    case .note, .confidence, .paragraph, .text, .reviewer, .source, .assessment, .span: nil
    }
  }
}
