// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The dates that a line prints, and what else stands on it; a line without a digit has neither.
struct DateScan {
  /// The dates in order.
  private(set) var dates: [PrintedDate] = []
  /// The tokens that belong to no date.
  private(set) var others: [DateToken] = []

  /// Scans a line for dates in ISO, numeric and written forms, to its end or to the first word that means no time.
  init(_ text: String, toUnknownWord: Bool = false) {
    var text = text
    text.withUTF8 { line in
      guard line.indices.contains(where: { DateToken.isDigit(at: $0, in: line) }) else { return }
      scan(DateToken.tokens(of: line, toUnknownWord: toUnknownWord), of: line)
    }
  }

  private mutating func scan(_ tokens: [DateToken], of line: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < tokens.count {
      if let (length, day) = Self.date(at: tokens[index...]) {
        let era = Self.era(index > 0 ? tokens[index - 1] : nil, before: day.year, in: line)
        let start = tokens[era == nil ? index : index - 1].range.lowerBound
        let raw = String(decoding: line[start..<tokens[index + length - 1].range.upperBound], as: UTF8.self)
        if let date = Self.printed((day.year + (era ?? 0), day.month, day.day), raw) {
          if era != nil { _ = others.popLast() }
          dates.append(date)
          index += length
          continue
        }
      }
      others.append(tokens[index])
      index += 1
    }
  }

  private typealias Day = (year: Int, month: Int, day: Int)

