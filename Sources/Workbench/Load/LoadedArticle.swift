// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationStore

/// An article that was loaded, or recognised.
struct LoadedArticle {
  var loading: ProjectStore.Loading
  /// What is different, when it is a new version.
  var news: RevisionNews?
  /// What the reader had to say of the bytes.
  var remark: String?
}
