// SPDX-License-Identifier: GPL-3.0-or-later

/// A number, a word or a mark in a line that may print a date.
struct DateToken {
  /// What the token is.
  enum Content: Equatable {
    case number(Int, digits: Int)
    case word(DateWord)
    case mark(Unicode.Scalar)
  }

  /// What the token is.
  let content: Content
  /// Its place in the line's bytes.
  let range: Range<Int>

  /// The value of a number, or nil.
  var number: Int? { if case .number(let value, _) = content { value } else { nil } }

  /// The digits of a number, 0 for anything else.
  var digits: Int { if case .number(_, let digits) = content { digits } else { 0 } }

  /// The meaning of a word, or nil.
  var word: DateWord? { if case .word(let word) = content { word } else { nil } }

  /// The mark, or nil.
  var mark: Unicode.Scalar? { if case .mark(let mark) = content { mark } else { nil } }

  /// The tokens of a line of valid UTF-8, all or up to the first unknown word; white space separates and is dropped.
  static func tokens(of line: UnsafeBufferPointer<UInt8>, toUnknownWord: Bool) -> [DateToken] {
    var tokens: [DateToken] = []
    tokens.reserveCapacity(16)
    var index = 0
    while index < line.count {
      let (scalar, length) = scalar(at: index, in: line)
      var end = index + length
      if scalar == " " || scalar == "\t" || length > 1 && scalar.properties.isWhitespace {
        index = end
        continue
      }
      if isDigit(line[index]) {
        while end < line.count, isDigit(line[end]), end - index < 9 { end += 1 }
        let value = line[index..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        tokens.append(DateToken(content: .number(value, digits: end - index), range: index..<end))
      } else if isLetter(scalar) {
        while end < line.count, case let (next, length) = Self.scalar(at: end, in: line), isLetter(next) {
          end += length
        }
        let word = meaning(of: line[index..<end])
        tokens.append(DateToken(content: .word(word), range: index..<end))
        if toUnknownWord, word.isUnknown { return tokens }
      } else {
        tokens.append(DateToken(content: .mark(scalar), range: index..<end))
      }
      index = end
    }
    return tokens
  }

  private static func meaning(of letters: Slice<UnsafeBufferPointer<UInt8>>) -> DateWord {
    guard letters.allSatisfy({ $0 < 0x80 }) else {
      return DateWord.meaning(of: String(decoding: letters, as: UTF8.self).lowercased())
    }
    let word = String(unsafeUninitializedCapacity: letters.count) { buffer in
      for (offset, letter) in letters.enumerated() { buffer[offset] = letter | 0x20 }
      return letters.count
    }
    return DateWord.meaning(of: word)
  }

  /// The scalar that begins at a byte, and the bytes it takes.
  private static func scalar(at index: Int, in line: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int) {
    if line[index] < 0x80 { return (Unicode.Scalar(line[index]), 1) }
    var bytes = line[index...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark) && !isUnit(scalar)
  }

  /// Year, month and day as Chinese, Japanese and Korean print them.
  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { units.contains(scalar) }

  private static let units = Set("年月日년월일時时분分시초秒".unicodeScalars)
}

/// What a word means on a line that prints a date; a word in lower case that means nothing there is unknown.
struct DateWord: Equatable {
  /// The parts that words play beside a date's numbers.
  struct Roles: OptionSet {
    let rawValue: UInt8
    /// Stands on lines that say nothing but when: "updated", "pm", "Monday".
    static let companion = Roles(rawValue: 1)
    /// Opens such a line, so that a bare number after it is enough.
    static let opener = Roles(rawValue: 2)
    /// Makes a number an age: "3 hours ago".
    static let ago = Roles(rawValue: 4)
    /// Stands between the day and the month: "17th of June".
    static let beforeMonth = Roles(rawValue: 8)
    /// Ends a day's number: "17th".
    static let ordinal = Roles(rawValue: 16)
    /// Stands between the month and the year: "junio de 2022".
    static let beforeYear = Roles(rawValue: 32)
  }

  /// The number of the month that the word names, 1 to 12; nil for any other word.
  private(set) var month: Int?
  /// The parts that the word can play.
  private(set) var roles: Roles = []

  /// Whether the word means nothing beside a date.
  var isUnknown: Bool { month == nil && roles.isEmpty }

  /// Whether the word can stand on a line that says nothing but when.
  var isTemporal: Bool { month != nil || roles.contains(.companion) }

  /// The meaning of a word in lower case.
  static func meaning(of word: String) -> DateWord { known[word] ?? DateWord() }

