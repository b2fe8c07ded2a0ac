// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Foundation
import Glibc
import ReviewTestSupport
import Testing

/// A project file in a folder of its own that is removed with it.
final class TemporaryProject {
  let folder: String
  var path: String { folder + "/project.sqlite" }

  init() {
    folder = FileManager.default.temporaryDirectory.appending(path: "attest-test-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open(_ access: ProjectStore.Access = .create) throws -> ProjectStore {
    try ProjectStore(path: path, access: access)
  }

  /// A project with an article called "harbour" of two body paragraphs and an open review by ana.
  func withReview() throws -> ProjectStore {
    let store = try open()
    try load(store)
    try store.add(Reviewer(id: "ana"), at: Self.time)
    let opened = Event.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body))
    _ = try store.append([Submission(opened)], by: "ana", at: Self.time)
    return store
  }

  @discardableResult
  func load(_ store: ProjectStore, content: String = "content", as slug: String = "harbour") throws
    -> ProjectStore.Loading
  {
    var article = SampleReview.article([.body, .body])
    article.contentSHA256 = content
    let candidate = ProjectStore.Candidate(article, slug: slug, isPinned: false)
    return try #require(
      try store.load(
        [candidate], source: "harbour.txt", bytes: [1, 2, 3], at: Self.time
      ).first)
  }

  static let time = Timestamp(milliseconds: 1_773_480_413_123)

  static func judged(_ paragraph: Int, _ label: LabelID, digest: String? = nil, round: Int = 1) -> Event {
    .judgementMade(
      JudgementMade(
        article: "harbour", round: round, paragraph: paragraph, textSHA256: digest ?? "digest-\(paragraph)",
        judgement: Judgement(label: label), codebook: "test@3", seconds: 1.5))
  }

  /// Runs SQL through a connection of its own, as another program would.
  func meddle(_ sql: String) -> Int32 { MeddlingConnection.execute(sql, path: path) }
}
