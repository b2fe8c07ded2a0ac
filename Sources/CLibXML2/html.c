// SPDX-License-Identifier: GPL-3.0-or-later
#include "CLibXML2.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

typedef struct {
  const html_events *events;
  void *context;
  htmlParserCtxtPtr parser;
  int deepest;
  int is_too_deep;
} html_reading;

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  html_reading *reading = data;
  if (reading->parser->nameNr > reading->deepest) {
    reading->is_too_deep = 1;
    xmlStopParser(reading->parser);
    return;
  }
  static const char *const none[] = {NULL};
  reading->events->start(reading->context, (const char *)name,
                         attributes ? (const char *const *)attributes : none);
}

static void on_end(void *data, const xmlChar *name) {
  html_reading *reading = data;
  if (!reading->is_too_deep) reading->events->end(reading->context, (const char *)name);
}

static void on_text(void *data, const xmlChar *bytes, int length) {
  html_reading *reading = data;
  if (!reading->is_too_deep) reading->events->text(reading->context, (const char *)bytes, length);
}

// The library's own set-up is safe only once it is done: two first documents read at once could wait for ever.
static pthread_once_t is_prepared = PTHREAD_ONCE_INIT;

html_outcome html_parse(const char *bytes, int length, int deepest, const html_events *events, void *context) {
  pthread_once(&is_prepared, xmlInitParser);
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, length);
  if (!parser) return html_failed;
  html_reading reading = {events, context, parser, deepest, 0};
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  memset(parser->sax, 0, sizeof(htmlSAXHandler));
  parser->sax->startElement = on_start;
  parser->sax->endElement = on_end;
  parser->sax->characters = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->cdataBlock = on_text;
  parser->userData = &reading;
  htmlParseDocument(parser);
  htmlFreeParserCtxt(parser);
  return reading.is_too_deep ? html_too_deep : html_complete;
}
