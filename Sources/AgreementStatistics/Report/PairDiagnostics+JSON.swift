// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

extension PairDiagnostics {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("raters")
      json.array(raters) { $0.string($1) }
      json.key("n")
      json.int(n)
      for (name, value) in [
        ("prevalence_index", prevalenceIndex), ("bias_index", biasIndex), ("pabak", pabak), ("kappa_max", kappaMax),
        ("bangdiwala_b", bangdiwalaB),
      ] {
        json.key(name)
        json.number(value)
      }
      json.key("bowker")
      bowker.write(to: &json)
      json.key("stuart_maxwell")
      if let stuartMaxwell { stuartMaxwell.write(to: &json) } else { json.null() }
    }
  }
}
