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
      if var value = Self.digit(scalar) {
        var digits = 1
        while end < line.count, digits < 9, case let (next, length) = Self.scalar(at: end, in: line),
          let digit = Self.digit(next)
        {
          value = value * 10 + digit
          digits += 1
          end += length
        }
        tokens.append(DateToken(content: .number(value, digits: digits), range: index..<end))
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

  /// The value of a decimal digit of any script; nil for any other scalar.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value &- 0x30 < 10 ? Int(scalar.value - 0x30) : nil }
    guard scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  /// Whether a decimal digit begins at a byte of UTF-8: ASCII's, or one of the scripts whose news prints its own.
  static func isDigit(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return byte &- 0x30 < 10 }
    guard byte >= 0xD9, index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    switch byte {
    case 0xD9: return (0xA0...0xA9).contains(next)
    case 0xDB: return (0xB0...0xB9).contains(next)
    case 0xE0, 0xE1: return index + 2 < bytes.count && digit(scalar(at: index, in: bytes).0) != nil
    case 0xEF: return next == 0xBC && index + 2 < bytes.count && (0x90...0x99).contains(bytes[index + 2])
    default: return false
    }
  }

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
    /// Makes the number after it a month's: "8 tháng 5".
    static let monthNumber = Roles(rawValue: 64)
    /// A word of a language that prints the day before the month, and of no other.
    static let dayFirst = Roles(rawValue: 128)
  }

  /// The number of the month that the word names, 1 to 12, and 13 to 24 for those of the Solar Hijri year; nil for any
  /// other word.
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
      """
    ),
    (
      [.companion, .dayFirst],
      """
      uhr um am vom stand aktualisiert veröffentlicht zuletzt montag dienstag mittwoch donnerstag freitag samstag
      publié mis à jour le lundi mardi mercredi jeudi vendredi samedi dimanche heure heures sonntag
      publicado actualizado el a las lunes martes miércoles jueves viernes sábado domingo hora horas
      pubblicato aggiornato modifica modificato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica
      publicado atualizado em às segunda terça quarta quinta sexta feira gepubliceerd bijgewerkt op om
      опубликовано обновлено года год г в часов року рік о опубліковано оновлено güncelleme yayınlanma saat στις نشر تحديث منذ 发布 更新 发布时间 更新时间 公開 配信 and
      公開日 更新日 掲載 发表 发表于 发布于 發布 發佈 午前 午後 上午 下午 オフ 입력 수정 승인 송고 발행 게재 등록 오전 오후 기사입력 최종수정
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd uur
      måndag tisdag onsdag torsdag fredag lördag söndag publicerad uppdaterad publicerat uppdaterat kl klockan den
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
      mo di mi do fr sa so lun mar mer jeu ven sam dim mié jue vie sáb dom gio sab ma wo vr za zo mån tis ons tors fre lör
      sön tir tor lør søn seg qua qui sex pon wt śr czw pt sob ndz пн вт ср чт пт сб вс нд pzt çar cum cmt paz
      geplaatst erschienen data publikacji publikacja dodano publicación de publication publicação pubblicazione fecha
      datum publicatiedatum veröffentlichungsdatum erscheinungsdatum publiceringsdatum publiseringsdato utgivelsesdato
      vydáno vydání zverejnené дата публикации публикация публікації публікація публикувано ημερομηνία δημοσίευσης تاريخ
      tanggal terbit tayang tarih yayınlanış तारीख दिनांक तिथि তারিখ 日期 時間 时间 日時
      पूर्वाह्न अपराह्न পূর্বাহ্ণ অপরাহ্ণ পূর্বাহ্ন অপরাহ্ন সকাল বিকাল முற்பகல் பிற்பகல் காலை மாலை ص م صباحًا مساءً ظ צ
      πμ μμ ptg öö ös fm
      सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार अपडेटेड प्रकाशित সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার প্রকাশ আপডেট
      dilluns dimarts dimecres dijous divendres dissabte diumenge publicat actualitzat понеделник вторник сряда четвъртък
      петък събота неделя ч luni marți miercuri joi vineri sâmbătă duminică ora hétfő kedd csütörtök péntek szombat vasárnap
      megjelent frissítve ponedeljak utorak sreda četvrtak petak subota nedelja ponedjeljak srijeda nedjelja objavljeno ažurirano
      شنبه یکشنبه دوشنبه سه چهارشنبه پنج پنجشنبه جمعه ساعت پیر منگل بدھ جمعرات ہفتہ اتوار วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์
      วันอาทิตย์ เวลา น วันที่ tháng năm pm
      间 間 令和 平成 昭和 民國 民国 中華民國 р giriş tarihi son eklenme r शाम सुबह दोपहर रात
      llun mercher iau gwener sadwrn sul dydd cyhoeddwyd diweddarwyd astelehena asteartea asteazkena osteguna ostirala
      larunbata igandea argitaratua eguneratua ko eko an панядзелак аўторак серада чацвер пятніца субота нядзеля апублікавана
      ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა გამოქვეყნებულია წელი mánudagur þriðjudagur miðvikudagur
      fimmtudagur föstudagur laugardagur sunnudagur birt uppfært publikuar përditësuar gepubliseer opgedateer imechapishwa
      понедељак уторак четвртак петак недеља објављено ажурирано објавено dërguar dərc yenilənib nashr հրապարակվել
      jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili maandag dinsdag saterdag sondag
      الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد تم النشر آخر الساعة في صباحا مساء
      """
    ),
    (.opener, "published updated posted last publié aktualisiert publicado actualizado pubblicato"),
    (
      [.companion, .ago], "há vor hace fa geleden sedan siden temu назад тому önce 前 小 钟前 間前 전 hai lalu"
    ),
    (
      .companion,
      "stunde stunden minuten tag tagen ore minuti uren timmar timer minuter godzin godziny часа часов минут минуту "
        + "години годин хвилин dakika minutos dias días giorni jours jour il y il a 시간"
    ),
    (.ago, "ago"),
    (.beforeMonth, "st nd rd th er º ª of de di d tháng ko eko"),
    (.ordinal, "st nd rd th"),
    ([.companion, .beforeYear], "تشرين كانون الأول الثاني"),
    (.beforeYear, "de del of năm"),
    (.monthNumber, "tháng"),
  ]

  private static let known: [String: DateWord] = {
    var known: [String: DateWord] = [:]
    known.reserveCapacity(2048)
    for (name, month) in Months.numbers { known[String(name), default: DateWord()].month = month }
    for (roles, words) in lists {
      for word in words.utf8.split(whereSeparator: WhiteSpace.isASCII).map({ String(Substring($0)) }) {
        let isEnglish = known[word]?.roles.contains(.companion) ?? false
        known[word, default: DateWord()].roles.formUnion(isEnglish ? roles.subtracting(.dayFirst) : roles)
      }
    }
    return known
  }()
}

/// The names of months in several languages, and of weekdays in English.
enum Months {
  private static let names: [String] = [
    """
    january jan januar januari janvier janv enero ene gennaio gen janeiro januar jänner stycznia января يناير
    जनवरी ינואר בינואר ocak січня ιανουαρίου ledna ianuarie tammikuuta januára siječnja január gener януари
    জানুয়ারি جنوری ஜனவரி มกราคม ژانویه janvāris janvārī jaanuar sausio янв জানু ianuar
    ionawr urtarrilaren იანვარი студзеня janúar janar januarie јануари јануара januara januarja yanvar қаңтар
    հունվարի eanáir xaneiro जानेवारी జనవరి ಜನವರಿ ജനുവരി જાન્યુઆરી ਜਨਵਰੀ
    """,
    """
    february feb februar februari février févr fevrier febrero febbraio fevereiro fev lutego февраля فبراير شباط
    फरवरी फ़रवरी פברואר בפברואר şubat лютого φεβρουαρίου února februarie helmikuuta februára veljače február
    febrer февруари ফেব্রুয়ারি فروری பிப்ரவரி กุมภาพันธ์ فوریه februāris februārī veebruar vasario фев
    chwefror otsailaren თებერვალი лютага febrúar shkurt фебруара februara februarja fevral ақпан փետրվարի pebrero
    feabhra febreiro फेब्रुअरी फेब्रुवारी ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി ફેબ્રુઆરી ਫ਼ਰਵਰੀ
    """,
    """
    march mar märz maret mars maerz marzo maart março marca марта مارس آذار मार्च מרץ במרץ מרס במרס mart березня
    μαρτίου března március martie maaliskuuta ožujka març март মার্চ مارچ மார்ச் มีนาคม marts märts kovo machi
    мар μάρτιος
    mawrth martxoaren მარტი сакавіка marta наурыз մարտի marso márta మార్చి ಮಾರ್ಚ್ മാർച്ച് માર્ચ ਮਾਰਚ mac
    """,
    """
    april apr avril avr abril abr aprile abr apríla április kwietnia апреля أبريل نيسان अप्रैल אפריל באפריל nisan
    квітня απριλίου dubna aprilie huhtikuuta travnja април এপ্রিল اپریل ஏப்ரல் เมษายน آوریل ابريل aprīlis aprīlī
    aprill balandžio aprili апр
    ebrill apirilaren აპრილი красавіка apríl prill априла aprila aprel сәуір ապրիլի aibreán अप्रिल एप्रिल ఏప్రిల్
    ಏಪ್ರಿಲ್ ഏപ്രിൽ એપ્રિલ ਅਪ੍ਰੈਲ
    """,
    """
    may mai mayo maggio mag maio mei maj maja мая مايو أيار मई מאי במאי mayıs травня μαΐου května toukokuuta svibnja
    mája május maig май মে مئی மே พฤษภาคม مه maijs maijā gegužės
    maiatzaren მაისი траўня maí мај маја мамыр մայիսի bealtaine मे మే ಮೇ മേയ് મે ਮਈ
    """,
    """
    june jun juni juin junio giugno giu junho czerwca июня يونيو حزيران जून יוני ביוני haziran червня ιουνίου června
    iunie kesäkuuta júna lipnja június juny юни জুন جون ஜூன் มิถุนายน ژوئن jūnijs jūnijā juuni birželio июн
    mehefin ekainaren ივნისი чэрвеня júní qershor junie јуни јуна juna junija iyun маусым հունիսի hunyo meitheamh
    xuño जुन జూన్ ಜೂನ್ ജൂൺ જૂન ਜੂਨ
    """,
    """
    july jul juli juillet juil julio luglio lug julho lipca июля يوليو تموز जुलाई יולי ביולי temmuz липня ιουλίου
    července iulie heinäkuuta júla srpnja július juliol юли জুলাই جولائی ஜூலை กรกฎาคม ژوئیه jūlijs jūlijā juuli
    liepos julai июл
    gorffennaf uztailaren ივლისი ліпеня júlí korrik julie јули јула jula julija iyul шілде հուլիսի hulyo iúil xullo
    जुलै జులై ಜುಲೈ ജൂലൈ જુલાઈ ਜੁਲਾਈ
    """,
    """
    august aug agustus août aout agosto ago augustus augusti sierpnia августа أغسطس آب अगस्त אוגוסט באוגוסט ağustos
    серпня αυγούστου srpna elokuuta augusta kolovoza augusztus agost август আগস্ট اگست ஆகஸ்ட் สิงหาคม اوت اغسطس
    avgust augusts augustā rugpjūčio agosti авг
    awst abuztuaren აგვისტო жніўня ágúst gusht avgusta avqust тамыз օգոստոսի lúnasa अगस्ट ऑगस्ट ఆగస్టు ಆಗಸ್ಟ್
    ഓഗസ്റ്റ് ઑગસ્ટ ਅਗਸਤ ogos
    """,
    """
    september sep sept septembre septiembre settembre set setembro września сентября سبتمبر أيلول सितंबर सितम्बर
    ספטמבר בספטמבר eylül вересня σεπτεμβρίου září septembrie syyskuuta septembra rujna szeptember setembre
    септември সেপ্টেম্বর ستمبر செப்டம்பர் กันยายน سپتامبر septembar septembris septembrī rugsėjo septemba сен
    medi irailaren სექტემბერი верасня shtator септембра sentyabr sentabr қыркүйек սեպտեմբերի setyembre meán
    सेप्टेम्बर सप्टेंबर సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ
    """,
    """
    october oct oktober okt octobre octubre ottobre ott outubro out października октября أكتوبر अक्टूबर अक्तूबर
    אוקטובר באוקטובר ekim жовтня οκτωβρίου října octombrie lokakuuta októbra október октомври অক্টোবর اکتوبر
    அக்டோபர் ตุลาคม اکتبر اكتوبر oktobar oktobris oktobrī oktoober spalio oktoba окт
    hydref urriaren ოქტომბერი кастрычніка tetor октобра oktobra oktyabr oktabr қазан հոկտեմբերի oktubre deireadh
    अक्टोबर ऑक्टोबर అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ઑક્ટોબર ਅਕਤੂਬਰ
    """,
    """
    november nov novembre noviembre novembro listopada ноября نوفمبر नवंबर नवम्बर נובמבר בנובמבר kasım листопада
    νοεμβρίου listopadu noiembrie marraskuuta novembra studenoga ноември নভেম্বর نومبر நவம்பர் พฤศจิกายน نوامبر
    novembar novembris novembrī lapkričio novemba ноя
    tachwedd azaroaren ნოემბერი лістапада nóvember nëntor новембра noyabr қараша նոյեմբերի nobyembre samhain नोभेम्बर
    नोव्हेंबर నవంబర్ ನವೆಂಬರ್ നവംബർ નવેમ્બર ਨਵੰਬਰ
    """,
    """
    december dec desember dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia декабря
    ديسمبر दिसंबर दिसम्बर דצמבר בדצמבר aralık грудня δεκεμβρίου prosince decembrie joulukuuta decembra prosinca
    desembre декември ডিসেম্বর دسمبر டிசம்பர் ธันวาคม دسامبر decembar decembris decembrī detsember gruodžio
    desemba дек
    rhagfyr abenduaren დეკემბერი снежня dhjetor децембра dekabr желтоқсан դեկտեմբերի disyembre nollaig decembro
    डिसेम्बर डिसेंबर డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ disember
    """,
  ]

  private static let solarHijri = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"

  /// The numbers of the months by their names in lower case: 1 to 12, and 13 to 24 for those of the Solar Hijri year.
  static let numbers: [Substring: Int] = {
    var numbers: [Substring: Int] = [:]
    numbers.reserveCapacity(1024)
    for (index, name) in solarHijri.split(separator: " ").enumerated() { numbers[name] = 13 + index }
    for (index, line) in names.enumerated() {
      for name in line.utf8.split(whereSeparator: WhiteSpace.isASCII) { numbers[Substring(name)] = index + 1 }
    }
    return numbers
  }()

  /// The number of a month by its name in lower case.
  static func number(of name: String) -> Int? { numbers[name[...]] }
}
