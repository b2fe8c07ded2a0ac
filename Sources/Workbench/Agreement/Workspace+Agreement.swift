// SPDX-License-Identifier: GPL-3.0-or-later
internal import TerminalIO

extension Workspace {
  /// Measures how far reviewers agree over finished reviews, or raters in a file.
  public func agreement(_ request: AgreementRequest) throws(Failure) {
    let undone = "agreement \(request.file.map { "of \(sanitized($0.path)) " } ?? "")not measured"
    try attempt(undone) {
      try request.check()
      if let file = request.file {
        try fileAgreement(file, request)
      } else if let field = request.field, field != .label {
        try fieldAgreement(field, request)
      } else {
        try projectAgreement(request)
      }
    }
  }
}
