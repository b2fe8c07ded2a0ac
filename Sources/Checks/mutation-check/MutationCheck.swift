// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
@preconcurrency import Foundation

/// Proves the tests: makes small mistakes in the sources, one at a time, and counts how many the tests notice.
@main
struct MutationCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutation-check",
    abstract: "Make small mistakes in the sources, one at a time, and count how many the tests notice.",
    discussion: """
      Run from the root of the package. The sources are copied to .build-mutation and left as they are; a mutation \
      is about a minute's work. Survivors are listed at the end. What speaks to a PostgreSQL server is tried by .ci/hub \
      where one is installed and the script passes, and survives elsewhere.

      Example: mutation-check --count 4 --targets JSON AnnotationModel
      """)

  /// Says each line at once, also to a file or a pipe: whoever ends the program early sees what it found.
  static func main() {
    setvbuf(stdout, nil, _IOLBF, 0)
    main(nil)
  }

  @Option(help: "Mutations in each target.")
  var count = 4

  @Option(help: "What decides which mutations are drawn.")
  var seed: UInt64 = 1

  @Option(parsing: .upToNextOption, help: "Only these targets; by default all.")
  var targets: [String] = []

  @Flag(help: "List the mutations that would be drawn, and make none.")
  var list = false

  func run() throws {
    let package = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let plan = MutationPlan(root: package, count: count, seed: seed)
    let wanted = MutationPlan.answers.filter { targets.isEmpty || targets.contains($0.target) }
    if list {
      for (target, _) in wanted { try plan.candidates(in: target).prefix(count).forEach { print($0.name) } }
      return
    }
    let tree = try MutantTree(of: package, at: package.appendingPathComponent(".build-mutation/tree"))
    var caught = 0, endless = 0, survivors: [Mutation] = []
    for (target, tests) in wanted {
      guard let seconds = try tree.seconds(of: tests) else {
        throw ValidationError("the tests of \(target) do not pass as they are")
      }
      let script = try MutationPlan.scripts[target].flatMap { try tree.passes($0.path) ? $0 : nil }
      var made = 0
      for mutation in try plan.candidates(in: target) where made < count {
        let fate = try tree.fate(of: mutation, tests: tests, seconds: seconds, script: script)
        say("\(fate.rawValue)  \(mutation.name)")
        switch fate {
        case .refused: continue
        case .caught: caught += 1
        case .endless: endless += 1
        case .survived: survivors.append(mutation)
        }
        made += 1
      }
    }
    let noticed = caught + endless, all = noticed + survivors.count
    say("\(noticed) of \(all) caught (\(all == 0 ? 0 : noticed * 100 / all) %), \(endless) of them by the clock alone")
    survivors.forEach { say("survived  \($0.name)") }
    if noticed * 10 < all * 9 { throw ExitCode.failure }
  }

  /// A line that stands in a file at once, for a run takes an hour.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
