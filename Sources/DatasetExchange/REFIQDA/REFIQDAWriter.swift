// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes a project of REFI-QDA 1.0, a `.qdpx` with `project.qde` and a text for each article.
///
/// Reviewers are users, each later round one of its own; labels and kinds of spans are codes; what is said of a paragraph
/// is a selection with its codes, the main label first, and the note as its description. What the project has no place for
/// is in a note to each source.
public struct REFIQDAWriter: DatasetWriter {
  /// What selections, codes and notes carry.
  public static let carries = Set(DatasetFeature.allCases)

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var users: Set<String> = []
  private var labels: Set<LabelID> = []
  private var sources = "", notes = ""
  private var texts: [(name: String, bytes: [UInt8])] = []

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Takes an article; the archive is written when all are there.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let name = article.name ?? "", guid = QDANames.guid("source/" + name), note = QDANames.guid("note/" + name)
    let document = ShownDocument(article, isWithoutText: isWithoutText)
    let file = guid + ".txt"
    texts.append((QDANames.sources + file, Array(document.text.utf8)))
    sources +=
      "<TextSource guid=\"\(guid)\" name=\"\(escapedXML(name))\" plainTextPath=\"\(QDANames.scheme)\(file)\">\n"
    for review in article.orderedReviews {
      users.insert(ReadingName.of(review))
      for case let judgement? in review.labels.map(\.judgement) {
        labels.formUnion(judgement.mixed + [judgement.label].compactMap(\.self))
      }
      add(review, document, name)
    }
    sources += "<NoteRef targetGUID=\"\(note)\"/>\n</TextSource>\n"
    let extras = ArticleExtras.json(
      of: document.article, isWithoutText: isWithoutText, codebook: texts.count == 1 ? head.codebookJSON : nil)
    notes += "<Note guid=\"\(note)\" name=\"\(ArticleExtras.key) \(escapedXML(name))\">"
    notes += "<PlainTextContent>\(escapedXML(extras.text))</PlainTextContent></Note>\n"
  }

  /// Writes the archive.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try output.append(
      try ZipArchive.bytes(of: [(QDANames.project, Array(project.utf8))] + texts), to: "")
  }

  private mutating func add(_ review: DatasetReview, _ document: ShownDocument, _ article: String) {
    let user = ReadingName.of(review)
    for (label, range) in document.labels(of: review) {
      guard let judgement = label.judgement, let name = judgement.label else { continue }
      let codes = ([name] + judgement.mixed).map { "\(QDANames.labels)/\($0.rawValue)" }
      select(range, "p\(label.paragraph)", codes, label.note, label.madeAt, by: user, of: article)
    }
    for (index, (span, range)) in document.spans(of: review).enumerated() {
      select(range, "s\(index + 1)", ["\(QDANames.spans)/\(span.type.rawValue)"], nil, nil, by: user, of: article)
    }
  }

  private mutating func select(
    _ range: Range<Int>, _ name: String, _ codes: [String], _ note: String?, _ moment: Timestamp?, by user: String,
    of article: String
  ) {
    let place = "\(article)/\(user)/\(name)"
    let by = "creatingUser=\"\(QDANames.guid("user/" + user))\""
    let time = moment.map { " creationDateTime=\"\($0.iso8601)\"" } ?? ""
    sources += "<PlainTextSelection guid=\"\(QDANames.guid("selection/" + place))\" name=\"\(name)\""
    sources += " startPosition=\"\(range.lowerBound)\" endPosition=\"\(range.upperBound)\" \(by)\(time)>\n"
    if let note { sources += "<Description>\(escapedXML(note))</Description>\n" }
    for code in codes {
      sources += "<Coding guid=\"\(QDANames.guid("coding/\(place)/\(code)"))\" \(by)\(time)>"
      sources += "<CodeRef targetGUID=\"\(QDANames.guid("code/" + code))\"/></Coding>\n"
    }
    sources += "</PlainTextSelection>\n"
  }

  private var project: String {
    let known = head.codebook?.labels.map(\.id) ?? []
    let names = (known + labels.subtracting(known).sorted()).map { label in
      (label.rawValue, head.codebook?.definition(of: label)?.definition)
    }
    let kinds = TextSpan.Kind.allCases.map { ($0.rawValue, String?.none) }
    let users = users.sorted().map { "<User guid=\"\(QDANames.guid("user/" + $0))\" name=\"\(escapedXML($0))\"/>\n" }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <Project xmlns="\(QDANames.namespace)" name="attest" origin="attest">
      <Users>
      \(users.joined())</Users>
      <CodeBook>
      <Codes>
      \(Self.codes(QDANames.labels, names))\(Self.codes(QDANames.spans, kinds))</Codes>
      </CodeBook>
      <Sources>
      \(sources)</Sources>
      <Notes>
      \(notes)</Notes>
      </Project>

      """
  }

  private static func codes(_ group: String, _ names: [(name: String, definition: String?)]) -> String {
    var text = "<Code guid=\"\(QDANames.guid("code/" + group))\" name=\"\(group)\" isCodable=\"false\">\n"
    for (name, definition) in names {
      text += "<Code guid=\"\(QDANames.guid("code/\(group)/\(name)"))\" name=\"\(escapedXML(name))\" isCodable=\"true\""
      text += definition.map { "><Description>\(escapedXML($0))</Description></Code>\n" } ?? "/>\n"
    }
    return text + "</Code>\n"
  }
}
