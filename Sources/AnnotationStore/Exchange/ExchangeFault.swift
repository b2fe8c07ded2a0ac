// SPDX-License-Identifier: GPL-3.0-or-later

/// Why entries of another copy, or of somebody without the right key, are not taken.
public enum ExchangeFault: Error, Sendable, Equatable {
  /// An entry is not what its id says.
  case altered(origin: String, seq: Int)
  /// The paragraphs of an article are not those that its digest says.
  case otherText(origin: String, seq: Int)
  /// The body of an entry is not the one that its head says.
  case bodyAltered(origin: String, seq: Int)
  /// Entries are missing between the last that is known and the next that comes.
  case gap(origin: String, known: Int, next: Int)
  /// An entry does not name the one before it, or its clock does not rise.
  case brokenChain(origin: String, seq: Int)
  /// A chain holds entries of two authors.
  case twoAuthors(origin: String, seq: Int)
  /// Two entries have one number in one chain.
  case fork(origin: String, seq: Int)
  /// A chain ends before the entry that is said to be its last.
  case cut(origin: String, found: Int, said: Int)
  /// A newer program made an entry.
  case unknownKind(String)
  /// What an entry says can not be read.
  case unreadable(origin: String, seq: Int, reason: String)
  /// Entries are by, or about, somebody who never joined.
  case unknownReviewer(String)
  /// Labels were made with a codebook that is nowhere.
  case unknownCodebook(String)
  /// A codebook of this name and version says something else here.
  case otherCodebook(String)
  /// Entries are about an article that is nowhere, by the first digits of its digest.
  case unknownArticle(String)
  /// An entry has no signature, and its author's entries need one; nil is the owner.
  case unsigned(reviewer: String?, origin: String, seq: Int)
  /// An entry's signature is not by the key that counts; nil is the owner.
  case wrongSignature(reviewer: String?, origin: String, seq: Int)
  /// A key was set by somebody who may not.
  case wrongKey(origin: String, seq: Int)
  /// Two copies made an owner's key, neither knowing of the other.
  case twoOwners
  /// The reviewer signs already.
  case hasKey(reviewer: String)
  /// The owner signs already.
  case ownerHasKey
  /// The private key of a reviewer is in another account.
  case keyIsElsewhere(reviewer: String)
  /// The owner's private key is in another account.
  case ownersKeyIsElsewhere
  /// The project asks for signatures, and the reviewer has no key.
  case needsKey(reviewer: String)
  /// This account has no folder that a key could be kept in.
  case noStateFolder
}
