// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// A dataset of a tool while it is read: its texts wait until all of them are seen, for only together they tell what their
/// offsets count, and which of them are of one article.
struct ToolDataset {
  private let options: ReaderOptions
  /// What the tool has fields for.
  var fields: ToolFields
  private var texts: [ToolText] = []
  private var evidence = OffsetEvidence()
  /// What all texts say of the dataset.
  var head = DatasetHead()

  /// A dataset of which nothing is read yet.
  ///
  /// - Parameters:
  ///   - options: what the user says of it.
  ///   - fields: what the tool has fields for.
  init(_ options: ReaderOptions, _ fields: ToolFields) {
    self.options = options
    self.fields = fields
  }

  /// Takes a text, and gives the user's word for its reviewer.
  mutating func add(_ text: ToolText) {
    var text = text
    if let reviewer = options.reviewer {
      for index in text.reviews.indices { text.reviews[index].reviewer = reviewer }
      for index in (text.extras?.article.reviews ?? []).indices {
        text.extras?.article.reviews[index].reviewer = reviewer
      }
    }
    if let codebook = text.extras?.codebook { head.codebookJSON = codebook }
    if text.unit == nil { evidence.add(text) }
    texts.append(text)
  }

  /// Counts what the tool holds and no dataset of ours has a place for.
  mutating func ignore(_ what: String, _ count: Int = 1) {
    if count > 0 { head.ignored[what, default: 0] += count }
  }

  /// Gives the articles, in the order in which they first came.
  mutating func give(_ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    let unit = try evidence.unit(options)
    var articles: [ArticleGathering] = [], places: [String: Int] = [:]
    for text in texts {
      let key = (text.extras?.article.name ?? text.name).map { "article " + $0 } ?? "text " + text.text
      let place = places[key] ?? articles.count
      if place == articles.count {
        places[key] = place
        articles.append(ArticleGathering(name: text.extras?.article.name ?? text.name))
      }
      do { try articles[place].add(text, text.unit ?? unit, fields) } catch { try options.reject(error) }
    }
    for article in articles {
      for (what, count) in article.ignored { ignore(what, count) }
      try body(article.finished(fields))
    }
    return head
  }
}