  private static let lists: [(roles: Roles, words: String)] = [
    (
      .companion,
      """
      published updated last modified posted date dated on at am pm a p m gmt utc z t est edt et pst pdt bst cet cest
      first created issued release released min mins minute minutes read ago hour hours day days h hrs local time ist
      uk sgt hkt jst kst aest aedt acst awst nzst nzdt msk eet eest wat cat eat sast
      monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
      uhr um am vom stand aktualisiert veröffentlicht zuletzt montag dienstag mittwoch donnerstag freitag samstag
      publié mis à jour le lundi mardi mercredi jeudi vendredi samedi dimanche heure heures sonntag
      publicado actualizado el a las lunes martes miércoles jueves viernes sábado domingo hora horas
      pubblicato aggiornato modifica modificato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica
      publicado atualizado em às segunda terça quarta quinta sexta feira gepubliceerd bijgewerkt op om
      опубликовано обновлено года год г в часов року рік о опубліковано оновлено güncelleme yayınlanma saat στις نشر تحديث منذ 发布 更新 发布时间 更新时间 公開 配信 and
      公開日 更新日 掲載 发表 发表于 发布于 發布 發佈 午前 午後 上午 下午 オフ 입력 수정 게재 등록 오전 오후 기사입력 최종수정
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd uur
      måndag tisdag onsdag torsdag fredag lördag söndag publicerad uppdaterad publicerat uppdaterat kl klockan
      mandag tirsdag lørdag søndag publisert oppdatert publiceret opdateret klokken
      julkaistu päivitetty klo maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
      opublikowano aktualizacja godz poniedziałek wtorek środa czwartek piątek sobota niedziela
      publikováno aktualizováno pondělí úterý středa čtvrtek pátek neděle
      pazartesi salı çarşamba perşembe cuma cumartesi pazar yayın güncellendi
      понедельник вторник среда четверг пятница суббота воскресенье мск
      понеділок вівторок середа четвер пʼятниця субота неділя
      senin selasa rabu kamis jumat sabtu minggu wib wita wit diterbitkan diperbarui pukul
      δημοσιεύθηκε δημοσίευση ενημερώθηκε ενημέρωση δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
      פורסם עודכן בשעה יום ראשון שני שלישי רביעי חמישי שישי שבת
      火 水 木 金 土 月曜 火曜 水曜 木曜 金曜 土曜 曜 周一 周二 周三 周四 周五 周六 周 星期一 星期二 星期三 星期四 星期五 星期六 星期
      월 화 수 목 금 토 월요 화요 수요 목요 금요 토요 요 बजे thứ hai ba tư năm sáu bảy chủ nhật ngày lúc u gmt
      mo di mi do fr sa so lun mar mer jeu ven sam dim mié jue vie sáb dom gio
      الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد تم النشر آخر الساعة في صباحا مساء
      """
    ),
    (.opener, "published updated posted last publié aktualisiert publicado actualizado pubblicato"),
    (.ago, "ago"),
    (.beforeMonth, "st nd rd th er º ª of de di d"),
    (.ordinal, "st nd rd th"),
    (.beforeYear, "de del of"),
  ]

  private static let known: [String: DateWord] = {
    var known: [String: DateWord] = [:]
    for (name, month) in Months.numbers { known[String(name), default: DateWord()].month = month }
    for (roles, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        known[String(word), default: DateWord()].roles.formUnion(roles)
      }
    }
    return known
  }()
}

/// The names of months in several languages, and of weekdays in English.
enum Months {
  private static let names: [String] = [
    """
    january jan januar januari janvier janv enero ene gennaio gen janeiro januar jänner stycznia января
    يناير जनवरी ינואר בינואר ocak січня ιανουαρίου ledna ianuarie tammikuuta januára siječnja január
    """,
    """
    february feb februar februari février févr fevrier febrero febbraio fevereiro fev lutego февраля فبراير
    फरवरी फ़रवरी פברואר בפברואר şubat лютого φεβρουαρίου února februarie helmikuuta februára veljače február
    """,
    """
    march mar märz maret mars maerz marzo maart março marca марта مارس मार्च מרץ במרץ מרס במרס mart березня
    μαρτίου března március martie maaliskuuta ožujka
    """,
    """
    april apr avril avr abril abr aprile abr apríla április kwietnia апреля أبريل अप्रैल אפריל באפריל nisan квітня απριλίου
    dubna aprilie huhtikuuta travnja
    """,
    "may mai mayo maggio mag maio mei maj maja мая مايو मई מאי במאי mayıs травня μαΐου května toukokuuta svibnja mája május",
    """
    june jun juni juin junio giugno giu junho czerwca июня يونيو जून יוני ביוני haziran червня ιουνίου
    června iunie kesäkuuta júna lipnja június
    """,
    """
    july jul juli juillet juil julio luglio lug julho lipca июля يوليو जुलाई יולי ביולי temmuz липня ιουλίου
    července iulie heinäkuuta júla srpnja július
    """,
    """
    august aug agustus août aout agosto ago augustus augusti sierpnia августа أغسطس अगस्त אוגוסט באוגוסט ağustos
    серпня αυγούστου srpna elokuuta augusta kolovoza augusztus
    """,
    """
    september sep sept septembre septiembre settembre set setembro września сентября سبتمبر सितंबर सितम्बर
    ספטמבר בספטמבר eylül вересня σεπτεμβρίου září septembrie syyskuuta septembra rujna szeptember
    """,
    """
    october oct oktober okt octobre octubre ottobre ott outubro out października октября أكتوبر अक्टूबर
    अक्तूबर אוקטובר באוקטובר ekim жовтня οκτωβρίου října octombrie lokakuuta októbra október
    """,
    """
    november nov novembre noviembre novembro listopada ноября نوفمبر नवंबर नवम्बर נובמבר בנובמבר kasım
    листопада νοεμβρίου listopadu noiembrie marraskuuta novembra studenoga
    """,
    """
    december dec desember dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia декабря ديسمبر
    दिसंबर दिसम्बर דצמבר בדצמבר aralık грудня δεκεμβρίου prosince decembrie joulukuuta decembra prosinca
    """,
  ]

  /// The numbers of the months by their names in lower case, 1 to 12.
  static let numbers: [Substring: Int] = {
    var numbers: [Substring: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(whereSeparator: \.isWhitespace) { numbers[name] = index + 1 }
    }
    return numbers
  }()

  /// The number of a month by its name in lower case, 1 to 12.
  static func number(of name: String) -> Int? { numbers[name[...]] }
}