  /// The years before the first of the eras by which Japan and Taiwan count.
  private static let eras = ["令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911, "中華民國": 1911]

  /// The year before the era that a word names, where a year too small for any other follows; nil for any other token.
  private static func era(_ token: DateToken?, before year: Int, in line: UnsafeBufferPointer<UInt8>) -> Int? {
    guard year < 200, let token, token.word != nil else { return nil }
    return eras[String(decoding: line[token.range], as: UTF8.self)]
  }

  /// The day as a date: of the Solar Hijri year where its month is one of that, of the Buddhist era where its year is.
  private static func printed(_ day: Day, _ raw: String) -> PrintedDate? {
    if day.month > 12 { return PrintedDate(solarHijri: day.year, month: day.month - 12, day: day.day, raw: raw) }
    return PrintedDate(year: day.year >= 2400 ? day.year - 543 : day.year, month: day.month, day: day.day, raw: raw)
  }

  private static func date(at tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    switch tokens.first?.content {
    case .number: numeric(tokens) ?? ideographic(tokens) ?? yearFirst(tokens) ?? dayFirst(tokens)
    case .word(let word) where word.month != nil: monthFirst(tokens)
    default: nil
    }
  }

  /// 2022-06-17, 2022/6/17, 17.06.2022, and 17/06/2022 where only one order is possible.
  private static func numeric(_ tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    let start = tokens.startIndex
    guard tokens.count >= 5, let mark = tokens[start + 1].mark, tokens[start + 3].mark == mark else { return nil }
    guard mark == "-" || mark == "/" || mark == ".", let first = tokens[start].number,
      let second = tokens[start + 2].number, let third = tokens[start + 4].number
    else { return nil }
    if tokens[start].digits == 4 { return (5, (first, second, third)) }
    guard tokens[start].digits <= 2, tokens[start + 2].digits <= 2 else { return nil }
    // 05.03.24: points stand between the numbers of a day, and colons between those of a time.
    if mark == ".", tokens[start + 4].digits == 2, tokens[start + 2].digits == 2 {
      return (5, (EitherDay.fullYear(third), second, first))
    }
    guard tokens[start + 4].digits == 4 else { return nil }
    if mark == "." || first > 12 || first == second { return (5, (third, second, first)) }
    guard second > 12 else { return nil }
    return (5, (third, first, second))
  }

  /// 2022年6月17日.
  private static func ideographic(_ tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    guard tokens.count >= 6, let unit = tokens[tokens.startIndex + 1].mark, !unit.isASCII else { return nil }
    let six = Array(tokens.prefix(6))
    guard let year = six[0].number, let month = six[2].number, let day = six[4].number else {
      return nil
    }
    var units = String.UnicodeScalarView()
    units.append(contentsOf: [1, 3, 5].compactMap { six[$0].mark })
    guard ["年月日", "년월일"].contains(String(units)) else { return nil }
    return (6, (year, month, day))
  }

  /// 2022. június 16., as Hungarian prints it, and 2022ko ekainaren 16.
  private static func yearFirst(_ tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    let named = tokens.prefix(4).filter { $0.mark != "." && $0.word?.roles.contains(.beforeMonth) != true }
    guard named.count >= 3, named[0].digits == 4, let year = named[0].number, let month = named[1].word?.month,
      let day = named[2].number, named[2].digits <= 2
    else { return nil }
    return (
      tokens.prefix(4).firstIndex { $0.range == named[2].range }.map { $0 + 1 - tokens.startIndex } ?? 3,
      (year, month, day)
    )
  }

  /// 16 Jun 2022, 16th of June, 2022, 16. Juni 2022, and a month by two names, 16 يونيو/حزيران 2022.
  private static func dayFirst(_ tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    guard let day = tokens.first?.number, let start = tokens.indices.first else { return nil }
    var index = start + 1
    while index < tokens.endIndex, skipsBeforeMonth(tokens[index]), index - start < 4 { index += 1 }
    guard index < tokens.endIndex else { return nil }
    let isNumbered = tokens[index - 1].word?.roles.contains(.monthNumber) ?? false
    guard let month = tokens[index].word?.month ?? (isNumbered ? tokens[index].number : nil) else { return nil }
    index += 1
    while index < tokens.endIndex, index - start < 7,
      skipsBeforeYear(tokens[index]) || tokens[index - 1].mark == "/" && tokens[index].word?.month != nil
    {
      index += 1
    }
    guard index < tokens.endIndex, let year = Self.year(at: index, of: tokens) else { return nil }
    return (index + 1 - start, (year, month, day))
  }

  /// The year in full that a number is; of two digits at the end of a line or behind an apostrophe: 07-Mar-24, Mar 7 '24.
  private static func year(at index: Int, of tokens: ArraySlice<DateToken>) -> Int? {
    guard let number = tokens[index].number else { return nil }
    if tokens[index].digits == 4 { return number }
    let isShort =
      switch tokens[index - 1].mark {
      case "'", "’": true
      // "05 MAR - 24 barges" is a day and a number.
      case "-": tokens[index - 2].range.upperBound == tokens[index].range.lowerBound - 1
      default: index + 1 == tokens.endIndex
      }
    return tokens[index].digits == 2 && isShort && number >= 10 ? EitherDay.fullYear(number) : nil
  }

  /// June 17, 2022, Jun-17-2022 and Jun. 17th 2022.
  private static func monthFirst(_ tokens: ArraySlice<DateToken>) -> (length: Int, Day)? {
    guard let start = tokens.indices.first, let month = tokens[start].word?.month else {
      return nil
    }
    var index = start + 1
    if index < tokens.endIndex, tokens[index].mark == "." || tokens[index].mark == "-" { index += 1 }
    guard index < tokens.endIndex, let day = tokens[index].number, tokens[index].digits <= 2 else { return nil }
    index += 1
    while index < tokens.endIndex,
      tokens[index].mark.map({ ",-'’".unicodeScalars.contains($0) }) ?? false
        || tokens[index].word?.roles.contains(.ordinal) ?? false
    {
      index += 1
    }
    index = afterTime(tokens[index...])
    guard index < tokens.endIndex, let year = Self.year(at: index, of: tokens) else { return nil }
    return (index + 1 - start, (year, month, day))
  }

  /// The index after a time and its zone, "19:20:36 CET", which programs print before the year; the first when none is there.
  private static func afterTime(_ tokens: ArraySlice<DateToken>) -> Int {
    let start = tokens.startIndex
    guard tokens.count >= 5, tokens[start].digits == 2, tokens[start + 1].mark == ":", tokens[start + 2].digits == 2
    else {
      return start
    }
    let rest = tokens[(start + 3)...].drop { $0.mark == ":" || $0.digits == 2 }
    return rest.drop { $0.word != nil }.startIndex
  }

  private static func skipsBeforeMonth(_ token: DateToken) -> Bool {
    if let word = token.word { return word.roles.contains(.beforeMonth) }
    return [".", "-", "/", "’", "'"].contains(token.mark)
  }

  private static func skipsBeforeYear(_ token: DateToken) -> Bool {
    if let word = token.word { return word.roles.contains(.beforeYear) }
    return token.mark.map { ".,-/'’".unicodeScalars.contains($0) } ?? false
  }
}

extension DateScan {
  /// The first day that a line prints without a year: "March 5", "5. März".
  static func yearless(_ text: String) -> PrintedDate? {
    var text = text
    return text.withUTF8 { line in
      guard line.indices.contains(where: { DateToken.isDigit(at: $0, in: line) }) else { return nil }
      let tokens = DateToken.tokens(of: line, toUnknownWord: false)
      guard let name = tokens.firstIndex(where: { $0.word?.month != nil }), let month = tokens[name].word?.month else {
        return nil
      }
      let after = tokens[(name + 1)...].first { $0.mark != "." }
      let before = tokens[..<name].last { $0.mark != "." && $0.word?.roles.contains(.beforeMonth) != true }
      guard let token = [after, before].compactMap({ $0 }).first(where: { (1...2).contains($0.digits) }) else {
        return nil
      }
      let first = min(tokens[name].range.lowerBound, token.range.lowerBound)
      let last = max(tokens[name].range.upperBound, token.range.upperBound)
      return PrintedDate(
        month: month, day: token.number ?? 0, raw: String(decoding: line[first..<last], as: UTF8.self))
    }
  }
}

/// A calendar day as a text prints it.
struct PrintedDate: Equatable {
  /// The day, `YYYY-MM-DD`, or `--MM-DD` where no year is printed.
  let iso: String
  /// The day as printed.
  let raw: String

