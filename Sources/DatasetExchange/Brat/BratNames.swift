// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The names by which brat's files call labels, marks and what belongs to them.
enum BratNames {
  static let unlabelled = "_unlabelled", configuration = "annotation.conf"
  static let unsure = "Unsure", flagged = "Flagged", confidence = "Confidence", also = "Also_"
  static let note = "AnnotatorNotes", extras = "Attest"
  static let grades = ["Low", "Medium", "High"]

  /// A label's type: with a capital letter, as spans' types have none, and of the characters that types may have.
  static func type(of label: LabelID) -> String {
    let scalars = label.rawValue.unicodeScalars.map { scalar -> Character in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-")
        ? Character(scalar) : "_"
    }
    return scalars.first.map { $0.uppercased() + String(scalars.dropFirst()) } ?? "_"
  }

  /// The label or the kind of span that a type is likely to mean: without the capital, where it has only that one.
  static func word(of type: String) -> String {
    guard let first = type.first, first.isUppercase, !type.dropFirst().contains(where: \.isUppercase) else {
      return type
    }
    return first.lowercased() + type.dropFirst()
  }

  /// The configuration that brat needs to show labels and spans.
  static func configuration(labels: [LabelID]) -> String {
    let types = labels.map(type(of:)), arguments = "Arg:" + types.joined(separator: "|")
    var lines = ["[entities]"] + types + TextSpan.Kind.allCases.map(\.rawValue)
    lines += ["", "[relations]", "", "[events]", "", "[attributes]"]
    if !types.isEmpty {
      lines += ["\(unsure)\t\(arguments)", "\(flagged)\t\(arguments)"]
      lines.append("\(confidence)\t\(arguments), Value:\(grades.joined(separator: "|"))")
      lines += types.map { "\(also)\($0)\t\(arguments)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
