// SPDX-License-Identifier: GPL-3.0-or-later

/// The models of annotation, by the names they bear in reports.
public enum AnnotationModelName: String, CaseIterable, Sendable {
  /// A confusion matrix for every rater (Dawid and Skene 1979).
  case dawidSkene = "dawid-skene"
  /// A chance of knowing and a spamming strategy for every rater (Hovy et al. 2013).
  case mace
  /// The most frequent label of each unit.
  case majority
}
