// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CArchive.h"

#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

// What is used of libarchive 3, as archive.h and archive_entry.h declare it.
enum { archive_eof = 1, archive_ok = 0, archive_warn = -20, archive_failed = -25, regular_file = 0100000 };
typedef void *handle;

static struct {
  handle (*write_new)(void);
  int (*write_set_format_zip)(handle);
  int (*write_set_options)(handle, const char *);
  int (*write_open_memory)(handle, void *, size_t, size_t *);
  int (*write_header)(handle, handle);
  ssize_t (*write_data)(handle, const void *, size_t);
  int (*write_close)(handle);
  int (*write_free)(handle);
  handle (*read_new)(void);
  int (*read_support_format_zip)(handle);
  int (*read_support_format_raw)(handle);
  int (*read_support_filter_gzip)(handle);
  int (*read_support_filter_bzip2)(handle);
  int (*read_support_filter_xz)(handle);
  int (*read_support_filter_zstd)(handle);
  int (*read_open_memory)(handle, const void *, size_t);
  int (*read_next_header)(handle, handle *);
  ssize_t (*read_data)(handle, void *, size_t);
  int64_t (*filter_bytes)(handle, int);
  int (*read_free)(handle);
  handle (*entry_new)(void);
  void (*entry_free)(handle);
  void (*entry_set_pathname)(handle, const char *);
  void (*entry_set_size)(handle, int64_t);
  void (*entry_set_filetype)(handle, unsigned);
  void (*entry_set_perm)(handle, unsigned);
  unsigned (*entry_filetype)(handle);
  int (*entry_is_encrypted)(handle);
  const char *(*entry_pathname)(handle);
} library;

static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *file = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  if (!file) return;
  const struct {
    void *place;
    const char *name;
  } symbols[] = {
      {&library.write_new, "archive_write_new"},
      {&library.write_set_format_zip, "archive_write_set_format_zip"},
      {&library.write_set_options, "archive_write_set_options"},
      {&library.write_open_memory, "archive_write_open_memory"},
      {&library.write_header, "archive_write_header"},
      {&library.write_data, "archive_write_data"},
      {&library.write_close, "archive_write_close"},
      {&library.write_free, "archive_write_free"},
      {&library.read_new, "archive_read_new"},
      {&library.read_support_format_zip, "archive_read_support_format_zip"},
      {&library.read_support_format_raw, "archive_read_support_format_raw"},
      {&library.read_support_filter_gzip, "archive_read_support_filter_gzip"},
      {&library.read_support_filter_bzip2, "archive_read_support_filter_bzip2"},
      {&library.read_support_filter_xz, "archive_read_support_filter_xz"},
      {&library.read_support_filter_zstd, "archive_read_support_filter_zstd"},
      {&library.read_open_memory, "archive_read_open_memory"},
      {&library.read_next_header, "archive_read_next_header"},
      {&library.read_data, "archive_read_data"},
      {&library.filter_bytes, "archive_filter_bytes"},
      {&library.read_free, "archive_read_free"},
      {&library.entry_new, "archive_entry_new"},
      {&library.entry_free, "archive_entry_free"},
      {&library.entry_set_pathname, "archive_entry_set_pathname"},
      {&library.entry_set_size, "archive_entry_set_size"},
      {&library.entry_set_filetype, "archive_entry_set_filetype"},
      {&library.entry_set_perm, "archive_entry_set_perm"},
      {&library.entry_filetype, "archive_entry_filetype"},
      {&library.entry_is_encrypted, "archive_entry_is_encrypted"},
      {&library.entry_pathname, "archive_entry_pathname"},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *symbol = dlsym(file, symbols[i].name);
    if (!symbol) return;
    *(void **)symbols[i].place = symbol;
  }
  is_loaded = 1;
}

// Names are UTF-8 whatever the environment says; only this thread sees the change.
static locale_t enter_utf8(locale_t *utf8) {
  *utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return *utf8 ? uselocale(*utf8) : (locale_t)0;
}

static void leave_utf8(locale_t before, locale_t utf8) {
  if (!utf8) return;
  uselocale(before);
  freelocale(utf8);
}

static int write_entry(handle archive, const zip_entry *file) {
  handle entry = library.entry_new();
  if (!entry) return 0;
  library.entry_set_pathname(entry, file->name);
  library.entry_set_size(entry, (int64_t)file->count);
  library.entry_set_filetype(entry, regular_file);
  library.entry_set_perm(entry, 0644);
  // No time is set: what is dated before 1980 gets the first day that zip knows, in every time zone.
  int is_written = library.write_header(archive, entry) == archive_ok &&
                   library.write_data(archive, file->bytes, file->count) == (ssize_t)file->count;
  library.entry_free(entry);
  return is_written;
}

