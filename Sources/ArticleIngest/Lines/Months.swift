// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of months in several languages, and of weekdays in English.
enum Months {
  private static let names: [String] = [
    "january jan januar januari janvier janv enero ene gennaio gen janeiro januar jänner stycznia января يناير जनवरी ינואר בינואר",
    "february feb februar februari février févr fevrier febrero febbraio fevereiro fev lutego февраля فبراير फरवरी फ़रवरी פברואר בפברואר",
    "march mar märz mars maerz marzo maart março marca марта مارس मार्च מרץ במרץ מרס במרס",
    "april apr avril avr abril abr aprile abr kwietnia апреля أبريل अप्रैल אפריל באפריל",
    "may mai mayo maggio mag maio mei maj maja мая مايو मई מאי במאי",
    "june jun juni juin junio giugno giu junho czerwca июня يونيو जून יוני ביוני",
    "july jul juli juillet juil julio luglio lug julho lipca июля يوليو जुलाई יולי ביולי",
    "august aug août aout agosto ago augustus augusti sierpnia августа أغسطس अगस्त אוגוסט באוגוסט",
    "september sep sept septembre septiembre settembre set setembro września сентября سبتمبر सितंबर सितम्बर ספטמבר בספטמבר",
    "october oct oktober okt octobre octubre ottobre ott outubro out października октября أكتوبر अक्टूबर अक्तूबर אוקטובר באוקטובר",
    "november nov novembre noviembre novembro listopada ноября نوفمبر नवंबर नवम्बर נובמבר בנובמבר",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia декабря ديسمبر दिसंबर दिसम्बर דצמבר בדצמבר",
  ]

  /// The numbers of the months by their names in lower case, 1 to 12.
  static let numbers: [Substring: Int] = {
    var numbers: [Substring: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { numbers[name] = index + 1 }
    }
    return numbers
  }()

  /// The number of a month by its name in lower case, 1 to 12.
  static func number(of name: String) -> Int? { numbers[name[...]] }
}
