// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import Schemas

/// The codebook that a new project takes up.
enum DefaultCodebook {
  static func read() throws -> Codebook {
    try JSONDecoder().decode(Codebook.self, from: Data(Schemas.defaultCodebook))
  }
}
