// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import TerminalIO
import Workbench

/// Runs command lines and turns how they ended into exit statuses.
struct Program: Sendable {
  /// The program that is running, for a prompt that runs verbs of the command line.
  @TaskLocal static var current: Program?

  /// What every file the program makes may be read by: its owner.
  private static let privateMask: mode_t = 0o077

  /// The command that all others belong to.
  let root: any ParsableCommand.Type

  /// Runs one command line and ends the process.
  func run(_ arguments: [String]) -> Never {
    umask(Self.privateMask)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    exit(Self.$current.withValue(self) { status(of: arguments) })
  }

  /// The exit status of a command line; errors are one line on the standard error.
  @discardableResult
  func status(of arguments: [String]) -> Int32 {
    do {
      var command = try root.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.done.rawValue
    } catch let failure as Failure {
      if !failure.isSaid { complain(failure.line) }
      return failure.message.status.rawValue
    } catch let ended as EndedBySignal {
      return 128 + ended.signal
    } catch {
      return answer(error)
    }
  }

  /// Help and version go to the standard output; a wrong argument is one line and status 64.
  private func answer(_ error: any Error) -> Int32 {
    if root.exitCode(for: error) == .success {
      StandardConsole().write(root.fullMessage(for: error) + "\n")
      return ExitStatus.done.rawValue
    }
    complain("attest: \(sanitized(root.message(for: error))) (attest --help lists the commands)")
    return ExitStatus.usage.rawValue
  }

  private func complain(_ line: String) {
    StandardConsole(fileDescriptor: STDERR_FILENO).write(sanitized(line.replacing("\n", with: " ")) + "\n")
  }
}
