// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Lines with days and reporters as papers of many countries print them round their texts.
@Suite struct DatedLineTests {
  private func headed(_ lines: String...) throws -> (article: Article, kinds: [String]) {
    let article = try read(([Pond.title] + lines + [Pond.lead, Pond.more]).joined(separator: "\n\n"))
    return (article, Array(kinds(article).dropFirst().dropLast(2)))
  }

  @Test(arguments: [
    "प्रकाशित: ५ मार्च २०२४, 08:30 पूर्वाह्न", "5 मार्च 2024, 2:15 अपराह्न", "৫ মার্চ ২০২৪, ৮:৩০ পূর্বাহ্ণ", "5 Μαρτίου 2024, 8:30 πμ",
    "Data publikacji: 5 marca 2024 r.", "Fecha de publicación: 5 de marzo de 2024", "Date de publication : 5 mars 2024",
    "Data di pubblicazione: 5 marzo 2024", "Data de publicação: 5 de março de 2024", "Дата публикации: 5 марта 2024 г.",
    "Дата публікації: 5 березня 2024", "Publicatiedatum: 5 maart 2024", "Erschienen am 5. März 2024",
    "Datum: 5. března 2024", "di 5 maart 2024 - 10:15", "tis 5 mars 2024", "вт, 5 марта 2024",
    "Yayın tarihi: 5 Mart 2024 Salı 09:45",
  ]) func days(line: String) throws {
    let (article, kinds) = try headed(line)
    #expect(kinds == ["date"])
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    ("Elif Şahin 5 Mart 2024 Salı 09:45", "Elif Şahin"), ("Åsa Öberg, 5 mars 2024", "Åsa Öberg"),
    ("Publié le 5 mars 2024 à 10h15 par Élise Morin", "Élise Morin"),
    ("5 marzo 2024 di Carla Nerozzi", "Carla Nerozzi"),
    ("Soumis par Élise Morin le mar 05/03/2024 - 10:15", "Élise Morin"),
    ("Enviado por Inés da Costa el Mar, 05/03/2024 - 10:15", "Inés da Costa"),
    ("Enviado por Inés da Costa em 5 de março de 2024", "Inés da Costa"),
  ]) func authorsBesideDays(line: String, name: String) throws {
    let (article, kinds) = try headed(line)
    #expect(kinds == ["byline"])
    #expect(article.byline == name)
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    "2024-03-05 08:30 聯河日報／記者林佩珊／青石里報導", "2024-03-05 聯河日報 記者 林佩珊／青石里即時報導", "〔記者林佩珊／青石里報導〕", "【聯河日報／記者林佩珊／青石里報導】",
    "记者林佩珊／青石里报道",
  ]) func reportersOfTheEast(line: String) throws {
    let (article, kinds) = try headed(line)
    #expect(kinds == ["byline"])
    #expect(article.byline == "林佩珊")
    #expect(article.dates.map(\.iso) == (line.hasPrefix("2024") ? ["2024-03-05"] : []))
  }

  @Test(arguments: [
    ("新华社柳溪3月5日电（记者陈晓岚、马文）柳溪镇的百年水车星期三上午重新转动，数百名居民冒雨到河边观看。", "陈晓岚, 马文"),
    ("中新社柳溪3月5日电 (记者 陈晓岚)柳溪镇的百年水车星期三上午重新转动，数百名居民冒雨到河边观看。", "陈晓岚"),
    ("【パリ＝佐藤健】市は水曜日、百年前の水車を再び動かし、数百人の住民が雨の中で川辺に集まって見守った。", "佐藤健"),
    ("(서울=연합뉴스) 김하나 기자 = 백 년 된 물레방아가 수요일 아침 다시 돌기 시작했고 주민 수백 명이 지켜보았다.", "김하나"),
  ]) func reportersAtTheHeadOfAReport(lead: String, name: String) throws {
    let article = try pond("柳溪镇百年水车重新转动", lead, "水车在一九六二年的洪水中损毁，镇政府用了三年时间按照老照片将它修复。")
    #expect(kinds(article) == ["headline", "body", "body"])
    #expect(article.byline == name)
    #expect(article.dates.map(\.iso) == (lead.contains("3月5日") ? ["--03-05"] : []))
  }

  @Test(arguments: ["By", "BY"]) func severalNamesOverTheirOutlet(word: String) throws {
    for names in [
      "RUTH ODELL, PIET VISSER and JUNE O’DEA", "Ruth Odell, Piet Visser and June O’Dea", "RUTH ODELL and PIET VISSER",
    ] {
      let article = try read("\(Pond.title)\n\n\(word) \(names)\nVelm Community News\n\n\(Pond.lead)\n\n\(Pond.more)")
      #expect(article.byline == names)
      #expect(kinds(article) == ["headline", "byline", "body", "body"])
    }
    #expect(try headed("RUTH ODELL and PIET VISSER", "March 5, 2024").kinds == ["byline", "date"])
  }
}
