// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// A program run with pipes at its three ends.
public struct PipedProgram {
  /// What it wrote to the standard output.
  public var output: String
  /// What it wrote to the standard error.
  public var errors: String
  /// Its exit status; a negative number is the signal that ended it.
  public var status: Int32

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: the path of the executable.
  ///   - arguments: what follows the program's name.
  ///   - input: what it reads.
  ///   - environment: the whole environment.
  ///   - folder: where it runs; nil for where this process does.
  /// - Returns: what it wrote and how it ended.
  /// - Throws: when it can not be started.
  public static func run(
    _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> PipedProgram {
    let process = try started(program, arguments, environment)
    if let folder { process.currentDirectoryURL = folder }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let sign: Int32 = process.terminationReason == .exit ? 1 : -1
    return PipedProgram(output: output, errors: errors, status: sign * process.terminationStatus)
  }

  /// Starts a program that reads one file and writes another, and leaves it running.
  ///
  /// - Parameters:
  ///   - program: the path of the executable.
  ///   - arguments: what follows the program's name.
  ///   - input: the file it reads.
  ///   - output: the file it writes.
  /// - Returns: the running process.
  /// - Throws: when it can not be started.
  public static func start(_ program: String, _ arguments: [String], input: URL, output: URL) throws -> Process {
    let process = try started(program, arguments, [:])
    try Data().write(to: output)
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func started(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "HOME": "", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    return process
  }
}
