// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TerminalIO

/// Reports every event of a ReadlineSource; a few lines typed at it are orders.
@main
struct Probe {
  private let console = StandardConsole()
  private let source: ReadlineSource
  private var hotKeys: Set<Character>
  private let textKeys: Set<Character>?
  private var prefill: String

  static func main() {
    if CommandLine.arguments.contains("lines") { return listen(to: standardSource(style: .plain)) }
    if CommandLine.arguments.contains("progress") { return count() }
    guard isInteractive() else {
      StandardConsole().write("not interactive\n")
      return
    }
    var options: [String: String] = [:]
    for argument in CommandLine.arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      options[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    var probe = Probe(options)
    probe.run()
  }

  /// Counts one of three on standard error.
  private static func count() {
    let progress = Progress(total: 3, unit: "articles", label: "loading")
    progress.advance(to: 1)
    progress.finish()
  }

  /// Reports what the source of a person's lines, or of a pipe, says; each line is offered to be edited after it.
  private static func listen(to source: any LineSource) {
    let console = StandardConsole()
    var prefill = ""
    while true {
      let event = source.next(LineRequest(prompt: "probe ▸ ", prefill: prefill))
      console.write("[\(source.lineNumber)] \(sanitized(String(describing: event))) \(source.isInteractive)\n")
      switch event {
      case .line(let line): prefill = line
      case .endOfInput, .terminated: return
      case .malformedLine, .key, .interrupt, .redraw: prefill = ""
      }
    }
  }

  private init(_ options: [String: String]) {
    source = ReadlineSource(style: console.canvas.style)
    source.openHistory(options["history"])
    hotKeys = Set(options["keys"] ?? "")
    textKeys = options["text"].map { Set($0) }
    prefill = options["prefill"] ?? ""
  }

  private mutating func run() {
    console.write("started \(getpid())\n")
    while true {
      let request = LineRequest(
        prompt: "probe ▸ ", hotKeys: hotKeys, textKeys: textKeys, prefill: prefill
      ) { line, start in
        line == "at " ? [Completion("offset\(start)")] : Self.words
      }
      prefill = ""
      let event = source.next(request)
      let shown = sanitized(String(describing: event))
      console.write("[\(source.lineNumber)] \(shown) width \(console.canvas.width)\n")
      switch event {
      case .line(let line): obey(line)
      case .endOfInput: return source.close()
      case .terminated(let signal): exit(128 + signal)
      case .malformedLine, .key, .interrupt, .redraw: break
      }
    }
  }

  private static let words = [
    Completion("label", note: "decides the paragraph"), Completion("leave", note: "ends the session"),
    Completion("source="), Completion("quote"), Completion("port authority"),
  ]

  private mutating func obey(_ line: String) {
    switch line {
    case "nokeys": hotKeys = []
    case "busy": usleep(400_000)
    case "exit": exit(3)
    case "abort": abort()
    case "trap": console.write(Self.words[CommandLine.arguments.count + 40].text)
    case "fault": kill(getpid(), SIGSEGV)
    case "clear": console.clear()
    default: source.remember(line)
    }
  }
}
