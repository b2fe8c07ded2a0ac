// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import TerminalIO

/// The one line of keys under a paragraph.
struct KeyLine: Screen {
  var codebook: Codebook

  func render(in canvas: Canvas) -> String {
    let labels = codebook.labels.map { label in
      "\(canvas.style.colored(label.key, Hue(label.color))) \(sanitized(label.name))"
    }
    return "  " + labels.joined(separator: "   ") + "        x abstain   ? more\n"
  }
}
