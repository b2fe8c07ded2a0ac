// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import TerminalIO

extension Workspace {
  /// Writes a report's page now, and anew whenever the project changed, at most every five seconds.
  ///
  /// It ends when the answer can not be written, or by a signal; the page on the disk is whole at any moment.
  public func watch(_ request: ReportRequest) throws(Failure) {
    var written: ProjectState?
    while output.failure == 0 {
      let state = ProjectState(of: project)
      if state != written || written == nil {
        try report(request)
        // What was recorded while the page was made is no news.
        written = request.includesUnfinished ? ProjectState(of: project) : state
        sleep(Self.pause)
      } else {
        usleep(Self.look)
      }
    }
  }

  /// Seconds between two pages, and microseconds between two looks at the project.
  private static var pause: UInt32 { 5 }
  private static var look: UInt32 { 250_000 }
}

/// What a file looks like from outside: it changes with every commit.
private struct ProjectState: Equatable {
  private let seconds: Int, nanoseconds: Int, size: Int, inode: UInt

  init?(of path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    (seconds, nanoseconds) = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
    (size, inode) = (Int(facts.st_size), UInt(facts.st_ino))
  }
}
