// SPDX-License-Identifier: GPL-3.0-or-later

/// What a hand through which an article passed did with the text.
public enum ProvenanceRole: String, Sendable, Codable, CaseIterable {
  case reposter, republisher, origin
  case humanSource = "human_source"
}
