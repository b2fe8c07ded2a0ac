// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What a line or a key means.
public enum Command: Sendable, Equatable {
  case act(Act)
  case look(Look)
  case set(Preference)
  case handover(to: String)
  case open(article: String?)
  case verb([String])
  case leave

  /// Something to show; nothing changes.
  public enum Look: Sendable, Equatable {
    case paragraph
    case context
    case list(ListFilter)
    case guide(LabelID?)
    case recent
    case progress
    case summary
    case keys
    case sources
    case spans
    case help(String?)
  }

  /// Which paragraphs a list shows.
  public enum ListFilter: String, Sendable, CaseIterable {
    case all, undecided, flagged, unsure
  }

  /// How the session behaves for the person at the prompt.
  public enum Preference: Sendable, Equatable {
    case keys(Bool)
    case context(Int)
    case color(String)
  }
}
