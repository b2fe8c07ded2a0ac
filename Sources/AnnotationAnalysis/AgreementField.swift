// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a review reviewers are compared on.
public enum AgreementField: String, Sendable, CaseIterable {
  /// The main label of a paragraph: nominal alpha, the headline figure.
  case label
  /// The main label with those it is mixed with: alpha over sets by Jaccard and MASI.
  case labels
  /// The kind of a source both found: nominal alpha.
  case kind
  /// Whether a source both found is named: nominal alpha.
  case naming
  /// The stance to a source both found in a paragraph: nominal alpha.
  case stance
  /// How sure reviewers are of a label: ordinal alpha.
  case confidence
  /// The reliability of sources: ordinal alpha over A to E, F being missing.
  case reliability
  /// The credibility of information: ordinal alpha over 1 to 5, 6 being missing.
  case credibility
  /// Whether a rated source or paragraph could be judged at all: nominal alpha.
  case judged
  /// The sources found: pairwise F1, which is not chance-corrected.
  case sources
  /// The stretches marked: unitizing alpha by type.
  case spans
}
