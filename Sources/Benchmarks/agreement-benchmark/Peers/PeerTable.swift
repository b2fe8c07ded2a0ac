// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import Glibc
import ProcessTiming

/// Times `attest agreement` and its peers as whole processes on the same files, side by side.
struct PeerTable {
  let python: String
  let attest: String
  /// Whether peers do all of what they would otherwise be extrapolated for.
  var isSlow = false
  /// The fewest and the most units of a file.
  var sizes = 1_000...1_000_000

  private static let works: [(sizes: [Int], words: [String], peers: [Peer])] = [
    (
      [1_000, 10_000, 100_000, 1_000_000], [],
      [.irrCAC, .irrCAC.onCodes, .scikitLearn, .scikitLearn.onCodes, .krippendorff, .krippendorff.onCodes]
    ),
    ([1_000, 10_000, 100_000, 1_000_000], ["--interval", "bootstrap"], [.krippendorffBootstrap]),
    ([100_000, 1_000_000], ["--model", "dawid-skene"], [.dawidSkene]),
    ([1_000, 10_000, 100_000], ["--model", "mace"], [.mace]),
  ]

  /// Makes the files, runs everything, prints the table and removes the files.
  func run() throws(ProcessFailure) {
    let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var folder = Array((temporary + "/agreement-benchmark-XXXXXX").utf8CString)
    guard mkdtemp(&folder) != nil else { throw ProcessFailure(program: "mkdtemp", code: errno) }
    let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { rmdir(path) }
    line("| ratings | `attest agreement --ratings F --json` | s | core s | MB | peer | s | core s | MB | ratio |")
    line("|---|---|---:|---:|---:|---|---:|---:|---:|---:|")
    for (units, raters) in SpeedTable.sizes where sizes.contains(units) {
      let file = "\(path)/\(units)x\(raters).csv", codes = "\(path)/\(units)x\(raters)-codes.csv"
      try write(RatingsText.csv(units: units, raters: raters), to: file)
      try write(RatingsText.csv(units: units, raters: raters, first: "1"), to: codes)
      defer {
        unlink(file)
        unlink(codes)
      }
      for work in Self.works where work.sizes.contains(units) {
        let own = try TimedProcess.best(
          of: units > 100_000 ? 5 : 10, attest, ["agreement", "--ratings", file, "--json"] + work.words)
        for peer in work.peers {
          let theirs = try time(peer, on: peer.takesCodes ? codes : file)
          let figures = [
            "\(units) x \(raters)", work.words.isEmpty ? "everything, analytic" : work.words.joined(separator: " "),
            Figure.text(own.seconds, decimals: 3), Figure.text(own.coreSeconds, decimals: 3),
            Figure.text(own.megabytes, decimals: 0),
            peer.name + (peer.takesCodes ? ", integer codes" : "") + theirs.remark,
            Figure.text(theirs.seconds, decimals: 2),
            Figure.text(theirs.coreSeconds, decimals: 2),
            Figure.text(theirs.megabytes, decimals: 0), Figure.text(theirs.seconds / own.seconds, decimals: 0),
          ]
          line("| " + figures.joined(separator: " | ") + " |")
        }
      }
    }
    line("\nWhole processes: s by the clock, start-up and reading included; core s of all cores; MB at the peak.")
    line("attest: the fastest of ten runs, of five at a million units; peers: of two, of one where it takes over 10 s.")
  }

  private func line(_ text: String) { Output.write(Array((text + "\n").utf8)) }

  private func time(_ peer: Peer, on file: String) throws(ProcessFailure) -> (
    seconds: Double, coreSeconds: Double, megabytes: Double, remark: String
  ) {
    let part = isSlow ? peer.whole : peer.part
    let run = try TimedProcess.best(of: 2, python, ["-c", peer.program, file, String(part)])
    guard part < peer.whole else { return (run.seconds, run.coreSeconds, run.megabytes, "") }
    let lines = run.output.split(separator: "\n")
    guard let spent = lines.last.flatMap({ Double($0) }) else { throw ProcessFailure(program: peer.name, code: 0) }
    let rest = spent * (Double(peer.whole) / Double(part) - 1)
    return (run.seconds + rest, run.coreSeconds + rest, run.megabytes, " (extrapolated from \(part) of \(peer.whole))")
  }

  private func write(_ text: [UInt8], to path: String) throws(ProcessFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw ProcessFailure(program: path, code: errno) }
    Output.write(text, to: file)
    close(file)
  }
}
