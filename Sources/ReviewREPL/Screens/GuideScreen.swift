// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import TerminalIO

/// The codebook where it is needed: the steps of deciding and every label, or one label in full.
public struct GuideScreen: Screen {
  var codebook: Codebook
  var label: LabelID?

  /// - Parameters:
  ///   - codebook: the rules in force.
  ///   - label: the label to explain, nil for all.
  public init(codebook: Codebook, label: LabelID? = nil) {
    self.codebook = codebook
    self.label = label
  }

  /// The text for a canvas.
  public func render(in canvas: Canvas) -> String {
    if let label, let definition = codebook.definition(of: label) { return whole(definition, canvas) }
    var lines = canvas.block(sanitized(codebook.title)) + [""]
    for (index, step) in codebook.procedure.enumerated() {
      lines += canvas.block("\(index + 1)  " + sanitized(step), hanging: 3)
    }
    for definition in codebook.labels { lines += [""] + short(definition, canvas) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func short(_ definition: LabelDefinition, _ canvas: Canvas) -> [String] {
    let name = canvas.style.bold(sanitized(definition.name))
    return canvas.block("\(name) (\(canvas.style.colored(definition.key, Hue(definition.color))))")
      + canvas.block(sanitized(definition.definition), indent: 4)
  }

  private func whole(_ definition: LabelDefinition, _ canvas: Canvas) -> String {
    var lines = short(definition, canvas)
    func add(_ lead: String, _ text: String) {
      lines += canvas.block(lead + sanitized(text), indent: 4, hanging: 9)
    }
    for text in definition.useWhen { add("Use      ", text) }
    for text in definition.avoidWhen { add("Not      ", text) }
    for example in definition.examples {
      let isOwn = example.label == definition.id
      let other = codebook.definition(of: example.label)?.name ?? example.label.rawValue
      let because = example.because.map { " (\($0))" } ?? ""
      let text = example.text.hasPrefix("“") ? example.text : "“\(example.text)”"
      add(isOwn ? "Yes      " : "No       ", text + (isOwn ? because : " → \(other)\(because)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
