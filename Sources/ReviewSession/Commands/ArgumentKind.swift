// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be typed after a command, for completion.
public enum ArgumentKind: String, Sendable {
  case nothing, label, labels, paragraph, filter, article, reviewer, command, kind, preference, path, text, source, span
}
