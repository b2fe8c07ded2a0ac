// SPDX-License-Identifier: GPL-3.0-or-later

extension AnnotationSet {
  /// Where an article's statements come from in the end: the outermost sources that are no mere carriers.
  ///
  /// A reposter or republisher hands on what others found and is no origin. Only sources count that speak, or through
  /// whom somebody speaks, in one of the given paragraphs.
  /// - Parameter paragraphs: the paragraphs whose sources count, as a rule body and deck.
  /// - Returns: the numbers of the origins, ascending.
  public func origins(in paragraphs: Set<Int>) -> [Int] {
    Set(speakers(in: paragraphs).compactMap(origin)).sorted()
  }

  /// The origin behind a source; nil for a carrier that stands for nobody but itself.
  public func origin(of number: Int) -> Int? {
    chain(from: number).last { !isCarrier($0) }
  }

  /// The distinct sources that speak in any of the paragraphs, ascending.
  public func speakers(in paragraphs: Set<Int>) -> [Int] {
    let speaking = mentions.values.filter { paragraphs.contains($0.paragraph) }.map { canonical($0.value.source) }
    return Set(speaking).filter { sources[$0] != nil }.sorted()
  }

  /// Whether two sources or more speak and one origin stands behind all of them.
  public func isCircular(in paragraphs: Set<Int>) -> Bool {
    speakers(in: paragraphs).count { !isCarrier($0) } > 1 && origins(in: paragraphs).count == 1
  }

  /// The longest way from the file in hand to a source that speaks, outermost first.
  public func deepestChain(in paragraphs: Set<Int>) -> [Int] {
    let chains = speakers(in: paragraphs).map { Array(chain(from: $0).reversed()) }
    return chains.max { ($0.count, $1.last ?? 0) < ($1.count, $0.last ?? 0) } ?? []
  }

  /// Why “confirmed” would be doubtful in this article; nil where two independent origins speak.
  public func warning(in paragraphs: Set<Int>) -> SourceRating.Warning? {
    if isCircular(in: paragraphs) { return .circular }
    return origins(in: paragraphs).count < 2 ? .fewOrigins : nil
  }

  private func isCarrier(_ number: Int) -> Bool {
    let role = sources[number]?.value.role
    return role == .reposter || role == .republisher
  }
}
