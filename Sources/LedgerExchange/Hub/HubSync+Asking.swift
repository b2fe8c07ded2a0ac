// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
package import AnnotationStore

/// How a project and its hub differ, and what the hub knows.
package struct HubStatus: Sendable, Equatable {
  /// How many entries and chains the hub holds.
  package var entries = 0
  package var chains = 0
  /// How many entries the hub lacks that this account would bring.
  package var toPush = 0
  /// How many entries the project lacks.
  package var toPull = 0
  /// How many entries of others in this copy wait for their authors.
  package var waiting = 0
  /// How many readings were begun, and how many of them are finished.
  package var begun = 0
  package var finished = 0
  /// How many decisions came after their author's finish of the article, made before it or not.
  package var late = 0
  /// Heads that somebody has seen at the hub and that are there no more.
  package var lost: [LostHead] = []

  /// A head that is gone.
  package struct LostHead: Sendable, Equatable {
    package var origin: String
    package var seq: Int
    /// Who had seen it.
    package var seenBy: String
  }
}

extension HubSync {
  /// Says how a project and its hub differ, and changes neither.
  ///
  /// - Throws: ``HubError``, ``StoreError``.
  /// - Complexity: O(entries at the hub).
  package func status(of store: ProjectStore) throws -> HubStatus {
    var status = HubStatus()
    let ends = try receiving.chainEnds()
    status.chains = ends.count
    var here: [String: Int] = [:]
    for chain in try store.chains() {
      here[chain.head.origin] = chain.head.seq
      let missing = max(0, chain.head.seq - (ends[chain.head.origin]?.seq ?? 0))
      if brings(chain, ends[chain.head.origin]) { status.toPush += missing } else { status.waiting += missing }
    }
    status.toPull = ends.reduce(0) { $0 + max(0, $1.value.seq - here[$1.key, default: 0]) }
    let counts = try connection.run(
      """
      SELECT (SELECT count(*) FROM public.entry_head), (SELECT count(*) FROM public.entry_head WHERE late),
        (SELECT count(*) FROM public.reading), (SELECT count(finished_at) FROM public.reading)
      """)
    (status.entries, status.late) = (try counts.number(0, 0), try counts.number(0, 1))
    (status.begun, status.finished) = (try counts.number(0, 2), try counts.number(0, 3))
    let lost = try connection.run(
      """
      SELECT s.origin, s.seq, min(s.seen_by) FROM public.head_seen s
      WHERE NOT EXISTS (SELECT FROM public.entry_head h WHERE h.origin = s.origin AND h.seq = s.seq AND h.id = s.id)
      GROUP BY s.origin, s.seq ORDER BY s.origin, s.seq LIMIT 20
      """)
    status.lost = try (0..<lost.count).map { row in
      HubStatus.LostHead(
        origin: try lost.text(row, 0), seq: try lost.number(row, 1), seenBy: try lost.text(row, 2))
    }
    return status
  }

  /// Asks to be told when another client has brought something.
  package func listen() throws(HubError) { try connection.run("LISTEN \(HubConnection.channel)") }

  /// Waits until another client has brought something, or for a time.
  ///
  /// - Returns: whether something was brought.
  package func wait(milliseconds: Int32) throws(HubError) -> Bool {
    try connection.wait(milliseconds: milliseconds)
  }

  /// Takes the first of some readings that nobody else is at, for an hour.
  ///
  /// - Parameter readings: in the order in which they are wanted; a reviewer's name is empty for what nobody was asked.
  /// - Returns: the reading; nil where others are at all of them. One that the hub has no lease for is free.
  /// - Throws: ``HubError``.
  package func lease(oneOf readings: [ReviewKey]) throws -> ReviewKey? {
    for reading in readings {
      let taken = try connection.run(
        """
        UPDATE public.lease SET holder = session_user, until = clock_timestamp() + interval '1 hour'
        WHERE (article, reviewer, round) = (SELECT l.article, l.reviewer, l.round FROM public.lease l
          WHERE l.article = $1 AND l.reviewer = $2 AND l.round = $3::integer
            AND (l.holder IS NULL OR l.until < clock_timestamp() OR l.holder = session_user) FOR UPDATE SKIP LOCKED)
        RETURNING 1
        """, Self.place(reading))
      if taken.count > 0 { return reading }
      let known = try connection.run(
        "SELECT FROM public.lease WHERE article = $1 AND reviewer = $2 AND round = $3::integer", Self.place(reading))
      if known.count == 0 { return reading }
    }
    return nil
  }

  /// Gives a lease back before its time.
  ///
  /// - Throws: ``HubError``.
  package func giveBack(_ reading: ReviewKey) throws {
    try connection.run(
      """
      UPDATE public.lease SET holder = NULL, until = NULL
      WHERE article = $1 AND reviewer = $2 AND round = $3::integer AND holder = session_user
      """, Self.place(reading))
  }

  private static func place(_ reading: ReviewKey) -> [String] {
    [reading.article, reading.reviewer, String(reading.round)]
  }
}
