// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// A fitted model of how raters label.
public struct ModelSummary: Sendable {
  /// One rater under the model.
  public struct Rater: Sendable {
    /// The rater's name.
    public let rater: String
    /// How well the rater labels, from 0 to 1: for Dawid-Skene the prior-weighted chance of a right label, for MACE
    /// the probability of knowing; nil where nothing tells.
    public let competence: Double?
    /// An interval of the competence, if the model gives one.
    public let interval: (lower: Double, upper: Double)?
    /// For each true category the chances of each observed one; a row is nil where nothing speaks about it.
    public let confusion: [[Double]?]?

    /// A rater under the model.
    public init(
      rater: String, competence: Double?, interval: (lower: Double, upper: Double)? = nil, confusion: [[Double]?]? = nil
    ) {
      self.rater = rater
      self.competence = competence
      self.interval = interval
      self.confusion = confusion
    }
  }

  /// The model's name, "dawid-skene", "mace" or "majority".
  public let name: String
  /// The log-likelihood reached, if the model has one.
  public let logLikelihood: Double?
  /// The iterations made.
  public let iterations: Int
  /// Whether it came to rest.
  public let converged: Bool
  /// The categories, in the order of the priors and confusions.
  public let categories: [String]
  /// The chance of each category being true.
  public let classPrior: [Double]
  /// The raters.
  public let raters: [Rater]
  /// The raters of whom the model can know nothing, for they share no unit with another.
  public private(set) var unknown: [String] = []
  /// The raters who are machines.
  public var machines: [String] = []
  /// For Dawid-Skene what was sought: the greatest likelihood, or the mode of the posterior.
  public private(set) var estimation: String?

  /// A fitted model.
  public init(
    name: String, logLikelihood: Double?, iterations: Int, converged: Bool, categories: [String], classPrior: [Double],
    raters: [Rater]
  ) {
    self.name = name
    self.logLikelihood = logLikelihood
    self.iterations = iterations
    self.converged = converged
    self.categories = categories
    self.classPrior = classPrior
    self.raters = raters
  }
}

extension ModelSummary {
  /// What a fit says, with the names of the matrix it was fitted to and the limits of each competence.
  ///
  /// Of a rater who shares no unit with another nothing can be known: neither competence nor confusions are given.
  public init(
    _ fit: AnnotationModelFit, of matrix: ReliabilityMatrix, limits: [(lower: Double, upper: Double)?] = [],
    isMaximumAPosteriori: Bool = false
  ) {
    let isKnown = VotePatterns(matrix).sharing()
    self.init(
      name: fit.name.rawValue, logLikelihood: fit.logLikelihood, iterations: fit.iterations,
      converged: fit.hasConverged, categories: matrix.categories, classPrior: fit.classPrior,
      raters: matrix.raters.indices.map { rater in
        let found = fit.raters[rater]
        guard isKnown[rater] else { return Rater(rater: matrix.raters[rater], competence: nil) }
        return Rater(
          rater: matrix.raters[rater], competence: found.competence, interval: limits.isEmpty ? nil : limits[rater],
          confusion: found.confusion)
      })
    unknown = zip(matrix.raters, isKnown).filter { !$0.1 }.map(\.0)
    if fit.name == .dawidSkene { estimation = isMaximumAPosteriori ? "map" : "likelihood" }
  }
}

extension ModelSummary {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("name")
      json.string(name)
      json.key("estimation")
      json.string(estimation)
      json.key("log_likelihood")
      json.number(logLikelihood)
      json.key("iterations")
      json.int(iterations)
      json.key("converged")
      json.bool(converged)
      json.key("class_prior")
      distribution(classPrior, to: &json)
      json.key("raters")
      json.array(raters) { json, rater in
        json.line()
        write(rater, to: &json)
      }
    }
  }

  private func write(_ rater: Rater, to json: inout JSONWriter) {
    json.object { json in
      json.key("rater")
      json.string(rater.rater)
      json.key("competence")
      json.number(rater.competence)
      json.key("ci")
      if let interval = rater.interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("confusion")
      guard let confusion = rater.confusion else { return json.null() }
      json.object { json in
        for (category, row) in zip(categories, confusion) {
          json.key(category)
          if let row { distribution(row, to: &json) } else { json.null() }
        }
      }
    }
  }

  private func distribution(_ chances: [Double], to json: inout JSONWriter) {
    json.object { json in
      for (category, chance) in zip(categories, chances) {
        json.key(category)
        json.number(chance)
      }
    }
  }
}
