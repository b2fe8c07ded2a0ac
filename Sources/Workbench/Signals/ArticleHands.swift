// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Article {
  /// The outlet whose text it is: the one that republished another's, else the origin, else what the head names.
  var outlet: String? {
    provenance.first { $0.role == .republisher }?.party ?? site ?? provenance.first { $0.role == .origin }?.party
      ?? byline
  }

  /// The outlet the reporting comes from in the end.
  var originOutlet: String? { provenance.last { $0.role == .origin }?.party ?? outlet }
}
