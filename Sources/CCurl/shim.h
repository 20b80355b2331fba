#pragma once
/* CURL* and CURLM* become distinct opaque pointers in Swift. */
#define CURL_STRICTER 1
/* The type-check macros around curl_easy_setopt cannot be imported. */
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
