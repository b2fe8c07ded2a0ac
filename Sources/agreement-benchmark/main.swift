// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Glibc

let arguments = CommandLine.arguments
do throws(RatingsError) {
  let level = Level(rawValue: arguments[2]) ?? .nominal
  let declared =
    arguments.count > 3 && arguments[3] != "" ? arguments[3].split(separator: "\u{1}").map(String.init) : nil
  let start = ContinuousClock.now
  let matrix = try RatingsReader(categories: declared, level: level).read(path: arguments[1])
  let read = ContinuousClock.now
  let method = arguments.count > 4 ? IntervalMethod(rawValue: arguments[4]) : .analytic
  let reps = arguments.count > 5 ? Int(arguments[5]) ?? 1000 : 1000
  let report = AgreementAnalysis(AgreementOptions(level: level, plan: IntervalPlan(method: method, replicates: reps)))
    .run(matrix)
  let done = ContinuousClock.now
  let json = report.json()
  if arguments.contains("--time") {
    print("read", read - start, "analyse", done - read, "json", ContinuousClock.now - done)
  } else {
    print(String(decoding: json, as: UTF8.self))
  }
} catch {
  print(error)
  exit(65)
}
