// SPDX-License-Identifier: GPL-3.0-or-later

/// What the program's exit status tells a script.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  case found = 1
  case usage = 64
  case badInput = 65
  case noInput = 66
  case bug = 70
  case notWritable = 73
  case inputOutput = 74
  case locked = 75
  case refused = 77
  case newerSchema = 78
}
