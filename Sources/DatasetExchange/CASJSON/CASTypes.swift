// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// The types of structures that we write into a CAS, as the CAS declares them and as INCEpTION imports them as layers.
enum CASTypes {
  static let role = "webanno.custom.ParagraphRole", span = "webanno.custom.MarkedSpan"
  static let extras = "webanno.custom.AttestRecord"
  static let annotation = "uima.tcas.Annotation", base = "uima.cas.AnnotationBase"
  static let features: [(type: String, parent: String, features: [(name: String, range: String)])] = [
    (
      role, annotation,
      [
        ("role", "uima.cas.String"), ("mixed", "uima.cas.String"), ("unsure", "uima.cas.Boolean"),
        ("confidence", "uima.cas.Integer"), ("flag", "uima.cas.Boolean"), ("note", "uima.cas.String"),
        ("abstained", "uima.cas.Boolean"), ("reason", "uima.cas.String"),
      ]
    ),
    (span, annotation, [("kind", "uima.cas.String")]), (extras, base, [("json", "uima.cas.String")]),
  ]

  /// The declarations that stand in each file.
  static var declarations: JSONValue {
    .object(
      features.map { type, parent, features in
        let own = features.map { name, range in
          JSONValue.Member(key: name, value: ["%NAME": .string(name), "%RANGE": .string(range)])
        }
        return .init(
          key: type,
          value: .object(
            [
              .init(key: "%NAME", value: .string(type)), .init(key: "%SUPER_TYPE", value: .string(parent)),
            ] + own))
      })
  }

  /// The layers as INCEpTION imports them into a project.
  static var layers: JSONValue {
    .array(
      features.map { type, parent, features in
        let isDocument = parent == base
        let own = features.map { name, range -> JSONValue in
          [
            "name": .string(name), "uiName": .string(name), "type": .string(range), "enabled": true, "visible": true,
            "required": false, "remember": false, "hideUnconfirmed": false, "description": nil, "tag_set": nil,
            "project_name": nil, "linkMode": "NONE", "multiValueMode": "NONE", "linkTypeName": nil,
            "linkTypeRoleFeatureName": nil, "linkTypeTargetFeatureName": nil, "traits": nil, "curatable": true,
            "include_in_hover": false,
          ]
        }
        return [
          "name": .string(type), "uiName": .string(type.split(separator: ".").last.map(String.init) ?? type),
          "type": .string(isDocument ? "document-metadata" : "span"), "description": nil, "enabled": true,
          "built_in": false, "readonly": false, "attach_type": nil, "attach_feature": nil, "allow_stacking": true,
          "cross_sentence": true, "show_hover": true, "anchoring_mode": "CHARACTERS", "overlap_mode": "ANY_OVERLAP",
          "validation_mode": "NEVER", "lock_to_token_offset": false, "multiple_tokens": true, "project_name": nil,
          "linked_list_behavior": false, "on_click_javascript_action": nil, "traits": nil, "features": .array(own),
        ]
      })
  }
}
