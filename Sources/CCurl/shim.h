#pragma once
/* CURL*, CURLM* and CURLSH* become distinct opaque pointers in Swift. */
#define CURL_STRICTER 1
/* The type-check macros around curl_easy_setopt cannot be imported. */
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#include <sys/socket.h>

/* Variadic functions cannot be called from Swift: one inline wrapper for each type of argument. */

static inline CURLcode ccurl_set_long(CURL *h, CURLoption o, long v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode ccurl_set_offset(CURL *h, CURLoption o, curl_off_t v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode ccurl_set_string(CURL *h, CURLoption o, const char *v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode ccurl_set_pointer(CURL *h, CURLoption o, void *v) {
  return curl_easy_setopt(h, o, v);
}
static inline CURLcode ccurl_set_share(CURL *h, CURLSH *share) {
  return curl_easy_setopt(h, CURLOPT_SHARE, share);
}
static inline CURLcode ccurl_set_write(CURL *h, curl_write_callback f, void *user) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, f);
  return code ? code : curl_easy_setopt(h, CURLOPT_WRITEDATA, user);
}
static inline CURLcode ccurl_set_header(CURL *h, curl_write_callback f, void *user) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, f);
  return code ? code : curl_easy_setopt(h, CURLOPT_HEADERDATA, user);
}
static inline CURLcode ccurl_set_open(CURL *h, curl_opensocket_callback f, void *user) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f);
  return code ? code : curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, user);
}
static inline CURLcode ccurl_set_prerequest(CURL *h, curl_prereq_callback f, void *user) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_PREREQFUNCTION, f);
  return code ? code : curl_easy_setopt(h, CURLOPT_PREREQDATA, user);
}

/* What changes from one request to the next; libcurl copies all but the header list. */
static inline CURLcode ccurl_load(CURL *h, const char *url, struct curl_slist *headers,
                                  const void *body, long length) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_URL, url);
  if (!code) code = curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers);
  if (!code) code = curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, length);
  if (!code) code = curl_easy_setopt(h, CURLOPT_COPYPOSTFIELDS, body ? body : "");
  return code;
}

static inline CURLcode ccurl_get_long(CURL *h, CURLINFO i, long *v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLcode ccurl_get_offset(CURL *h, CURLINFO i, curl_off_t *v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLcode ccurl_get_pointer(CURL *h, CURLINFO i, void **v) {
  return curl_easy_getinfo(h, i, v);
}
static inline CURLMcode ccurl_multi_set_long(CURLM *m, CURLMoption o, long v) {
  return curl_multi_setopt(m, o, v);
}
static inline CURLSHcode ccurl_share(CURLSH *s, curl_lock_data what) {
  return curl_share_setopt(s, CURLSHOPT_SHARE, what);
}

/* CURLMsg holds a union. */
static inline CURLcode ccurl_message_result(const CURLMsg *m) { return m->data.result; }

/* The address is a struct sockaddr in front of a longer buffer. */
static inline const struct sockaddr *ccurl_address(const struct curl_sockaddr *a) {
  return &a->addr;
}
