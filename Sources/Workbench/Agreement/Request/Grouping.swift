// SPDX-License-Identifier: GPL-3.0-or-later

/// What a project's figures are broken down by.
public enum Grouping: String, Sendable, CaseIterable {
  case article, label, reviewer, week
}
