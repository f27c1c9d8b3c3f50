// Typed wrappers: what libarchive says by macros with casts, which Swift cannot read, and the one way of opening.
#ifndef NETCURTAIN_CLIBARCHIVE_SHIM_H
#define NETCURTAIN_CLIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

// Opens a zip that is read through the callbacks. No other format and no filter is switched on, so nothing else
// that libarchive can read is ever tried on a hostile file. NULL callbacks are not allowed.
//
// By its list of files, which lies at the end; or, where that is lost, as the files come.
static inline int netcurtain_zip_open(
    struct archive *zip, int has_list, void *context,
    la_ssize_t (*read)(struct archive *, void *context, const void **bytes),
    la_int64_t (*skip)(struct archive *, void *context, la_int64_t count),
    la_int64_t (*seek)(struct archive *, void *context, la_int64_t offset, int whence)) {
  int code = has_list ? archive_read_support_format_zip_seekable(zip)
                      : archive_read_support_format_zip_streamable(zip);
  if (code == ARCHIVE_OK) code = archive_read_set_read_callback(zip, read);
  if (code == ARCHIVE_OK) code = archive_read_set_skip_callback(zip, skip);
  if (code == ARCHIVE_OK) code = archive_read_set_seek_callback(zip, seek);
  if (code == ARCHIVE_OK) code = archive_read_set_callback_data(zip, context);
  return code == ARCHIVE_OK ? archive_read_open1(zip) : code;
}

// The header of the next file, with its name in UTF-8, or as it is where it is not: NULL if it has none.
//
// libarchive turns names into the characters of the locale, and gives none where they do not fit; the program has
// none but "C". So this thread has another for as long as this takes.
static inline int netcurtain_zip_next(struct archive *zip, struct archive_entry **entry, const char **name) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = utf8 != (locale_t)0 ? uselocale(utf8) : (locale_t)0;
  int code = archive_read_next_header(zip, entry);
  *name = NULL;
  if (code == ARCHIVE_OK || code == ARCHIVE_WARN) {
    *name = archive_entry_pathname_utf8(*entry);
    if (*name == NULL) *name = archive_entry_pathname(*entry);
  }
  if (utf8 != (locale_t)0) {
    uselocale(before);
    freelocale(utf8);
  }
  return code;
}

static inline int netcurtain_entry_is_file(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL;
}

static inline int netcurtain_entry_is_folder(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFDIR;
}

#endif
