// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The head of a report by an agency of the East.
enum EasternHead {
  /// The names in 新华社柳溪4月17日电（记者陈晓岚、马文）…, (서울=연합뉴스) 김하나 기자 = … and 【パリ＝佐藤健】…; nil where none stand there.
  static func reporters(in text: String) -> String? {
    guard let first = text.utf8.first, first >= 0xE3 || first == 0x28 else { return nil }
    let head = String(text.unicodeScalars.prefix(64))
    if head.hasPrefix("【") || head.hasPrefix("［") {
      guard let mark = head.firstIndex(where: { $0 == "＝" || $0 == "=" }),
        let close = head.firstIndex(where: { $0 == "】" || $0 == "］" }), mark < close
      else { return nil }
      return names(in: String(head[mark..<close].dropFirst()))
    }
    for office in ["（记者", "(记者", "（記者", "(記者", "（本报记者", "（实习记者"] {
      guard let open = head.firstRange(of: office),
        let close = head[open.upperBound...].firstIndex(where: { ")）".contains($0) })
      else { continue }
      return names(in: String(head[open.upperBound..<close].drop { " ：:".contains($0) }))
    }
    guard head.hasPrefix("("), let close = head.firstIndex(of: ")"), let office = head.firstRange(of: " 기자 = "),
      close < office.lowerBound
    else { return nil }
    let names = head[close..<office.lowerBound].dropFirst().split(whereSeparator: { " ·,".contains($0) })
    return names.isEmpty || !names.allSatisfy({ (2...4).contains($0.count) }) ? nil : names.joined(separator: ", ")
  }

  /// The day in 新华社柳溪4月17日电, which has no year, or with it in 2024年4月17日; nil where none stands before the report.
  static func day(in text: String) -> PrintedDate? {
    let head = text.unicodeScalars.prefix(32).prefix { $0 != "电" && $0 != "電" && $0 != "。" }
    guard head.endIndex < text.unicodeScalars.endIndex, let unit = head.firstIndex(of: "月") else { return nil }
    if let day = DateScan(String(head)).dates.first { return day }
    let month = String(
      String.UnicodeScalarView(head[..<unit].reversed().prefix { ("0"..."9").contains($0) }.reversed()))
    let number = String(String.UnicodeScalarView(head[unit...].dropFirst().prefix { ("0"..."9").contains($0) }))
    guard let month = Int(month), let day = Int(number), head[unit...].dropFirst(number.count + 1).first == "日" else {
      return nil
    }
    return PrintedDate(month: month, day: day, raw: "\(month)月\(day)日")
  }

  /// The names in a list of persons whose names are written without spaces, with commas between them; nil for other words.
  static func names(in list: String) -> String? {
    let names = list.split(whereSeparator: { "、，, ".contains($0) })
    let areNames = names.allSatisfy { name in
      (2...4).contains(name.unicodeScalars.count)
        && name.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }
    return names.isEmpty || !areNames ? nil : names.joined(separator: ", ")
  }
}
