// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives and packed bytes in memory by the system's libarchive, which is loaded when the first one is read or written: a start that
// needs none does not pay for it, and a system without it misses nothing else.
#ifndef ATTEST_CARCHIVE_H
#define ATTEST_CARCHIVE_H

#include <stddef.h>

typedef enum {
  zip_complete = 0,
  // There is no libarchive.
  zip_unavailable = 1,
  // The bytes are no whole zip archive, or the library failed.
  zip_failed = 2,
  // The archive holds more than it may.
  zip_too_large = 3,
  // The entry function said no.
  zip_stopped = 4,
} zip_outcome;

// What became of a file of an archive; only a whole one has bytes.
typedef enum {
  zip_whole = 0,
  zip_locked = 1,
  // It is cut off, or its sum is another.
  zip_damaged = 2,
} zip_state;

typedef int (*zip_give)(void *context, const char *name, const unsigned char *bytes, size_t count, zip_state state);

typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} zip_entry;

// Writes entries, in order, dated by no clock: the same entries give the same bytes. The result is to be freed.
zip_outcome zip_write(const zip_entry *entries, size_t count, unsigned char **bytes, size_t *length);

// Reads the regular files of an archive, one after another, up to a number of them and of the bytes that are left to come
// out, of which what came out is taken off, even where the archive breaks off. The name is as it stands in the archive: it
// may lead anywhere. An entry function that returns 0 ends the reading.
zip_outcome zip_read(const unsigned char *bytes, size_t length, size_t most_entries, size_t *left, void *context,
                     zip_give entry);

// Reads bytes that gzip, bzip2, xz or Zstandard packed, as one entry of no name that matters; the rest is how many bytes
// stand behind what was packed.
zip_outcome packed_read(const unsigned char *bytes, size_t length, size_t *left, size_t *rest, void *context,
                        zip_give entry);

#endif
