// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension PairRow {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("raters")
      json.array(raters) { $0.string($1) }
      json.key("n")
      json.int(n)
      json.key("confusion")
      json.array(confusion) { json, row in json.array(row) { $0.int($1) } }
    }
  }
}
