// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import TerminalIO
import Workbench

/// Runs one command line and turns how it ended into an exit status.
enum Program {
  /// What every file the program makes may be read by: its owner.
  private static let privateMask: mode_t = 0o077

  static func run(_ arguments: [String]) -> Never {
    umask(privateMask)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    exit(status(of: arguments))
  }

  /// The exit status of a command line; errors are one line on the standard error.
  static func status(of arguments: [String]) -> Int32 {
    do {
      var command = try Attest.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let failure as Failure {
      if !failure.saying.why.isEmpty { complain(failure.line) }
      return failure.saying.status.rawValue
    } catch let ended as EndedBySignal {
      return 128 + ended.signal
    } catch {
      return answer(error)
    }
  }

  /// Help and version go to the standard output; a wrong argument is one line and status 64.
  private static func answer(_ error: any Error) -> Int32 {
    if Attest.exitCode(for: error) == .success {
      StandardConsole().write(Attest.fullMessage(for: error) + "\n")
      return 0
    }
    complain("attest: \(sanitized(Attest.message(for: error))) (attest --help lists the commands)")
    return ExitStatus.usage.rawValue
  }

  private static func complain(_ line: String) {
    StandardConsole(fileDescriptor: STDERR_FILENO).write(sanitized(line.replacing("\n", with: " ")) + "\n")
  }
}

/// A journey that a signal ended.
struct EndedBySignal: Error {
  var signal: Int32
}
