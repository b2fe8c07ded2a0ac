// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// One run of a program, timed from start to exit.
package struct TimedProcess: Sendable {
  /// Seconds by the clock on the wall.
  package let seconds: Double
  /// Seconds of all cores together, which other programs on the machine hardly change.
  package let coreSeconds: Double
  /// The most memory it held, in megabytes, looked at every millisecond.
  package let megabytes: Double
  /// What it printed.
  package let output: String

  /// Runs a program to its end; what it says on standard error is shown.
  ///
  /// - Parameters:
  ///   - program: its name, or its path.
  ///   - arguments: what follows its name.
  /// - Throws: ``ProcessFailure`` where it can not be started or does not end well.
  package init(_ program: String, _ arguments: [String]) throws(ProcessFailure) {
    let output = tmpfile()
    guard let output else { throw ProcessFailure(program: program, code: errno) }
    defer { fclose(output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(output), 1)
    let words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    let clock = ContinuousClock()
    let start = clock.now
    var child = pid_t()
    let code = posix_spawnp(&child, program, &actions, nil, words + [nil], environ)
    guard code == 0 else { throw ProcessFailure(program: program, code: code) }
    var status: Int32 = 0
    var usage = rusage()
    var peak = 0, ended: pid_t = 0
    while ended == 0 || ended < 0 && errno == EINTR {
      ended = wait4(child, &status, WNOHANG, &usage)
      guard ended == 0 else { continue }
      peak = max(peak, Self.peakMemory(of: child))
      usleep(1000)
    }
    let (whole, parts) = (clock.now - start).components
    guard status == 0 else { throw ProcessFailure(program: program, code: status >> 8) }
    seconds = Double(whole) + Double(parts) * 1e-18
    coreSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    megabytes = Double(peak) / 1024
    self.output = Self.text(of: output)
  }

  /// The most memory that a running process has held, in kilobytes.
  ///
  /// Linux counts what the process that started it held as its own, in what it says of it at the end.
  private static func peakMemory(of process: pid_t) -> Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    let line = text(of: file).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  /// The fastest of several runs, fewer where one takes over ten seconds.
  ///
  /// - Throws: ``ProcessFailure``.
  package static func best(
    of runs: Int, _ program: String, _ arguments: [String]
  ) throws(ProcessFailure) -> TimedProcess {
    var best = try TimedProcess(program, arguments)
    for _ in 1..<max(2, runs) where best.seconds < 10 {
      let run = try TimedProcess(program, arguments)
      if run.seconds < best.seconds { best = run }
    }
    return best
  }

  private static func text(of file: UnsafeMutablePointer<FILE>) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    lseek(fileno(file), 0, SEEK_SET)
    while true {
      let count = read(fileno(file), &piece, piece.count)
      guard count > 0, bytes.count < 64 << 20 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[0..<count]
    }
  }
}

/// A program that could not be started or did not end well.
package struct ProcessFailure: Error {
  /// Its name, or its path.
  package let program: String
  /// errno's code or the exit status.
  package let code: Int32

  /// A failure.
  package init(program: String, code: Int32) { (self.program, self.code) = (program, code) }
}
