// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A copy of the package in which one mutation after the other is made, built, tested and taken back.
struct MutantTree {
  /// How a mutation fared.
  enum Fate: String {
    case caught, survived
    /// The tests did not end within ``MutantTree/patience`` times what they take without a mutation: it loops for ever.
    case endless
    /// The compiler refused it.
    case refused
  }

  /// How many times as long as without a mutation its tests may take.
  private static let patience = 4.0
  /// What the tests and the scripts say as soon as something does not hold.
  private static let failures = [Data("✘".utf8), Data("NOT SO:".utf8)]

  /// Where the copy stands; its build folder is kept from run to run.
  let root: URL

  /// Copies what git tracks, and only what changed since the last copy, so that little is built again.
  init(of package: URL, at root: URL) throws {
    self.root = root
    let listing = try Self.run("git", ["-C", package.path, "ls-files", "-z"], in: package)
    let names = listing.output.split(separator: "\0").map(String.init)
    for name in names {
      let source = package.appendingPathComponent(name), copy = root.appendingPathComponent(name)
      guard let bytes = try? Data(contentsOf: source) else { continue }
      if (try? Data(contentsOf: copy)) == bytes { continue }
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: copy)
    }
    let kept = Set(names)
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where name.hasSuffix(".swift") && !name.hasPrefix(".build") && !kept.contains(name) {
      try FileManager.default.removeItem(at: root.appendingPathComponent(name))
    }
  }

  /// How many seconds the tests of the unchanged copy take; nil where it does not build or they fail, for then no mutation
  /// says anything.
  func seconds(of tests: [String]) throws -> Double? {
    guard try build() else { return nil }
    let start = ContinuousClock.now
    guard try test(tests, within: 3600) == .survived else { return nil }
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// Whether the server of a script is installed here, which would install it otherwise, and the unchanged copy passes.
  func passes(_ script: String) throws -> Bool {
    try FileManager.default.fileExists(atPath: "/usr/lib/postgresql") && run(script) == .survived
  }

  /// Makes a mutation, runs the tests that answer for it, which take so many seconds without it, then the script where
  /// they notice nothing, and takes it back.
  func fate(
    of mutation: Mutation, tests: [String], seconds: Double, script: (path: String, folder: String)?
  ) throws -> Fate {
    let file = root.appendingPathComponent(mutation.file)
    let before = try Data(contentsOf: file)
    defer { try? before.write(to: file) }
    var after = before
    after.replaceSubrange(mutation.range, with: Data(mutation.replacement.utf8))
    try after.write(to: file)
    guard try build() else { return .refused }
    let fate = try test(tests, within: max(60, seconds * Self.patience))
    guard fate == .survived, let script, mutation.file.hasPrefix(script.folder) else { return fate }
    return try run(script.path)
  }

  private func run(_ script: String) throws -> Fate {
    try ended("bash \(script) .build/debug/attest", within: 1800)
  }

  /// Builds the tests and the one program that they run, and none of the others.
  private func build() throws -> Bool {
    try ["attestPackageTests", "terminal-probe"].allSatisfy { product in
      try Self.run("swift", ["build", "--product", product, "--quiet"], in: root).status == 0
    }
  }

  /// Runs the tests until one fails, all pass or the time is over.
  private func test(_ targets: [String], within seconds: Double) throws -> Fate {
    let filter = "^(\(targets.joined(separator: "|")))\\."
    return try ended("swift test --skip-build --filter \"$0\"", filter, within: seconds)
  }

  /// Runs a command of a shell, with a word that it calls `$0`, until it passes, fails, says that a test failed, for the
  /// others change nothing then, or its time is over.
  ///
  /// It is interrupted, for only so does `swift test` end the tests that it runs.
  private func ended(_ command: String, _ word: String = "sh", within seconds: Double) throws -> Fate {
    // A file and no pipe: tests that are stopped may leave a process behind that would hold a pipe open.
    let answer = root.appendingPathComponent(".build/answer")
    try Data().write(to: answer)
    let process = Process(), writing = try FileHandle(forWritingTo: answer)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \(command)", word]
    process.currentDirectoryURL = root
    (process.standardOutput, process.standardError) = (writing, writing)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let reading = try FileHandle(forReadingFrom: answer), start = ContinuousClock.now
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.2)
      let text = try reading.readToEnd() ?? Data(), isOver = (ContinuousClock.now - start) / .seconds(1) > seconds
      guard isOver || Self.failures.contains(where: { text.range(of: $0) != nil }) else { continue }
      process.interrupt()
      process.waitUntilExit()
      return isOver ? .endless : .caught
    }
    return process.terminationStatus == 0 ? .survived : .caught
  }

  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> (
    status: Int32, output: String
  ) {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
