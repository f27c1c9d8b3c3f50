// Typed wrappers: Swift cannot call C functions with variable arguments (curl_easy_setopt).
#ifndef NETCURTAIN_CLIBCURL_SHIM_H
#define NETCURTAIN_CLIBCURL_SHIM_H

#include <curl/curl.h>

#endif
