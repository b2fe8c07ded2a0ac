// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation
import Testing

/// A page that names other files and addresses makes the reader open none of them.
@Suite struct IsolationTests {
  /// Calls a body with the path of a named pipe; whoever opens the pipe waits until the other side is opened too.
  private func withPipe(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("pipe").path
    try #require(mkfifo(path, 0o600) == 0)
    try body(path)
  }

  /// Calls a body with the port of a listening socket; returns whether anybody connected.
  private func isConnectedTo(_ body: (UInt16) throws -> Void) throws -> Bool {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    try #require(listener >= 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = try withUnsafeMutablePointer(to: &address) { place in
      try place.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        try #require(bind(listener, generic, size) == 0)
        try #require(listen(listener, 4) == 0)
        try #require(getsockname(listener, generic, &size) == 0)
      }
      return UInt16(bigEndian: place.pointee.sin_port)
    }
    try body(port)
    let caller = accept(listener, nil, nil)
    if caller >= 0 { close(caller) }
    return caller >= 0
  }

  private func page(_ address: String) -> String {
    """
    <?xml version="1.0"?><?xml-stylesheet href="\(address)"?>
    <!DOCTYPE html PUBLIC "-//A//B" "\(address)" [<!ENTITY % p SYSTEM "\(address)"> %p; <!ENTITY x SYSTEM "\(address)">]>
    <html xmlns:xi="http://www.w3.org/2001/XInclude"><head><base href="\(address)"><link rel=stylesheet href="\(address)">
    <script src="\(address)"></script><meta http-equiv=refresh content="0;\(address)"><style>@import "\(address)";</style>
    </head><body><xi:include href="\(address)"/><object data="\(address)"></object><iframe src="\(address)"></iframe>
    <img src="\(address)"><embed src="\(address)">
    <p>The council met on Monday and voted by nine to four to close the road. &x;</p>
    <p>Nobody asked who would pay for the signs, or where the lorries would go instead.</p></body></html>
    """
  }

  /// Opening a pipe that nobody writes to never returns, so a reader that opened it would run into the limit.
  @Test(.timeLimit(.minutes(1))) func noFileThatAPageNamesIsOpened() throws {
    try withPipe { path in
      for address in [path, "file://" + path] {
        let article = try read(page(address), .html)
        #expect(article.paragraphs.count == 2)
      }
    }
  }

  @Test func noAddressThatAPageNamesIsCalled() throws {
    let isCalled = try isConnectedTo { port in
      let article = try read(page("http://127.0.0.1:\(port)/x"), .html)
      #expect(article.paragraphs.count == 2)
    }
    #expect(!isCalled)
  }
}