  /// A day of the Gregorian calendar; nil when there is no such day.
  init?(year: Int, month: Int, day: Int, raw: String) {
    guard (1500...2999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(year, month) else {
      return nil
    }
    iso = Self.iso(year, month, day)
    self.raw = raw
  }

  /// A day of no year in particular; nil when no year has it.
  init?(month: Int, day: Int, raw: String) {
    guard let date = PrintedDate(year: 2000, month: month, day: day, raw: raw) else { return nil }
    iso = "--" + date.iso.dropFirst(5)
    self.raw = raw
  }

  /// The day of a moment as programs write it: the first date in it, 20240305, 20240305T060000Z or 20240305060000, or seconds or
  /// milliseconds since 1970, by UTC.
  init?(moment: String) {
    if let date = DateScan(moment).dates.first {
      self = date
      return
    }
    let digits = moment.prefix { $0.isASCII && $0.isNumber }
    let isDay = digits.count == 8 && (digits.endIndex == moment.endIndex || moment[digits.endIndex...].first == "T")
    let isMinute = [12, 14].contains(digits.count) && digits.endIndex == moment.endIndex
    if isDay || isMinute, let number = Int(digits.prefix(8)) {
      self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100, raw: moment)
      return
    }
    guard [10, 13].contains(moment.utf8.count), let count = Int(moment), count > 0 else { return nil }
    self.init(daysSince1970: (moment.utf8.count == 13 ? count / 1000 : count) / 86_400, raw: moment)
  }

  /// A day of the Solar Hijri year, by its cycle of 33 years; nil for a year that no living paper prints.
  init?(solarHijri year: Int, month: Int, day: Int, raw: String) {
    guard (1200...1500).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let cycle = year + 1595
    let before = month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186
    let days = cycle * 365 + cycle / 33 * 8 + (cycle % 33 + 3) / 4 + before + day - 1_075_196
    self.init(daysSince1970: days, raw: raw)
  }

