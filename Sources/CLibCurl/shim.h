// Typed wrappers: Swift cannot call C functions with variable arguments (curl_easy_setopt).
//
// The names in parentheses call the functions themselves, past the macros that libcurl lays over them.
#ifndef NETCURTAIN_CLIBCURL_SHIM_H
#define NETCURTAIN_CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// Options of one transfer.

static inline CURLcode netcurtain_easy_set_long(CURL *handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode netcurtain_easy_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(handle, option, value);
}

// libcurl copies the string.
static inline CURLcode netcurtain_easy_set_string(CURL *handle, CURLoption option, const char *value) {
  return (curl_easy_setopt)(handle, option, value);
}

// libcurl keeps the pointer: the list must outlive the transfer.
static inline CURLcode netcurtain_easy_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return (curl_easy_setopt)(handle, option, value);
}

// For WRITEFUNCTION and HEADERFUNCTION, with their data option. libcurl keeps the context's pointer.
static inline CURLcode netcurtain_easy_set_receiver(
    CURL *handle, CURLoption function, CURLoption data,
    size_t (*receiver)(char *bytes, size_t size, size_t count, void *context), void *context) {
  CURLcode code = (curl_easy_setopt)(handle, function, receiver);
  return code != CURLE_OK ? code : (curl_easy_setopt)(handle, data, context);
}

static inline CURLcode netcurtain_easy_set_socket_opener(
    CURL *handle,
    curl_socket_t (*opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address),
    void *context) {
  CURLcode code = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
  return code != CURLE_OK ? code : (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, context);
}

// Facts about one transfer.

static inline CURLcode netcurtain_easy_get_long(CURL *handle, CURLINFO info, long *value) {
  return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode netcurtain_easy_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return (curl_easy_getinfo)(handle, info, value);
}

// Options of all transfers together.

static inline CURLMcode netcurtain_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return (curl_multi_setopt)(multi, option, value);
}

// Takes the transfer and its result out of a message, whose result lies in a union. NULL if the message
// says something else than that a transfer has ended.
static inline CURL *netcurtain_multi_next_ended(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message = curl_multi_info_read(multi, &left);
  while (message != NULL && message->msg != CURLMSG_DONE) message = curl_multi_info_read(multi, &left);
  if (message == NULL) return NULL;
  *result = message->data.result;
  return message->easy_handle;
}

// The bytes of the network address that libcurl is about to use: 4, 16, or 0 for any other family.
// The structure is longer than its declaration for IPv6, which only C can say.
static inline int netcurtain_address_bytes(const struct curl_sockaddr *address, unsigned char bytes[16]) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)&address->addr;
    memcpy(bytes, &v4->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)&address->addr;
    memcpy(bytes, &v6->sin6_addr, 16);
    return 16;
  }
  return 0;
}

// The port that libcurl is about to connect to, 0 for any other family.
static inline int netcurtain_address_port(const struct curl_sockaddr *address) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    return ntohs(((const struct sockaddr_in *)(const void *)&address->addr)->sin_port);
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    return ntohs(((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_port);
  }
  return 0;
}

static inline CURLcode netcurtain_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

// SOCK_STREAM (sys/socket.h). Which module the header's constants belong to depends on what was built first, so that
// Swift does not always find them.
static inline int netcurtain_stream_socket(void) { return SOCK_STREAM; }

#endif
