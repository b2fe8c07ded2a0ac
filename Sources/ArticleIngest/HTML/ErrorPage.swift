// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Pages that a server sends in place of the one that was asked for, though it may say that all is well.
enum ErrorPage {
  private static let cues: CueList = [
    "404 not found", "404 page not found", "404 error", "404", "403 forbidden", "500 internal server error",
    "502 bad gateway", "503 service", "error 404",
    "page not found",
    "not found", "access denied", "forbidden", "just a moment...", "attention required!", "are you a robot",
    "seite nicht gefunden",
    "page introuvable", "page non trouvée", "página no encontrada", "pagina non trovata", "página não encontrada",
    "pagina niet gevonden", "sidan hittades inte", "sidan kunde inte hittas", "siden ble ikke funnet",
    "siden blev ikke fundet",
    "sivua ei löytynyt", "nie znaleziono strony", "strona nie istnieje", "stránka nenalezena", "az oldal nem található",
    "страница не найдена", "сторінку не знайдено", "sayfa bulunamadı", "halaman tidak ditemukan", "ページが見つかりません",
    "页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "페이지를 찾을 수 없습니다",
  ]
  /// How many bytes of text such a page has at most.
  private static let longest = 600

  /// The title by which a page of little text says that it is none; nil for any other.
  static func title(of page: MainContent, _ metadata: PageMetadata) -> String? {
    guard page.blocks.count <= 6, page.blocks.reduce(0, { $0 + $1.text.utf8.count }) <= longest else { return nil }
    return metadata.claims.first { $0.field == .title && isOne($0.value) }?.value
  }

  /// Whether a title says it and nothing else but the site's name: "404 homes flooded" heads a report.
  private static func isOne(_ title: String) -> Bool {
    let line = FoldedLine(title)
    guard let cue = line.cue(of: cues) else { return false }
    let rest = title.utf8.dropFirst(cue.utf8.count)
    guard let next = Substring(rest).unicodeScalars.first(where: { $0 != " " }) else { return true }
    return "|-–—·•!(.:".unicodeScalars.contains(next) && (next != ":" || line.wordCount <= 4)
  }
}
