// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// What the program prints of a document in which a part is broken.
@Suite struct DocumentFaultTests {
  /// A document whose notes claim to be UTF-16 and are not.
  private static let document = """
    UEsDBBQAAAAIAAAAIQC/cLYpPwAAAEsAAAARAAAAd29yZC9kb2N1bWVudC54bWyzSclPLs1NzSuxs0nKT6m0symwsymysymxC8lI \
    VUhLLSqqVMhJTStRCEvNydWz0Qcq0wdK6wNV6UPU68MNAABQSwMEFAAAAAgAAAAhAPons+9RAAAACi8AABIAAAB3b3JkL2Zvb3Ru \
    b3Rlcy54bWztwk0KRGAAANA5ir49sbHys3OCmQMISfEpSo46x3EMm9d7VXtva3JNx7nssQ5FlodkisM+LnGuw+/bpUUZ2qbqm88f \
    AAAAAAAAAAAAAADe9wBQSwECFAMUAAAACAAAACEAv3C2KT8AAABLAAAAEQAAAAAAAAAAAAAAgAEAAAAAd29yZC9kb2N1bWVudC54 \
    bWxQSwECFAMUAAAACAAAACEA+iez71EAAAAKLwAAEgAAAAAAAAAAAAAAgAFuAAAAd29yZC9mb290bm90ZXMueG1sUEsFBgAAAAAC \
    AAIAfwAAAO8AAAAAAA==
    """

  @Test func theLibraryThatReadsXMLPrintsNothingItself() throws {
    let attest = try Attest()
    let path = attest.folder.path + "/notes.docx"
    try #require(Data(base64Encoded: Self.document, options: .ignoreUnknownCharacters)).write(
      to: URL(fileURLWithPath: path))
    let run = try PipedProgram.run(attest.program, ["load", path, "--project", attest.project])
    #expect(run.status == 65)
    #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("the XML is not well-formed"))
  }
}