zip_outcome zip_write(const zip_entry *entries, size_t count, unsigned char **bytes, size_t *length) {
  pthread_once(&once, load);
  if (!is_loaded) return zip_unavailable;
  size_t room = 4096;
  for (size_t i = 0; i < count; i++) room += entries[i].count + entries[i].count / 512 + 2048;
  unsigned char *buffer = malloc(room);
  handle archive = library.write_new();
  locale_t utf8, before = enter_utf8(&utf8);
  size_t used = 0;
  int is_written = buffer && archive && library.write_set_format_zip(archive) == archive_ok &&
                   library.write_set_options(archive, "zip:hdrcharset=UTF-8") == archive_ok &&
                   library.write_open_memory(archive, buffer, room, &used) == archive_ok;
  for (size_t i = 0; is_written && i < count; i++) is_written = write_entry(archive, &entries[i]);
  if (is_written) is_written = library.write_close(archive) == archive_ok;
  if (archive) library.write_free(archive);
  leave_utf8(before, utf8);
  if (!is_written) {
    free(buffer);
    return zip_failed;
  }
  *bytes = buffer;
  *length = used;
  return zip_complete;
}

static zip_outcome read_entry(handle archive, handle entry, size_t *left, void *context, zip_give give) {
  const char *name = library.entry_pathname(entry);
  if (!name) return zip_failed;
  if (library.entry_filetype(entry) != regular_file) return zip_complete;
  if (library.entry_is_encrypted(entry)) {
    return give(context, name, NULL, 0, zip_locked) ? zip_complete : zip_stopped;
  }
  size_t used = 0, room = 1 << 16;
  unsigned char *buffer = malloc(room);
  zip_outcome outcome = buffer ? zip_complete : zip_failed;
  zip_state state = zip_whole;
  while (outcome == zip_complete) {
    if (used == room) {
      unsigned char *larger = realloc(buffer, room * 2);
      if (!larger) {
        outcome = zip_failed;
        break;
      }
      buffer = larger;
      room *= 2;
    }
    ssize_t got = library.read_data(archive, buffer + used, room - used);
    // After these the library goes on with the next file.
    if (got == archive_failed || got == archive_warn) state = zip_damaged;
    else if (got < 0) outcome = zip_failed;
    if (got <= 0) break;
    if ((size_t)got > *left) {
      outcome = zip_too_large;
      break;
    }
    used += (size_t)got;
    *left -= (size_t)got;
  }
  int is_whole = state == zip_whole;
  if (outcome == zip_complete && !give(context, name, is_whole ? buffer : NULL, is_whole ? used : 0, state)) {
    outcome = zip_stopped;
  }
  free(buffer);
  return outcome;
}

// The filters that libarchive has without calling another program.
static int is_open_packed(handle archive) {
  return library.read_support_format_raw(archive) == archive_ok &&
         library.read_support_filter_gzip(archive) == archive_ok &&
         library.read_support_filter_bzip2(archive) == archive_ok &&
         library.read_support_filter_xz(archive) == archive_ok && library.read_support_filter_zstd(archive) == archive_ok;
}

static zip_outcome read_all(int is_zip, const unsigned char *bytes, size_t length, size_t most_entries,
                            size_t *left, size_t *rest, void *context, zip_give give) {
  pthread_once(&once, load);
  if (!is_loaded) return zip_unavailable;
  handle archive = library.read_new(), entry;
  if (!archive) return zip_failed;
  locale_t utf8, before = enter_utf8(&utf8);
  zip_outcome outcome = zip_failed;
  if ((is_zip ? library.read_support_format_zip(archive) == archive_ok : is_open_packed(archive)) &&
      library.read_open_memory(archive, bytes, length) == archive_ok) {
    outcome = zip_complete;
    for (size_t entries = 0; outcome == zip_complete; entries++) {
      int header = library.read_next_header(archive, &entry);
      if (header == archive_eof) break;
      if (header != archive_ok && header != archive_warn) outcome = zip_failed;
      else if (entries == most_entries) outcome = zip_too_large;
      else outcome = read_entry(archive, entry, left, context, give);
    }
  }
  int64_t read = library.filter_bytes(archive, -1);
  *rest = read >= 0 && (size_t)read < length ? length - (size_t)read : 0;
  library.read_free(archive);
  leave_utf8(before, utf8);
  return outcome;
}

zip_outcome zip_read(const unsigned char *bytes, size_t length, size_t most_entries, size_t *left, void *context,
                     zip_give entry) {
  size_t rest;
  return read_all(1, bytes, length, most_entries, left, &rest, context, entry);
}

zip_outcome packed_read(const unsigned char *bytes, size_t length, size_t *left, size_t *rest, void *context,
                        zip_give entry) {
  return read_all(0, bytes, length, 1, left, rest, context, entry);
}
