// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What press databases print round the documents of an export, in the languages of their surfaces.
@Suite struct PressExportTests {
  private static let sentences = [
    "The ferry across the Lorne will run on Sundays again, the harbour board said on Wednesday.",
    "Its captain has been found, and she will bring her own dog to the quay.",
  ]
  private static let text = sentences.joined(separator: "\n\n")

  private func reading(_ text: String) throws -> ArticleReading {
    var reader = ArticleReader()
    reader.keepsGoing = true
    return try reader.reading(of: Array(text.utf8))
  }

  private func texts(_ reading: ArticleReading) -> [[String]] { reading.articles.map { $0.paragraphs.map(\.text) } }

  @Test(arguments: [
    ["AUTEUR: Mara Lind", "RUBRIQUE: VIE; Pg. 4", "LONGUEUR: 31 mots"],
    ["AUTOR: Mara Lind", "RUBRIK: STADT; S. 4", "LÄNGE: 31 Wörter"],
    ["AUTOR: Mara Lind", "SECCIÓN: VIDA; Pg. 4", "LONGITUD: 31 palabras"],
    ["AUTEUR: Mara Lind", "RUBRIEK: STAD; Blz. 4", "LENGTE: 31 woorden"],
    ["AUTOR: Mara Lind", "SEÇÃO: VIDA; Pg. 4", "COMPRIMENTO: 31 palavras"],
    ["AUTORE: Mara Lind", "SEZIONE: VITA; Pg. 4", "LUNGHEZZA: 31 parole"],
  ]) func whatStandsRoundTheTextInOtherLanguages(head: [String]) throws {
    let feet = [
      ["DATE-CHARGEMENT: 5 mars 2024", "LANGUE: FRENCH; FRANÇAIS", "TYPE-PUBLICATION: Journal", "CODE-REVUE: lor"],
      ["LADEDATUM: 5. März 2024", "SPRACHE: GERMAN; DEUTSCH", "PUBLIKATIONSTYP: Zeitung", "ZEITUNGS-CODE: lor"],
      ["FECHA-CARGA: 5 de marzo de 2024", "IDIOMA: SPANISH", "TIPO-PUBLICACIÓN: Periódico"],
      ["Fecha de carga: 5 de marzo de 2024"], ["LAADDATUM: 5 maart 2024", "TAAL: DUTCH", "PUBLICATIETYPE: Krant"],
      ["DATA-CARREGAMENTO: 5 de março de 2024", "IDIOMA: PORTUGUESE", "TIPO-PUBLICAÇÃO: Jornal"],
      ["DATA-CARICAMENTO: 5 marzo 2024", "LINGUA: ITALIAN", "TIPO-PUBBLICAZIONE: Giornale"],
    ]
    for foot in feet {
      let document =
        ["1 de 1 DOCUMENT", "Le Courrier de Lorne", "mardi 5 mars 2024", "Ferry again"] + head
        + Self.sentences + foot + ["Copyright 2024 Le Courrier de Lorne\nTous droits réservés"]
      let reading = try reading(document.joined(separator: "\n\n"))
      #expect(texts(reading) == [Self.sentences])
      #expect(reading.articles.first?.byline == "Mara Lind")
      #expect(reading.articles.first?.dates.map(\.iso) == ["2024-03-05"])
    }
  }

  @Test(arguments: ["Graphic", "Grafik", "Graphique", "Gráfico"])
  func whatStandsUnderPicturesIsCaptions(heading: String) throws {
    let document = """
      Ferry again
      Lorne Post
      March 5, 2024 Tuesday

      Copyright 2024 Lorne Media Ltd. All Rights Reserved

      Section: LOCAL; Pg. 2
      Length: 31 words

      Body

      \(Self.text)

      \(heading)

      The ferry at its quay.

      Captain Lind and her dog.

      Classification

      Language: ENGLISH

      Load-Date: March 6, 2024

      End of Document

      """
    let reading = try reading(document)
    #expect(texts(reading) == [Self.sentences + ["The ferry at its quay.", "Captain Lind and her dog."]])
    #expect(reading.articles.first?.paragraphs.map(\.kind) == [.body, .body, .caption, .caption])
    #expect(reading.passedOver.isEmpty)
  }

  @Test(arguments: ["Lorne Newspapers Limited", "Lorne Verlag GmbH", "Éditions Lorne S.A.", "The Lorne Times"])
  func whoPublishesIsNoText(owner: String) throws {
    let document = """
      News
      Ferry again over the wide Lorne
      Mara Lind
      31 words
      5 March 2024
      Lorne Post
      LORNE
      English
      (c) 2024 Lorne Post

      \(Self.text)

      \(owner)

      Document LORNE00020240305ek3500001

      """
    let reading = try reading(document + document)
    #expect(texts(reading) == [Self.sentences, Self.sentences])
    #expect(reading.passedOver.isEmpty)
  }

  @Test func anAuthorWhomNobodyKnowsIsNone() throws {
    for name in ["Anonymous", "Anónimo", "anonym", "[Anonymous]", "N/A"] {
      let document =
        "Document 1 of 1\n\nFerry again\n\nAuthor: \(name)\n\nFull text: \(Self.text)\n\nTitle: Ferry again\n"
      #expect(try reading(document).articles.map(\.byline) == [nil])
    }
  }

  @Test func theDatabasesOwnPagesAreNoDocuments() throws {
    let cover = "____\n\nReport Information from ProQuest\nMarch 6 2024 09:12\n____\n\n"
    let document = "Document 1 of 2\n\nFerry again\n\nFull text: \(Self.text)\n\nSubject: Ferries\n\n____\n\n"
    let absent = "Document 2 of 2\n\nTram late\n\nAuthor: Lind, Mara\n\nPublication date: Mar 5, 2024\n"
    let reading = try reading(cover + document + absent)
    #expect(texts(reading) == [Self.sentences])
    #expect(reading.passedOver == [.within(.record(2), .empty)])
  }
}
