// SPDX-License-Identifier: GPL-3.0-or-later
internal import DatasetExchange

extension Wording {
  static func saying(_ error: ExchangeError) -> Saying {
    switch error {
    case .notWritable(let path, let reason): Saying(.notWritable, "\(quoted(path)) can not be written: \(reason)")
    case .diskFull(let path):
      Saying(.inputOutput, "the disk is full; \(quoted(path)) is what it was before", advice: "free some space")
    case .failed(let path, let reason): Saying(.inputOutput, "writing \(quoted(path)) failed: \(reason)")
    }
  }
}
