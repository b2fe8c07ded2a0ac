// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import CSV
internal import Glibc

/// A file with a matrix of weights, one row a line, cells apart by commas, tabs or semicolons.
///
/// A first row that is no row of numbers, or one too many, names the labels, in any order; then each row may begin with
/// its label as well. Without names the order is that of the ratings' categories.
struct WeightsFile {
  let path: String
  let categories: [String]

  func read() throws -> WeightMatrix {
    if access(path, F_OK) != 0 { throw AgreementError.noSuchWeights(path) }
    var rows = try cells(try FileBytes.read(path))
    let names = rows.first?.cells ?? []
    let isNamed = names.first?.isEmpty ?? false || names.contains { !$0.isEmpty && Double($0) == nil }
    guard isNamed || rows.count > categories.count else {
      return try matrix(rows.map { try numbers($0.cells[...], $0.number) })
    }
    rows.removeFirst()
    let labels = names.filter { !$0.isEmpty }
    guard Set(labels) == Set(categories), labels.count == categories.count else {
      throw AgreementError.weightLabels(file: path, found: labels, wanted: categories)
    }
    let bare = try rows.map { try numbers($0.cells.suffix(labels.count), $0.number) }
    guard bare.count == labels.count, bare.allSatisfy({ $0.count == labels.count }) else { return try matrix(bare) }
    let named = rows.filter { $0.cells.count > labels.count }.map { $0.cells[0] }
    guard named.isEmpty || named.count == labels.count && Set(named) == Set(labels) else {
      throw AgreementError.weightLabels(file: path, found: named, wanted: categories)
    }
    let order = named.isEmpty ? labels : named
    return try matrix(
      categories.compactMap(order.firstIndex).map { row in
        categories.compactMap(labels.firstIndex).map { bare[row][$0] }
      })
  }

  private func matrix(_ rows: [[Double]]) throws -> WeightMatrix {
    let name = FileBytes.stem(of: path)
    do { return try WeightMatrix(name: name, rows: rows, categories: categories.count) } catch {
      throw AgreementError.weights(file: path, error)
    }
  }

  private func numbers(_ cells: ArraySlice<String>, _ row: Int) throws -> [Double] {
    try cells.map { cell in
      guard let number = Double(cell), number.isFinite else {
        throw AgreementError.weightNotANumber(file: path, row: row, value: cell)
      }
      return number
    }
  }

  private func cells(_ bytes: [UInt8]) throws -> [(number: Int, cells: [String])] {
    do throws(DelimitedText.Fault) {
      var text = try DelimitedText(bytes)
      var rows: [(number: Int, cells: [String])] = []
      while let (row, fields) = try text.next() {
        rows.append((row, fields.map(\.trimmed)))
      }
      return rows
    } catch {
      throw AgreementError.weightText(file: path, error)
    }
  }
}
