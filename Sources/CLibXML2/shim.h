// What Swift cannot reach by itself in libxml2: function pointers that are global variables, and macros.
#ifndef NETCURTAIN_CLIBXML2_SHIM_H
#define NETCURTAIN_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers contradict those of Foundation's own ICU. Nothing here uses it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// `xmlFree` is a global function pointer, which Swift's strict concurrency refuses to read.
static inline void netcurtain_xml_free(void *memory) { xmlFree(memory); }

/// Gives no external entity, whatever is asked for.
static inline xmlParserInputPtr netcurtain_no_entity(const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url; (void)id; (void)context;
  return NULL;
}

/// Starts the library and closes the door on external entities, once, before any thread parses.
static inline void netcurtain_xml_start(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(netcurtain_no_entity);
}

/// Swallows XPath's messages, which would otherwise go to standard error.
static inline void netcurtain_silent(void *data, xmlErrorPtr error) { (void)data; (void)error; }

static inline void netcurtain_unheard(void *data, const char *message, ...) { (void)data; (void)message; }

/// Silences what libxml2 prints past its error handlers. That setting is the thread's own, so each task sets it anew.
static inline void netcurtain_xml_mute(void) { xmlSetGenericErrorFunc(NULL, netcurtain_unheard); }

/// Bounds the work of one evaluation and keeps it silent.
static inline void netcurtain_xpath_bound(xmlXPathContextPtr context, unsigned long operations) {
  netcurtain_xml_mute();
  context->opLimit = operations;
  context->opCount = 0;
  context->error = netcurtain_silent;
}

/// Compiles without a page; silent.
static inline xmlXPathCompExprPtr netcurtain_xpath_compile(const char *query) {
  xmlXPathContextPtr context = xmlXPathNewContext(NULL);
  if (context == NULL) return NULL;
  netcurtain_xml_mute();
  context->error = netcurtain_silent;
  xmlXPathCompExprPtr compiled = xmlXPathCtxtCompile(context, (const xmlChar *)query);
  xmlXPathFreeContext(context);
  return compiled;
}

/// Whether XPath has a function of that name.
static inline int netcurtain_xpath_knows(const char *name) {
  xmlXPathContextPtr context = xmlXPathNewContext(NULL);
  if (context == NULL) return 0;
  int known = xmlXPathFunctionLookup(context, (const xmlChar *)name) != NULL;
  xmlXPathFreeContext(context);
  return known;
}

#endif
