// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import TerminalIO
import Testing

/// One key leads from the closing screen of an article to the next one, and from nowhere else.
@Suite struct ArticleToArticleTests {
  private let next = ReviewEnvironment.NextArticle(slug: "bridge", isListed: false)

  private func article(_ ending: Ending) -> String? {
    if case .next(let article) = ending { article } else { nil }
  }

  @Test func aDotFinishesAndAnAngleLeavesOpen() {
    let closed = Played(threeParagraphs(), keys("rrr."), next: next)
    #expect(article(closed.ending) == "bridge" && closed.session.isFinished)
    #expect(closed.text.contains("harbour is finished; next is bridge."))
    #expect(closed.text.contains("  .  finish, open bridge\n  >  leave this open, open bridge\n"))
    #expect(!closed.text.contains(":reopen undoes"))
    let skipped = Played(threeParagraphs(), keys("rrr>"), next: next)
    #expect(article(skipped.ending) == "bridge" && !skipped.session.isFinished)
  }

  @Test func beforeTheEndTheyDoNothing() {
    for script in [keys("r."), keys("r>"), [.line(":close")], [.line(":skip")]] {
      let played = Played(threeParagraphs(), script, next: next)
      #expect(article(played.ending) == nil && played.text.contains("onlyAtTheEnd"))
      #expect(!played.session.isFinished)
    }
  }

  @Test func whereEveryParagraphIsDecidedADotFinishesFromAnyOfThem() {
    let closed = Played(threeParagraphs(), keys("rrr") + [.line(":go 2")] + keys("."), next: next)
    #expect(article(closed.ending) == "bridge" && closed.session.isFinished)
  }

  @Test func aPipeClosesTheLastArticleLikeThoseBefore() {
    let lines = ["r", "r", "r", "close"].map(InputEvent.line)
    let closed = Played(threeParagraphs(), lines, isInteractive: false)
    guard closed.session.isFinished, case .left = closed.ending else {
      Issue.record("\(closed.ending)")
      return
    }
    guard
      case .badLine(5, PromptError.noNextArticle) = Played(
        threeParagraphs(), lines + [.line("close")], isInteractive: false
      ).ending
    else {
      Issue.record("a second one closes nothing")
      return
    }
  }

  @Test func whereNothingWaitsADotFinishesAllTheSame() {
    let played = Played(threeParagraphs(), keys("rrr."))
    #expect(played.session.isFinished && played.text.contains("noNextArticle"))
    #expect(!Played(threeParagraphs(), keys("rrr>")).session.isFinished)
  }

  @Test func finishingLeadsToAnArticleThatWasListed() {
    let listed = ReviewEnvironment.NextArticle(slug: "bridge", isListed: true)
    #expect(article(Played(threeParagraphs(), keys("rrr") + [.line(":finish")], next: listed).ending) == "bridge")
    #expect(article(Played(threeParagraphs(), keys("rrr") + [.line(":finish")], next: next).ending) == nil)
    let piped = ["r", "r", "r", "finish", "q"].map(InputEvent.line)
    #expect(article(Played(threeParagraphs(), piped, isInteractive: false, next: listed).ending) == "bridge")
  }

  @Test func aFinishedReviewGoesOnAsWell() {
    let script = keys("rrr") + [.line(":finish"), .key(">")]
    let played = Played(threeParagraphs(), script, next: next)
    #expect(article(played.ending) == "bridge" && played.session.isFinished)
  }

  @Test func theContextIsWhatCanBeLabelledOrItsHeading() {
    let session = SampleReview.session([.body, .byline, .date, .body, .heading, .byline, .body])
    let text = Played(session, keys("rr")).text
    #expect(text.contains("    1 r  Paragraph 1."), "\(text)")
    #expect(text.contains("    5    heading: Paragraph 5."), "\(text)")
    #expect(!text.contains("byline") && !text.contains("date:"))
  }

  @Test func helpNamesTheWordsThatACommandKnows() {
    let text = Played(threeParagraphs(), [.line(":help source"), .line(":help span")]).text
    for word in ["kind", "document", "stance", "doubt", "span type", "loaded", "firsthand"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
