// SPDX-License-Identifier: GPL-3.0-or-later

/// One unit's ratings ordered by rater, with repeated ratings dealt with.
struct SettledRatings {
  private(set) var ratings: [Rating] = []
  /// Ratings by a rater who had rated the unit before.
  private(set) var repeats = 0
  /// Which rating was the first to be repeated, and by which; both count from 0 in order of arrival.
  private(set) var firstRepeat: (earlier: Int, later: Int)?

  /// Takes the ratings in order of arrival.
  init(_ arrived: [Rating], _ duplicates: DuplicatePolicy) {
    for (offset, rating) in arrived.enumerated() {
      var place = ratings.count
      while place > 0, ratings[place - 1].rater > rating.rater { place -= 1 }
      guard place > 0, ratings[place - 1].rater == rating.rater else {
        ratings.insert(rating, at: place)
        continue
      }
      repeats += 1
      if firstRepeat == nil {
        firstRepeat = (arrived.firstIndex { $0.rater == rating.rater } ?? offset, offset)
      }
      switch duplicates {
      case .error, .first: break
      case .last: ratings[place - 1] = rating
      case .replicates: ratings.insert(rating, at: place)
      }
    }
  }
}
