// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import Foundation
import TerminalIO
import Testing
import Workbench

/// Ratings as people have them: the same figures whatever the form, and a refusal that says what to type.
@Suite struct RatingsFormTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private static let long = "unit,rater,label\n1,ana,x\n1,ben,x\n2,ana,y\n2,ben,x\n3,ana,y\n3,ben,y\n4,ana,x\n"

  private func kappa(_ text: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> [Double?] {
    let json = try project.json(ratings: text, change)
    let rows = json["coefficients"] as? [[String: Any]] ?? []
    return ["cohen_kappa", "krippendorff_alpha", "gwet_ac1"].map { name in
      rows.first { $0["coefficient"] as? String == name }?["value"] as? Double
    }
  }

  @Test(arguments: [
    "item,ana,ben\n1,x,x\n2,y,x\n3,y,y\n4,x,\n",
    ",ana,ben\r\n1,x,x\r\n2,y,x\r\n3,y,y\r\n4,x,\r\n",
    "Unit;ana;ben\n1;x;x\n2;y;x\n3;y;y\n4;x;\n",
    "unit|rater|label\n1|ana|x\n1|ben|x\n2|ana|y\n2|ben|x\n3|ana|y\n3|ben|y\n4|ana|x\n",
    "unit,rater,label\r1,ana,x\r1,ben,x\r2,ana,y\r2,ben,x\r3,ana,y\r3,ben,y\r4,ana,x\r",
    "sep=;\n Unit ;RATER;Label\n1;ana;x\n1;ben;x\n2;ana;y\n2;ben;x\n3;ana;y\n3;ben;y\n4;ana;x\n",
    """
    {"unit":1,"rater":"ana","label":"x"}
    {"Unit":"1","Rater":"ben","Label":"x"}
    {"unit":2,"rater":"ana","label":"y"}
    {"unit":2,"rater":"ben","label":"x"}
    {"unit":3,"rater":"ana","label":"y"}
    {"unit":3,"rater":"ben","label":"y"}
    {"unit":4,"rater":"ana","label":"x"}
    {"unit":4,"rater":"ben","label":null}
    """,
    """
    [{"id":1,"data":{"text":"a"},"annotations":[
      {"completed_by":{"id":7,"email":"ana"},"result":[{"from_name":"q","type":"choices","value":{"choices":["x"]}}]},
      {"completed_by":{"email":"ben"},"result":[{"from_name":"q","value":{"choices":["x"]}}]},
      {"completed_by":{"email":"cleo"},"was_cancelled":true,"result":[]}]},
     {"id":2,"data":{"text":"b"},"annotations":[
      {"completed_by":{"email":"ana"},"result":[{"from_name":"q","value":{"choices":["y"]}}]},
      {"completed_by":{"email":"ben"},"result":[{"from_name":"q","value":{"choices":["x"]}}]}]},
     {"id":3,"data":{"text":"c"},"annotations":[
      {"completed_by":{"email":"ana"},"result":[{"from_name":"q","value":{"choices":["y"]}}]},
      {"completed_by":{"email":"ben"},"result":[{"from_name":"q","value":{"choices":["y"]}}]}]},
     {"id":4,"data":{"text":"d"},"annotations":[
      {"completed_by":{"email":"ana"},"result":[{"from_name":"q","value":{"choices":["x"]}}]}]}]
    """,
    """
    {"id":1,"text":"a","annotations":[{"label":"x","user":"ana"},{"label":"x","user":"ben"}]}
    {"id":2,"text":"b","annotations":[{"label":"y","user":"ana"},{"label":"x","user":"ben"}]}
    {"id":3,"text":"c","annotations":[{"label":"y","user":"ana"},{"label":"y","user":"ben"}]}
    {"id":4,"text":"d","annotations":[{"label":"x","user":"ana"}]}
    """,
    """
    {"text":"a","_input_hash":1,"_task_hash":11,"accept":["x"],"answer":"accept","_annotator_id":"ana"}
    {"text":"a","_input_hash":1,"_task_hash":11,"accept":["x"],"answer":"accept","_annotator_id":"ben"}
    {"text":"b","_input_hash":2,"_task_hash":12,"accept":["y"],"answer":"accept","_annotator_id":"ana"}
    {"text":"b","_input_hash":2,"_task_hash":12,"accept":["x"],"answer":"accept","_annotator_id":"ben"}
    {"text":"c","_input_hash":3,"_task_hash":13,"accept":["y"],"answer":"accept","_annotator_id":"ana"}
    {"text":"c","_input_hash":3,"_task_hash":13,"accept":["y"],"answer":"accept","_annotator_id":"ben"}
    {"text":"d","_input_hash":4,"_task_hash":14,"accept":["x"],"answer":"accept","_annotator_id":"ana"}
    {"text":"d","_input_hash":4,"_task_hash":14,"accept":["y"],"answer":"ignore","_annotator_id":"ben"}
    """,
  ])
  func theSameFiguresInEveryForm(text: String) throws {
    #expect(try kappa(text) == kappa(Self.long))
  }

  @Test func decimalCommasAreNumbers() throws {
    let comma = "unit;rater;label\n1;a;1,5\n1;b;1,5\n2;a;2,25\n2;b;3\n3;a;4\n3;b;4,5\n"
    let point = comma.replacing(",", with: ".")
    let values = try [comma, point].map { try kappa($0) { $0.measure.level = .interval } }
    #expect(values[0] == values[1])
  }

  /// UTF-16 with and without its mark, as a table and as records.
  @Test(arguments: [
    Self.long,
    #"""
    {"unit":1,"rater":"ana","label":"x"}
    {"unit":1,"rater":"ben","label":"x"}
    {"unit":2,"rater":"ana","label":"y"}
    {"unit":2,"rater":"ben","label":"x"}
    {"unit":3,"rater":"ana","label":"y"}
    {"unit":3,"rater":"ben","label":"y"}
    {"unit":4,"rater":"ana","label":"x"}
    """#,
  ]) func sixteenBits(text: String) throws {
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
      let path = try project.file("sixteen.csv", "")
      try #require(text.data(using: encoding)).write(to: URL(filePath: path))
      let json = try project.agreementJSON { $0.file = FileRequest(.ratings, path: path) }
      let alpha = (json["coefficients"] as? [[String: Any]])?.first { $0["coefficient"] as? String == "gwet_ac1" }
      #expect(try alpha?["value"] as? Double == kappa(Self.long)[2], "\(encoding)")
    }
  }

  @Test func theClusterIsNoRater() throws {
    let text = "item,cluster,ana,ben\n1,c,x,x\n2,c,y,x\n3,d,y,y\n4,d,x,\n"
    #expect(try kappa(text) == kappa(Self.long))
    #expect(project.errors.text.contains("a column a rater: “ana” and “ben”"))
  }

  @Test func wideIsAskedFor() throws {
    let text = "item,annotator,value\n1,x,x\n2,y,x\n3,y,y\n"
    #expect(try kappa(text) { $0.file?.isWide = true } == kappa(text.replacing("annotator,value", with: "ana,ben")))
  }

  @Test(arguments: [
    ("item,annotator,value\n1,ana,x\n", "it looks like --columns unit=item,rater=annotator,label=value"),
    ("Unit ID,Rater,Label\n1,ana,x\n", "it looks like --columns 'unit=Unit ID,rater=Rater,label=Label'"),
    (
      "annotation_id,annotator,created_at,id,lead_time,mood,text,updated_at\n1,a,t,1,2,x,y,t\n",
      "it looks like --columns unit=id,rater=annotator,label=mood"
    ),
    ("1,ana,x\n1,ben,x\n2,ana,y\n2,ben,x\n", "is missing (put unit,rater,label above it"),
    ("PK\u{3}\u{4}…", "workbook of Excel (save the sheet as CSV)"),
    ("{\"id\":1,\"text\":\"a\",\"label\":[\"x\"]}\n", "an export of doccano, but record 1 does not say who"),
    ("{\"id\":1,\"text\":\"a\",\"label\":[[0,3,\"x\"]]}\n", "--spans reads document"),
    ("{\"item\":1,\"coder\":\"a\",\"code\":1}\n", "--columns unit=item,rater=coder,label=code"),
    ("{\"unit\":1,\n", "row 1 is no JSON object"),
  ])
  func aRefusalSaysWhatItLooksLikeAndWhatToType(text: String, words: String) throws {
    #expect(try project.failure(ratings: text).line.contains(words))
  }
}