  /// The day so many days after 1 January 1970.
  private init?(daysSince1970 count: Int, raw: String) {
    // Days since 1970 to a civil date, by eras of 400 years that begin in March (Hinnant 2014, section civil_from_days).
    let days = count + 719_468
    let ofEra = days % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    self.init(
      year: yearOfEra + days / 146_097 * 400 + (month <= 2 ? 1 : 0), month: month,
      day: ofYear - (153 * march + 2) / 5 + 1, raw: raw)
  }

  /// The same day in the year that brings it nearest to a date; itself where it has a year.
  func inYear(nearest date: String?) -> PrintedDate {
    guard iso.hasPrefix("--"), let date, let year = Int(date.prefix(4)), let month = Int(date.dropFirst(5).prefix(2)),
      let own = Int(iso.dropFirst(2).prefix(2)), let day = Int(iso.suffix(2))
    else {
      return self
    }
    let nearest = own - month > 6 ? year - 1 : month - own > 6 ? year + 1 : year
    return PrintedDate(year: nearest, month: own, day: day, raw: raw) ?? self
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      _ = buffer.initialize(fromContentsOf: "YYYY-MM-DD".utf8)
      write(year, to: buffer, at: 0..<4)
      write(month, to: buffer, at: 5..<7)
      write(day, to: buffer, at: 8..<10)
      return 10
    }
  }

  private static func write(_ number: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
      buffer[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
  }
}

/// A day printed as two numbers and a year, of which the first is the day in most languages and the month in American English.
struct EitherDay {
  /// The day by either order; nil where the numbers are no day so.
  let dayFirst: PrintedDate?
  let monthFirst: PrintedDate?

  /// The day of a line's tokens.
  init?(_ tokens: [DateToken]) {
    guard tokens.count >= 5, let first = tokens[0].number, let second = tokens[2].number, let number = tokens[4].number,
      let mark = tokens[1].mark
    else { return nil }
    func written(_ token: DateToken, _ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(token.digits - digits.utf8.count, 0)) + digits
    }
    let raw = "\(written(tokens[0], first))\(mark)\(written(tokens[2], second))\(mark)\(written(tokens[4], number))"
    let year = tokens[4].digits == 2 ? Self.fullYear(number) : number
    dayFirst = PrintedDate(year: year, month: second, day: first, raw: raw)
    monthFirst = PrintedDate(year: year, month: first, day: second, raw: raw)
  }

  /// The year that two digits stand for: of this century up to 49.
  static func fullYear(_ digits: Int) -> Int { digits + (digits < 50 ? 2000 : 1900) }

  /// The day as texts of a language print it, by its tag; nil for English that may be of any country.
  func day(in language: String?) -> PrintedDate? {
    guard let language = language?.lowercased() else { return nil }
    if language.hasPrefix("en-us") { return monthFirst }
    return language.hasPrefix("en") && language.utf8.count < 5 ? nil : dayFirst
  }

  /// The day in an order.
  func day(in order: DayOrder) -> PrintedDate? { order == .dayFirst ? dayFirst : monthFirst }

  /// The day of a text that is nothing but one; nil for other texts.
  init?(_ text: String) {
    let date = text.trimmed.prefix { $0 != " " && $0 != "T" && $0 != "," }
    self.init(DateScan(String(date)).others)
  }
}

/// In which order day and month stand in dates of two numbers and a year.
enum DayOrder {
  case dayFirst, monthFirst

  /// The order in which all dates of a column can be read, and some only so; nil where none tells or two differ.
  init?(settledBy dates: some Sequence<String>) {
    var orders: Set<DayOrder> = []
    for text in dates {
      let digits = text.trimmed.split(maxSplits: 2) { "/-.".contains($0) }
      guard digits.count == 3, digits[0].utf8.count <= 2, digits[1].utf8.count <= 2, let first = Int(digits[0]),
        let second = Int(digits[1]), first > 12 || second > 12
      else { continue }
      orders.insert(first > 12 ? .dayFirst : .monthFirst)
    }
    guard orders.count == 1, let order = orders.first else { return nil }
    self = order
  }
}
