// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Workbench

extension TemporaryProject {
  /// What the agreement journey answers about a file of ratings.
  func agreement(ratings text: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
    let path = try file("ratings.csv", text)
    return try agreement {
      $0.file = FileRequest(.ratings, path: path)
      change(&$0)
    }
  }

  /// The answer about a file of ratings as JSON.
  func json(ratings text: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> [String: Any] {
    let answer = try agreement(ratings: text) {
      $0.isJSON = true
      change(&$0)
    }
    return try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
  }

  /// How the agreement journey fails on a request.
  func failure(_ change: (inout AgreementRequest) -> Void) throws -> Failure {
    try #require(throws: Failure.self) { _ = try agreement(change) }
  }

  /// How the agreement journey fails on a file of ratings.
  func failure(ratings text: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> Failure {
    try #require(throws: Failure.self) { _ = try agreement(ratings: text, change) }
  }
}
