// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
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
  /// How writing to the standard output went, whichever command wrote.
  let output = WriteFailure()

  /// How a command line ended, and what is still to be said about it.
  private struct Ending {
    var status: ExitStatus
    var complaint: String?
  }

  /// Runs one command line and ends the process.
  func run(_ arguments: [String]) -> Never {
    umask(Self.privateMask)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Self.occupyClosedStreams()
    exit(Self.$current.withValue(self) { finalStatus(of: arguments) })
  }

  /// The exit status of a command line; errors are one line on the standard error.
  @discardableResult
  func status(of arguments: [String]) -> Int32 {
    do {
      let ending = try ending(of: arguments)
      if let complaint = ending.complaint { complain(complaint) }
      return ending.status.rawValue
    } catch { return 128 + error.signal }
  }

  /// The status, unless the answer was not written: 74 then, or 141 without a word where the reader went away.
  private func finalStatus(of arguments: [String]) -> Int32 {
    do {
      let ending = try ending(of: arguments)
      if output.code == EPIPE { return 128 + SIGPIPE }
      if let complaint = ending.complaint, output.code == 0 || ending.status != .inputOutput { complain(complaint) }
      guard output.code != 0 else { return ending.status.rawValue }
      complain("attest: answer not written in full: \(String(cString: strerror(output.code))) (send it elsewhere)")
      return ExitStatus.inputOutput.rawValue
    } catch { return 128 + error.signal }
  }

  private func ending(of arguments: [String]) throws(EndedBySignal) -> Ending {
    if arguments.first == "help", let complaint = unknownCommand(in: Array(arguments.dropFirst())) {
      return Ending(status: .usage, complaint: "attest: \(sanitized(complaint))")
    }
    do {
      var command = try root.parseAsRoot(arguments)
      try command.run()
      return Ending(status: .done)
    } catch let failure as Failure {
      return Ending(status: failure.message.status, complaint: failure.isSaid ? nil : failure.line)
    } catch let ended as EndedBySignal {
      throw ended
    } catch {
      return answer(error, to: arguments)
    }
  }

  /// Help and version go to the standard output; a wrong argument is one line and status 64.
  private func answer(_ error: any Error, to arguments: [String]) -> Ending {
    if root.exitCode(for: error) == .success {
      StandardConsole(failure: output).write(root.fullMessage(for: error) + "\n")
      return Ending(status: .done)
    }
    // Choices are listed one a line; a complaint is one line.
    let message = root.message(for: error).replacing(":\n  - ", with: ": ").replacing("\n  - ", with: ", ")
    let complaint = unknownCommand(in: arguments) ?? "\(message) (\(hyphenAdvice(on: arguments) ?? Self.advice))"
    return Ending(status: .usage, complaint: "attest: \(sanitized(complaint))")
  }

  private static let advice = "attest --help lists the commands"

  /// What to do where an argument that was taken for an option is the name of a file.
  private func hyphenAdvice(on arguments: [String]) -> String? {
    let file = arguments.first { $0.hasPrefix("-") && $0 != "-" && access($0, F_OK) == 0 }
    return file.map { "the file “\($0)” is named behind --, or as ./\($0)" }
  }

  /// What is wrong where a word stands in the place of a command and is none; nil where no such word stands.
  private func unknownCommand(in arguments: [String]) -> String? {
    var type = root
    for word in arguments {
      let commands = type.configuration.subcommands
      if let command = commands.first(where: { $0._commandName == word }) {
        type = command
        continue
      }
      guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
      let nearest = suggestion(for: word, among: commands.map { $0._commandName })
      return "no command “\(word)” (\(nearest.map { "did you mean \($0)?" } ?? Self.advice))"
    }
    return nil
  }

  private func complain(_ line: String) {
    let console = StandardConsole(fileDescriptor: STDERR_FILENO)
    console.write(console.canvas.line(sanitized(line.replacing("\n", with: " "))) + "\n")
  }

  /// Opens the standard streams that are closed, so that no file of the program takes their number; writing still fails.
  private static func occupyClosedStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// A journey that a signal ended.
struct EndedBySignal: Error {
  var signal: Int32
}

/// What Ctrl-C does where no prompt listens.
enum Interrupt {
  /// From here on Ctrl-C ends the program at once with status 130, the terminal's line behind it.
  static func endsProgram() {
    signal(SIGINT) { _ in
      if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, "\n", 1) }
      _exit(128 + SIGINT)
    }
  }
}
