// SPDX-License-Identifier: GPL-3.0-or-later

/// What a peer does for one kind of work, as a Python program that takes the file's path and how much to do of it.
struct Peer {
  let name: String
  let program: String
  /// How much there is to do in all: replicates, restarts; 1 where there is nothing to cut short.
  var whole = 1
  /// Whether its labels are integer codes, which some peers read faster than texts.
  var takesCodes = false
  /// How much is done unless all is asked for; the time of the rest is extrapolated from what the program prints, the
  /// seconds that its part took.
  var part = 1

  private static let table = "import sys,time,pandas as pd;d=pd.read_csv(sys.argv[1]);n=int(sys.argv[2]);"
  private static let matrix = table + "m=d.pivot(index='unit',columns='rater',values='label');"
  private static let crowd =
    "import sys,time,pandas as pd;d=pd.read_csv(sys.argv[1]);n=int(sys.argv[2]);d.columns=['task','worker','label'];"

  static let irrCAC = Peer(
    name: "irrCAC, five coefficients",
    program: matrix + """
      from irrCAC.raw import CAC
      c=CAC(m)
      for f in (c.fleiss,c.conger,c.gwet,c.bp,c.krippendorff): f()
      """)

  static let scikitLearn = Peer(
    name: "scikit-learn, Cohen of all pairs",
    program: matrix + """
      from itertools import combinations
      from sklearn.metrics import cohen_kappa_score
      for a,b in combinations(m.columns,2):
        p=m[[a,b]].dropna()
        cohen_kappa_score(p[a],p[b])
      """)

  /// The same peer on the same ratings with integer codes for labels.
  var onCodes: Peer {
    var peer = self
    peer.takesCodes = true
    return peer
  }

  static let krippendorff = Peer(
    name: "krippendorff, alpha",
    program: table + """
      import krippendorff
      v=d.groupby(['unit','label']).size().unstack(fill_value=0).to_numpy()
      krippendorff.alpha(value_counts=v,level_of_measurement='nominal')
      """)

  static let krippendorffBootstrap = Peer(
    name: "krippendorff in a loop, 1,000 replicates",
    program: table + """
      import krippendorff,numpy as np
      v=d.groupby(['unit','label']).size().unstack(fill_value=0).to_numpy()
      g=np.random.default_rng(1)
      t=time.time()
      for _ in range(n): krippendorff.alpha(value_counts=v[g.integers(0,len(v),len(v))],level_of_measurement='nominal')
      print(time.time()-t)
      """, whole: 1000, part: 10)

  static let dawidSkene = Peer(
    name: "crowd-kit, Dawid-Skene",
    program: crowd + """
      from crowdkit.aggregation import DawidSkene
      DawidSkene(n_iter=100).fit(d)
      """)

  static let mace = Peer(
    name: "crowd-kit, MACE",
    program: crowd + """
      from crowdkit.aggregation import MACE
      t=time.time()
      MACE(n_restarts=n).fit(d)
      print(time.time()-t)
      """, whole: 10, part: 1)
}
