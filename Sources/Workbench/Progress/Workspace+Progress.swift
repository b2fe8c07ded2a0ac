// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Says how far the reading is, by reviewer and by article, in counts and times, never a label.
  ///
  /// At a desk, what others flagged and were unsure of stays hidden until both have finished, and re-tests are silent.
  public func progress(isJSON: Bool) throws(Failure) {
    let undone = "progress not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let progress = try progress(store, at: clock())
      isJSON ? say(progress.json.text) : output.write(ProgressScreen(progress: progress).render(in: output.canvas))
    }
  }

  /// How far the reading is, looked back on from a moment; what was read already is not read again.
  func progress(
    _ store: ProjectStore, at now: Timestamp, _ reading: ProjectReading? = nil
  ) throws -> WorkProgress {
    var work = try reading?.work ?? store.work()
    if viewer != nil {
      work.reviews.removeAll(where: \.id.isRetest)
      work.assignments.removeAll(where: \.review.isRetest)
    }
    let shown = viewer.map { VisibleReviews(work.reviews, viewer: $0).shown }
    return WorkProgress(
      WorkQueue(work, at: now), try reading?.labels ?? store.labels(withRetests: true), at: now, shown: shown)
  }
}

extension WorkProgress {
  /// The figures under `progress`.
  fileprivate var json: JSONValue {
    let people: [JSONValue] = reviewers.map {
      (["reviewer": .string($0.reviewer)] as JSONValue).adding($0.figures.json)
    }
    let texts: [JSONValue] = articles.map { article, wanted, readings in
      let list: [JSONValue] = readings.map { reading in
        ([
          "reviewer": .string(reading.review.reviewer), "round": .integer(reading.review.round),
          "assigned": .bool(reading.isAssigned),
        ] as JSONValue).adding(reading.figures.json)
      }
      return ["article": .string(article), "wanted": .integer(wanted), "reviews": .array(list)]
    }
    return ["progress": ["reviewers": .array(people), "articles": .array(texts)]]
  }
}

extension WorkProgress.Figures {
  fileprivate var json: JSONValue {
    [
      "readings": .integer(readings), "finished": .integer(finished), "paragraphs": .integer(paragraphs),
      "decided": .integer(decided), "flagged": JSONValue(flagged), "unsure": JSONValue(unsure),
      "seconds_per_paragraph": JSONValue(secondsPerParagraph), "paragraphs_per_day": JSONValue(paragraphsPerDay),
      "expected_end": JSONValue(expectedEnd?.iso8601),
    ]
  }
}
