// SPDX-License-Identifier: GPL-3.0-or-later

/// How sure a reviewer is of a judgement.
public enum Confidence: Int, Sendable, Codable, CaseIterable {
  case low = 1
  case medium, high
}
