// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Workbench

struct Kind: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind", abstract: "Correct what a paragraph is, for every reviewer.",
    discussion: "Example: attest kind harbour 6 caption")

  @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
  var article: String

  @Argument(help: "The paragraph's number.")
  var paragraph: Int

  @Argument(help: "headline, deck, date, byline, credit, repost, heading, caption, readnext, furniture or body.")
  var kind: ParagraphKind

  @OptionGroup var project: ProjectOptions

  func run() throws {
    try project.workspace.setKind(of: paragraph, in: article, to: kind)
  }
}
