// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
@preconcurrency import Glibc

// Each line at once, also to a file or a pipe: whoever ends the program early sees what it found.
setvbuf(stdout, nil, _IOLBF, 0)

let words = CommandLine.arguments.dropFirst()
let arguments = Arguments(words.dropFirst())

do {
  switch words.first {
  case nil, "speed":
    let own = arguments.values.compactMap { Int($0) }
    try SpeedTable.run(own.count == 2 ? [(own[0], own[1])] : SpeedTable.sizes)
  case "generate":
    let units = arguments.number("units", default: 1000)
    let text = RatingsText.csv(units: units, raters: arguments.number("raters", default: 3))
    Output.write(text)
  case "coverage":
    try CoverageCommand.run(arguments)
  case "report":
    try ReportCommand.run(arguments)
  case "peers":
    let own = CommandLine.arguments[0]
    let beside = own.lastIndex(of: "/").map { own[...$0] + "attest" } ?? "attest"
    var peers = PeerTable(python: arguments["python"] ?? "python3", attest: arguments["attest"] ?? beside)
    peers.isSlow = arguments["slow"] == "yes"
    let largest = arguments.number("largest", default: 1_000_000)
    peers.sizes = min(largest, arguments.number("smallest", default: 1_000))...largest
    try peers.run()
  default:
    print(
      """
      agreement-benchmark speed [UNITS RATERS]
      agreement-benchmark generate --units N --raters N
      agreement-benchmark coverage [--samples N] [--interval M]
      agreement-benchmark coverage --units N [--samples N] [--cluster-size N] [--missing PERCENT] [--interval M]
      agreement-benchmark peers --python PATH [--attest PATH] [--smallest UNITS] [--largest UNITS] [--slow yes]
      agreement-benchmark report FILE|- [--level L] [--categories a,b,c] [--interval M] [--replicates N] [--plan W]
      """)
    exit(64)
  }
} catch {
  Output.write(Array("\(error)\n".utf8), to: 2)
  exit(65)
}
