#!/bin/sh
# A team's work on twelve articles, from loading to gold, in a new folder that is removed afterwards unless it is named:
#   Samples/team/run.sh [PROGRAM [FOLDER]]
# Each command is printed with its answer, all saved and right lines of a session in one; digests and days as dots.
set -eu
program=$(command -v "${1:-attest}")
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
if [ $# -gt 1 ]; then
  mkdir -p "$2"
  folder=$(cd "$2" && pwd)
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
cp -R "$(dirname "$0")" "$folder/team"
cd "$folder"
export ATTEST_PROJECT=team.sqlite XDG_STATE_HOME="$folder" LC_ALL=C.UTF-8

# Prints a command, and runs it; a status that is not 0 is an answer as well.
attest() {
  printf '\n$ attest'
  for word in "$@"; do
    case $word in *[\ \<\>]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  echo
  status=0
  "$program" "$@" 2>&1 || status=$?
  [ "$status" = 0 ] || echo "status $status"
}

# The part of a reviewer's recorded lines that stands under a heading.
part() { awk -v heading="## $2" '/^## / { on = ($0 == heading) } on' "team/sessions/$1.txt"; }

life() {
  attest load team/articles
  attest articles --near-duplicates
  for reviewer in ana ben cleo dora emil fay; do attest reviewer add $reviewer; done
  attest protocol freeze team/protocol.json

  # The editors make one article gold, by which the reviewers are trained; ben needs a second attempt.
  for editor in dora emil; do part $editor reading | attest annotate mill-sluice --reviewer $editor; done
  part dora ruling | attest adjudicate mill-sluice --reviewer dora
  attest training add mill-sluice --explanations team/explanations.json
  attest training set --pass-mark 80% --attempts 2 --required
  for reviewer in ana ben cleo; do part $reviewer training | attest annotate --training --reviewer $reviewer; done
  part ben 'training again' | attest annotate --training --reviewer ben
  attest training status

  # Two read each article, and everybody reads a fifth again at the end.
  attest assign --reviewers ana,ben,cleo --overlap 2 --retest 20% --seed 7
  attest assignments
  attest backup planned.sqlite
  for reviewer in ana ben cleo; do part $reviewer queue | attest annotate --next --reviewer $reviewer; done
  attest progress
  attest agreement
  attest protocol check

  # One article is revised; what is new of it is read, and what differs is discussed.
  attest load team/revised
  for reviewer in ana cleo; do part $reviewer revision | attest annotate quarry-v2 --reviewer $reviewer; done
  discuss ana allotments market-hall tram-post bus-fares quarry-v2 ward
  discuss ben allotments market-hall tram-post clock otter school-roof
  discuss cleo bus-fares quarry-v2 ward clock otter school-roof
  attest agreement --round 2

  # An editor decides what is left, and the dataset is weighed and written.
  attest backup discussed.sqlite
  part dora rulings | attest adjudicate --reviewer dora
  attest gold otter tram-post ward
  attest gate 'krippendorff_alpha lower >= 0.8'
  attest gate 'krippendorff_alpha lower >= 0.6 and reviewers >= 2 and paragraphs >= 50'
  attest protocol check
  attest quality
  attest feedback --reviewer ben

  attest split --train 60 --dev 20 --test 20 --by cluster --stratify
  attest export --labels gold --unit paragraph --format jsonl -o gold.jsonl
  attest export --labels gold --format huggingface -o dataset
  (cd dataset && find . -type f | LC_ALL=C sort)
  attest doctor | grep -E '^$|^\$|^ledger|^ok'
}

discuss() {
  reviewer=$1
  shift
  part "$reviewer" discussion | attest annotate "$@" --reviewer "$reviewer" --round 2
}

life | awk '
  /^(saved|right) / { count++; next }
  count { print "… " count (count == 1 ? " line" : " lines"); count = 0 }
  { print }' | sed -E '
  s/[0-9a-f]{64}/…/g
  s/(entry [0-9]+, )[0-9]{4}-[0-9]{2}-[0-9]{2}/\1…/'
