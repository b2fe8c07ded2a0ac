// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

extension Workspace {
  /// The slugs of the articles, in order; none where the project can not be read.
  public func articleNames() -> [String] { names { try $0.articles().map(\.slug) } }

  /// The identifiers of the reviewers, in order; none where the project can not be read.
  public func reviewerNames() -> [String] { names { try $0.reviewers().map(\.id) } }

  private func names(_ read: (ProjectStore) throws -> [String]) -> [String] {
    (try? read(ProjectStore(path: project, access: .read))) ?? []
  }
}
