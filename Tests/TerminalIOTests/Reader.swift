// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Counts the bytes of a pipe on a thread of its own.
final class Reader {
  private let fileDescriptor: Int32
  private var thread = pthread_t()
  private var count = 0

  init(fileDescriptor: Int32) {
    self.fileDescriptor = fileDescriptor
  }

  func start() {
    let me = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { me in
        if let me { Unmanaged<Reader>.fromOpaque(me).takeRetainedValue().drain() }
        return nil
      }, me)
  }

  /// Waits for the end of the pipe.
  func finished() -> Int {
    pthread_join(thread, nil)
    close(fileDescriptor)
    return count
  }

  private func drain() {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while true {
      let got = read(fileDescriptor, &bytes, bytes.count)
      guard got > 0 else { return }
      count += got
    }
  }
}
