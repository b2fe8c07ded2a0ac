// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// The coefficients whose formula is shown with the numbers of the data in it.
public struct ExplanationRequest: Sendable {
  /// Names as they were typed, apart by commas: krippendorff, fleiss, AC1 and so on.
  public var words: String

  /// A request.
  public init(_ words: String) { self.words = words }

  /// What can be explained, each with the words it goes by.
  static let known: [(coefficient: Coefficient, words: [String])] = [
    (.krippendorffAlpha, ["krippendorff", "alpha"]), (.fleissKappa, ["fleiss"]), (.congerKappa, ["conger"]),
    (.cohenKappa, ["cohen"]), (.scottPi, ["scott"]), (.gwetAC1, ["gwet", "ac1"]), (.gwetAC2, ["ac2"]),
    (.brennanPrediger, ["brennan", "brennan-prediger"]), (.percentAgreement, ["percent", "observed"]),
  ]

  /// The coefficients meant; a beginning is enough, in any case.
  ///
  /// - Throws: ``AgreementError/notExplained(_:known:)``.
  func coefficients() throws(AgreementError) -> [Coefficient] {
    var found: [Coefficient] = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      let name = word.lowercased().trimmingSuffix { $0 == "." || $0 == "…" }.filter { $0 != " " }
      let mine = Self.known.filter { known in
        !name.isEmpty
          && (known.coefficient.rawValue == name || known.words.contains { $0.hasPrefix(name) || name.hasPrefix($0) })
      }
      guard !mine.isEmpty else { throw .notExplained(word, known: Self.known.map { $0.words[0] }) }
      found += mine.map(\.coefficient).filter { !found.contains($0) }
    }
    return found
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, isCut(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
