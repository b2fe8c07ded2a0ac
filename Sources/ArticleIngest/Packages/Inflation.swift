// SPDX-License-Identifier: GPL-3.0-or-later

/// Undoes the packing of HTTP's coding `deflate` (RFC 9110, section 8.4.1.2): zlib's format (RFC 1950), or the bare stream
/// (RFC 1951) that some servers send.
struct Inflation {
  private let input: ArraySlice<UInt8>
  private let limit: Int
  private var place: Int
  private var bits: UInt32 = 0
  private var count = 0
  private(set) var output: [UInt8] = []

  private struct Fault: Error {}

  /// The bytes that a body was packed from; nil for one that is no such body or unpacks to more than the limit.
  ///
  /// Complexity: linear in what it gives.
  static func unpacked(_ body: [UInt8], limit: Int) -> [UInt8]? {
    let isWrapped =
      body.count > 2 && body[0] & 15 == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0 && body[1] & 32 == 0
    return (isWrapped ? stream(body.dropFirst(2), limit) : nil) ?? stream(body[...], limit)
  }

  private static func stream(_ bytes: ArraySlice<UInt8>, _ limit: Int) -> [UInt8]? {
    var inflation = Inflation(bytes, limit)
    return (try? inflation.run()) == nil ? nil : inflation.output
  }

  private init(_ input: ArraySlice<UInt8>, _ limit: Int) {
    (self.input, self.limit, place) = (input, limit, input.startIndex)
  }

  private mutating func run() throws(Fault) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try copy(PrefixCode.literals, PrefixCode.distances)
      case 2:
        let (literals, distances) = try codes()
        try copy(literals, distances)
      default: throw Fault()
      }
    }
  }

  private mutating func take(_ wanted: Int) throws(Fault) -> Int {
    while count < wanted {
      guard place < input.endIndex else { throw Fault() }
      bits |= UInt32(input[place]) << UInt32(count)
      place += 1
      count += 8
    }
    defer {
      bits >>= UInt32(wanted)
      count -= wanted
    }
    return Int(bits & (1 << UInt32(wanted) - 1))
  }

  private mutating func copyStored() throws(Fault) {
    (bits, count) = (0, 0)
    guard input.endIndex - place >= 4 else { throw Fault() }
    let length = Int(input[place]) | Int(input[place + 1]) << 8
    guard length ^ 0xFFFF == Int(input[place + 2]) | Int(input[place + 3]) << 8 else { throw Fault() }
    place += 4
    guard length <= input.endIndex - place, output.count + length <= limit else { throw Fault() }
    output += input[place..<place + length]
    place += length
  }

  private mutating func symbol(_ code: PrefixCode) throws(Fault) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try take(1)
      let here = code.counts[length]
      if value - here < first { return code.symbols[index + value - first] }
      index += here
      first = (first + here) << 1
      value <<= 1
    }
    throw Fault()
  }

  /// The least length that each symbol from 257 on means, and the number of bits that add to it.
  private static let lengths: [(base: Int, extra: Int)] = (0..<29).map { symbol in
    if symbol == 28 { return (258, 0) }
    let extra = max(symbol / 4 - 1, 0)
    return (symbol < 8 ? symbol + 3 : (4 + symbol % 4) << extra + 3, extra)
  }
  /// The least distance that each symbol means, and the number of bits that add to it.
  private static let distances: [(base: Int, extra: Int)] = (0..<30).map { symbol in
    let extra = max(symbol / 2 - 1, 0)
    return (symbol < 4 ? symbol + 1 : (2 + symbol % 2) << extra + 1, extra)
  }

  private mutating func copy(_ literals: PrefixCode, _ distances: PrefixCode) throws(Fault) {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      guard output.count < limit else { throw Fault() }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengths.count else { throw Fault() }
      let (base, extra) = Self.lengths[symbol - 257]
      let length = base + (try take(extra))
      let far = try self.symbol(distances)
      guard far < Self.distances.count else { throw Fault() }
      let distance = Self.distances[far].base + (try take(Self.distances[far].extra))
      guard distance <= output.count, output.count + length <= limit else { throw Fault() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  /// The codes that a block brings with it, their lengths themselves in a code.
  private mutating func codes() throws(Fault) -> (PrefixCode, PrefixCode) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let given = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(given) {
      lengths[place] = try take(3)
    }
    let code = PrefixCode(lengths[...])
    lengths = []
    while lengths.count < literals + distances {
      let symbol = try symbol(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Fault() }
        lengths += [Int](repeating: last, count: try take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try take(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literals + distances else { throw Fault() }
    return (PrefixCode(lengths[..<literals]), PrefixCode(lengths[literals...]))
  }
}

/// A canonical prefix code: how many symbols have codes of each length, and the symbols in the order of their codes.
private struct PrefixCode {
  private(set) var counts = [Int](repeating: 0, count: 16)
  private(set) var symbols: [Int] = []

  /// The code that blocks without their own use (RFC 1951, section 3.2.6).
  static let literals = PrefixCode(
    ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
      + [Int](repeating: 8, count: 8))[...])
  static let distances = PrefixCode([Int](repeating: 5, count: 30)[...])

  /// The code whose symbols have codes of these lengths; 0 for one that has none.
  init(_ lengths: ArraySlice<Int>) {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    for length in 1...15 {
      for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
    }
  }
}
