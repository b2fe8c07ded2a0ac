// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with its noun: `1 paragraph`, `14 paragraphs`.
public func counted(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
