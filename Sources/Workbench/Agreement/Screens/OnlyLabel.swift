// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// The one label in use, where raters of common units used but one.
struct OnlyLabel {
  private let place: Int?

  init(_ report: AgreementReport) {
    let used = report.data.categories.indices.filter { place in
      report.pairs.contains { pair in
        pair.confusion[place].contains { $0 > 0 } || pair.confusion.contains { $0[place] > 0 }
      }
    }
    place = used.count == 1 ? used.first : nil
  }

  func name(among names: [String]) -> String? { place.map { names[$0] } }
}
