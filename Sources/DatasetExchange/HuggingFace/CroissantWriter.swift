// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes tables of JSON Lines with a description in Croissant 1.1 (MLCommons, https://docs.mlcommons.org/croissant).
struct CroissantWriter: DatasetWriter {
  static let carries = Set(DatasetFeature.allCases)

  private let head: DatasetHead
  private let options: WriterOptions
  private var tables: DatasetTables
  private var digests: DatasetDigests?

  init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    self.options = options
    tables = DatasetTables(head, options)
  }

  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    try tables.write(article, to: counted(output))
  }

  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    let counted = counted(output)
    try tables.finish(counted)
    var json = JSONWriter(.indented)
    json.value(description(counted.files))
    json.line()
    try output.append(json.bytes, to: "croissant.json")
  }

  private mutating func counted(_ output: any DatasetOutput) -> DatasetDigests {
    let digests = self.digests ?? DatasetDigests(output)
    self.digests = digests
    return digests
  }

  private func description(_ files: [DatasetDigests.File]) -> JSONValue {
    let objects = files.map { file -> JSONValue in
      [
        "@type": "cr:FileObject", "@id": .string(file.path), "name": .string(file.path),
        "contentUrl": .string(file.path), "contentSize": .string("\(file.bytes) B"),
        "encodingFormat": "application/jsonlines", "sha256": .string(file.sha256),
      ]
    }
    var members: [JSONValue.Member] = [
      .init(key: "@context", value: Self.context), .init(key: "@type", value: "sc:Dataset"),
      .init(key: "name", value: "labelled-paragraphs"),
      .init(key: "description", value: "Paragraphs of news articles with the labels that reviewers gave them."),
      .init(key: "conformsTo", value: "http://mlcommons.org/croissant/1.1"), .init(key: "version", value: "1.0.0"),
    ]
    if let licence = options.licence { members.append(.init(key: "license", value: .string(licence))) }
    if !tables.languages.isEmpty {
      members.append(.init(key: "inLanguage", value: JSONValue(tables.languages.sorted())))
    }
    members.append(.init(key: "distribution", value: .array(objects)))
    members.append(.init(key: "recordSet", value: .array(tables.counts.keys.sorted().map(recordSet))))
    return .object(members)
  }

  private func recordSet(_ table: DatasetTables.Name) -> JSONValue {
    let id = table.isSplit ? "\(table.config)_\(table.split)" : table.config
    return [
      "@type": "cr:RecordSet", "@id": .string(id), "name": .string(id),
      "field": .array(
        DatasetColumns.columns(of: table.config).compactMap { field($0.name, $0.kind, within: id, table) }),
    ]
  }

  /// A column as a field; nil for a list of rows, which readers of Croissant can not take out of JSON Lines.
  private func field(
    _ name: String, _ kind: DatasetColumns.Kind, within id: String, _ table: DatasetTables.Name
  ) -> JSONValue? {
    let own = "\(id)/\(name.replacing(" ", with: "_"))"
    let members: JSONValue = ["@type": "cr:Field", "@id": .string(own), "name": .string(own)]
    func leaf(_ type: String, isList: Bool = false) -> JSONValue {
      let leaf = members.adding([
        "dataType": .string(type),
        "source": ["fileObject": ["@id": .string(table.path)], "extract": ["column": .string(name)]],
      ])
      return isList ? leaf.adding(["isArray": true, "arrayShape": "-1"]) : leaf
    }
    switch kind {
    case .text: return leaf("sc:Text")
    case .moment: return leaf("sc:DateTime")
    case .integer, .label: return leaf("sc:Integer")
    case .number: return leaf("sc:Float")
    case .flag: return leaf("sc:Boolean")
    case .list(.integer): return leaf("sc:Integer", isList: true)
    case .list: return leaf("sc:Text", isList: true)
    case .rows: return nil
    }
  }

  private static let context: JSONValue = [
    "@language": "en", "@vocab": "https://schema.org/", "arrayShape": "cr:arrayShape", "citeAs": "cr:citeAs",
    "column": "cr:column", "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": ["@id": "cr:data", "@type": "@json"], "dataType": ["@id": "cr:dataType", "@type": "@vocab"],
    "dct": "http://purl.org/dc/terms/", "equivalentProperty": "cr:equivalentProperty",
    "examples": ["@id": "cr:examples", "@type": "@json"], "extract": "cr:extract", "field": "cr:field",
    "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isArray": "cr:isArray", "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/", "recordSet": "cr:recordSet", "references": "cr:references",
    "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField",
    "transform": "cr:transform",
  ]
}
