// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import Testing

@testable import TerminalIO

@Suite struct HistoryFileTests {
  private func withFolder(_ body: (String) -> Void) {
    var template = Array((FileManager.default.temporaryDirectory.path + "/attest-history-XXXXXX").utf8CString)
    guard let folder = mkdtemp(&template).map({ String(cString: $0) }) else {
      Issue.record("no temporary folder")
      return
    }
    body(folder)
    for name in ["a/b/history", "link", "pipe", "target"] { unlink(folder + "/" + name) }
    for name in ["a/b", "a", ""] { rmdir(folder + "/" + name) }
  }

  @Test func linesAreKeptOnceNewestLast() {
    withFolder { folder in
      let file = HistoryFile(path: folder + "/a/b/history")
      #expect(file.lines() == [])
      file.append([])
      #expect(access(file.path, F_OK) != 0)
      file.append([":go 1", ":note é", ":go 1"])
      file.append([":list"])
      #expect(file.lines() == [":note é", ":go 1", ":list"])
      var facts = stat()
      stat(file.path, &facts)
      #expect(facts.st_mode & 0o777 == 0o600)
      stat(folder + "/a", &facts)
      #expect(facts.st_mode & 0o777 == 0o700)
      file.append((0..<1_200).map { ":go \($0)" })
      #expect(file.lines().count == 1_000)
      #expect(file.lines().last == ":go 1199")
    }
  }

  @Test func linksAndPipesAreLeftAlone() {
    withFolder { folder in
      let target = HistoryFile(path: folder + "/target")
      target.append(["kept"])
      symlink(target.path, folder + "/link")
      let link = HistoryFile(path: folder + "/link")
      #expect(link.lines() == [])
      link.append(["lost"])
      #expect(target.lines() == ["kept"])
      mkfifo(folder + "/pipe", 0o600)
      let pipe = HistoryFile(path: folder + "/pipe")
      pipe.append(["lost"])
      #expect(pipe.lines() == [])
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsNoError() {
    let file = HistoryFile(path: "/proc/self/none/history")
    file.append(["a"])
    #expect(file.lines() == [])
  }
}
