// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

/// What a load says of texts that are here already, of options for one article, and of files that hold none.
@Suite struct RepeatedLoadTests {
  private let project = TestProject()
  private static let text = "The ferry left Velm at noon, the harbour board said."

  private func write(_ text: String, _ name: String) throws -> String {
    let path = "\(project.folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func table(_ title: String, _ outlet: String, _ date: String) -> String {
    "title,text,outlet,url,date\n\(title),\"\(Self.text)\",\(outlet),https://\(outlet).example/,\(date)\n"
  }

  /// What was said, on one line.
  private func answer() -> String {
    project.output.take().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func failure(_ request: LoadRequest) -> Failure? {
    do throws(Failure) { try project.workspace.load(request) } catch { return error }
    return nil
  }

  @Test(arguments: [false, true]) func whatASecondOutletSaysIsNotLostInSilence(isDryRun: Bool) throws {
    let first = try write(table("Ferry", "gull", "2024-03-04"), "first.csv")
    let second = try write(table("Ferry goes", "heron", "2024-03-05"), "second.csv")
    let same = "already here as first"
    let told =
      "\(same); its title “Ferry goes”, outlet “heron”, url “https://heron.example/” and date 2024-03-05 are not taken"
    var request = LoadRequest([first, second])
    request.isDryRun = isDryRun
    #expect(failure(request) == nil)
    #expect(answer().contains(told + " (second.csv)"))
    guard !isDryRun else { return }
    #expect(failure(LoadRequest([first])) == nil && answer() == same)
    #expect(failure(LoadRequest([second])) == nil && answer() == told)
    request = LoadRequest([second])
    request.isJSON = true
    #expect(failure(request) == nil)
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let loaded)? = try parser.document()["loaded"] else {
      return #expect(Bool(false), "no list of what was loaded")
    }
    #expect(loaded[0]["not_taken"]?["outlet"] == "heron" && loaded[0]["status"] == "same")
  }

  @Test func whatNamesOneArticleIsRefusedForMany() throws {
    let path = try write(#"[{"text": "It left at noon."}, {"text": "It sank."}]"#, "two.json")
    var request = LoadRequest([path])
    request.id = "ferry"
    #expect(
      failure(request)?.line
        == "attest: \(path) not loaded: --id is for one article, not for 2 (load them one by one)")
    #expect(failure(request)?.message.status == .usage)
    request.id = nil
    request.url = "https://velm.example/"
    #expect(failure(request)?.message.status == .usage)
  }

  @Test(
    arguments: [
      ("article,paragraph,kind,text,text_sha256,reviewer,label\n", "x.csv", "holds labels (attest import --format csv"),
      ("article\ttext_sha256\treviewer\tlabel\n", "x.tsv", "holds labels (attest import --format tsv"),
      (
        "{\n  \"attest_format\" : 1,\n  \"format\" : \"csv\"\n}\n", "m.json", "describes a dataset and holds no article"
      ),
    ])
  func filesOfDatasetsAreNotLoaded(text: String, name: String, reason: String) throws {
    let path = try write(text, name)
    #expect(failure(LoadRequest([path]))?.line.contains("“\(path)” \(reason)") == true)
  }

  @Test func whatAFolderHoldsBesideFilesIsNamed() throws {
    let manager = FileManager.default, folder = project.folder + "/desk"
    try manager.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    _ = try write(Self.text, "desk/a.txt")
    _ = try write(Self.text, "desk/.b.txt")
    try manager.createSymbolicLink(atPath: folder + "/c.txt", withDestinationPath: folder + "/a.txt")
    var request = LoadRequest([folder])
    #expect(failure(request) == nil)
    #expect(
      project.errors.take() == """
        attest: \(folder)/c.txt passed over: it is a link (load it by its own name)
        attest: \(folder)/sub passed over: it is a folder (--recursive searches it)

        """)
    _ = project.output.take()
    (request.explains, request.isJSON) = (true, true)
    #expect(failure(request) == nil)
    #expect(project.errors.take().contains("\(folder)/.b.txt passed over: it is hidden"))
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let loaded)? = try parser.document()["loaded"] else {
      return #expect(Bool(false), "no list of what was loaded")
    }
    #expect(loaded.dropFirst().map { $0["passed_over"]?.string } == ["it is hidden", "it is a link", "it is a folder"])
  }
}
