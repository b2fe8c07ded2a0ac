// SPDX-License-Identifier: GPL-3.0-or-later
#include "CLibXML2.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <pthread.h>
#include <string.h>

typedef struct {
  const html_events *events;
  void *context;
  xmlParserCtxtPtr parser;
  int deepest;
  int depth;
  int is_too_deep;
} xml_reading;

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  xml_reading *reading = data;
  if (++reading->depth > reading->deepest) {
    reading->is_too_deep = 1;
    xmlStopParser(reading->parser);
    return;
  }
  static const char *const none[] = {NULL};
  reading->events->start(reading->context, (const char *)name, attributes ? (const char *const *)attributes : none);
}

static void on_end(void *data, const xmlChar *name) {
  xml_reading *reading = data;
  reading->depth--;
  if (!reading->is_too_deep) reading->events->end(reading->context, (const char *)name);
}

static void on_text(void *data, const xmlChar *bytes, int length) {
  xml_reading *reading = data;
  if (!reading->is_too_deep) reading->events->text(reading->context, (const char *)bytes, length);
}

// Some faults of encodings the library would print, whatever the parser's options say.
#if LIBXML_VERSION >= 21200
static void on_fault(void *data, const xmlError *fault) { (void)data, (void)fault; }
#else
static void on_fault(void *data, xmlErrorPtr fault) { (void)data, (void)fault; }
#endif

static pthread_once_t is_prepared = PTHREAD_ONCE_INIT;

html_outcome xml_parse(const char *bytes, int length, int deepest, const html_events *events, void *context) {
  pthread_once(&is_prepared, xmlInitParser);
  xmlSetStructuredErrorFunc(NULL, on_fault);
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, length);
  if (!parser) return html_failed;
  xml_reading reading = {events, context, parser, deepest, 0, 0};
  // Entities are replaced, but none is ever declared: only those that XML itself has are known.
  xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_SAX1);
  memset(parser->sax, 0, sizeof(xmlSAXHandler));
  parser->sax->startElement = on_start;
  parser->sax->endElement = on_end;
  parser->sax->characters = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->cdataBlock = on_text;
  parser->userData = &reading;
  xmlParseDocument(parser);
  int is_whole = parser->wellFormed;
  xmlFreeParserCtxt(parser);
  if (reading.is_too_deep) return html_too_deep;
  return is_whole ? html_complete : html_failed;
}
