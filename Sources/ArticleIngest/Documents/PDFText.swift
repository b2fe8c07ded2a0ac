// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Glibc

/// The text of a PDF by poppler's `pdftotext`, a program of its own with limits of time and memory, where it is installed.
enum PDFText {
  private static let seconds = 60, memory = 2 << 30

  /// The article of a document.
  ///
  /// - Throws: ``IngestError/missing(_:)`` where the program is not installed, ``IngestError/damaged(_:)`` where it fails.
  static func article(of bytes: [UInt8], explains: Bool) throws(IngestError) -> Article {
    guard let program = installed("pdftotext") else { throw .missing(.pdftotext) }
    guard let input = tmpfile() else { throw .damaged(.pdf) }
    defer { fclose(input) }
    guard let output = tmpfile() else { throw .damaged(.pdf) }
    defer { fclose(output) }
    guard fwrite(bytes, 1, bytes.count, input) == bytes.count else { throw .damaged(.pdf) }
    rewind(input)
    let limits = installed("prlimit").map {
      [$0, "--as=\(memory)", "--cpu=\(seconds)", "--fsize=\(IngestLimits.inputBytes)"]
    }
    let arguments = (limits ?? []) + [program, "-q", "-bbox-layout", "-enc", "UTF-8", "/dev/stdin", "-"]
    guard run(arguments, fileno(input), fileno(output)) else { throw .damaged(.pdf) }
    let markup = try TextDecoder().decode(contents(of: fileno(output)))
    let pages = try PDFPages(markup.bytes)
    if pages.paragraphs.isEmpty { throw .withoutText(.scan) }
    let text = Array(pages.paragraphs.joined(separator: "\n\n").utf8)
    var content = DocumentContent(try TextSegmenter().blocks(text).blocks)
    content.leaveOut(pages.margins, by: .headers)
    content.properties = DocumentProperties.claims(title: pages.title, author: pages.author, language: nil)
    return try content.article(sha256: Digest.printed(text), explains: explains)
  }

  /// The path of a program in one of the folders of the system.
  private static func installed(_ name: String) -> String? {
    ["/usr/local/bin/", "/usr/bin/", "/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
  }

  private static func contents(of file: CInt) -> [UInt8] {
    let size = min(Int(lseek(file, 0, SEEK_END)), IngestLimits.inputBytes)
    guard size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(pread(file, buffer.baseAddress, size, 0), 0)
    }
  }

  /// Runs a program between two files; false when it fails or takes too long, for then it is killed.
  private static func run(_ arguments: [String], _ input: CInt, _ output: CInt) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { (words + environment).forEach { free($0) } }
    var child = pid_t()
    guard posix_spawn(&child, arguments[0], &actions, nil, &words, &environment) == 0 else { return false }
    var status: CInt = 0
    for _ in 0..<(seconds * 100) {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status == 0 }
      if ended < 0, errno != EINTR { return false }
      usleep(10_000)
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    return false
  }
}
