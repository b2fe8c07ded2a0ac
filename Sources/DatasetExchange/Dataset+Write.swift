// SPDX-License-Identifier: GPL-3.0-or-later

extension Dataset {
  /// Writes the dataset.
  ///
  /// - Parameters:
  ///   - format: how rows are written.
  ///   - unit: what one row is.
  ///   - isGuarded: whether CSV cells that a spreadsheet would take for a formula get a leading `'`.
  ///   - sink: where to.
  /// - Throws: ``ExchangeError``. Complexity: O(records), one row in memory at a time beside the dataset.
  public func write(
    as format: ExportFormat, unit: ExportUnit, isGuarded: Bool = true, to sink: any ByteSink
  ) throws(ExchangeError) {
    switch format {
    case .jsonl: try JSONLWriter().write(self, unit, to: sink)
    case .csv: try CSVWriter(isGuarded: isGuarded).write(self, unit, to: sink)
    }
  }
}
