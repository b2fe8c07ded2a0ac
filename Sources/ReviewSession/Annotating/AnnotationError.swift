// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Why a mark could not be made; nothing is changed or saved then.
public enum AnnotationError: Error, Sendable, Equatable {
  /// The article has no source of that number or name; `known` are the labels there are.
  case noSuchSource(asked: String, known: [String])
  /// A name without a letter or digit.
  case emptyName(String)
  /// A source can not be heard in its own words, nor in those of one that is heard in its.
  case nestedInItself(label: String)
  /// The two sources are one already.
  case alreadySame(Int, Int)
  /// The source is joined with no other.
  case notJoined(label: String)
  /// Others are heard in the source's words or joined with it, so it can not be taken away.
  case sourceInUse(label: String, by: [String])
  /// Nobody speaks in the paragraph.
  case nobodySpeaks(paragraph: Int)
  /// Several sources speak in the paragraph, so it must be said which is rated.
  case severalSpeak(paragraph: Int, numbers: [Int], labels: [String])
  /// A rating without a grade.
  case noGrade
  /// Nothing was rated yet that a basis could be given for.
  case nothingRated
  /// The paragraph does not hold the words.
  case wordsNotFound(String, paragraph: Int)
  /// The words occur less often.
  case noSuchOccurrence(asked: Int, count: Int)
  /// The offsets do not lie in the paragraph, which has so many Unicode scalars.
  case outsideParagraph(start: Int, end: Int, length: Int)
  /// Another text stands between the offsets.
  case textDiffers(expected: String, found: String)
  /// The words are there, and what stands before them is no type of marked words.
  case noSuchSpanType(String)
  /// It can not be guessed what the words are.
  case typeNeeded(String)
  /// The same words are marked so already.
  case alreadyMarked(TextSpan.Kind, String)
  /// The review has no marked stretch of that number.
  case noSuchSpan(asked: Int, known: [Int])
}
