// SPDX-License-Identifier: GPL-3.0-or-later
// What ArticleIngest and DatasetExchange need of libxml2's parsers, without its headers: their folder is not on the default
// search path, and only this target's own C files are compiled with it.
#ifndef ATTEST_CLIBXML2_H
#define ATTEST_CLIBXML2_H

// The events of one document. Attributes are pairs of name and value, ended by a null name; a value may be null.
typedef struct {
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  void (*text)(void *context, const char *bytes, int length);
} html_events;

typedef enum { html_complete = 0, html_too_deep = 1, html_failed = 2 } html_outcome;

// Parses UTF-8 as HTML; no network, no file, no entities but HTML's, nothing printed.
html_outcome html_parse(const char *bytes, int length, int deepest, const html_events *events, void *context);

// Parses XML 1.0 that is well-formed; no network, no file, no entities but XML's own, nothing printed.
html_outcome xml_parse(const char *bytes, int length, int deepest, const html_events *events, void *context);

#endif
