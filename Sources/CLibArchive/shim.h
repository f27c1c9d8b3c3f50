// Typed wrappers: what libarchive says by macros with casts, which Swift cannot read, and the one way of opening.
#ifndef NETCURTAIN_CLIBARCHIVE_SHIM_H
#define NETCURTAIN_CLIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

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

static inline int netcurtain_entry_is_file(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL;
}

static inline int netcurtain_entry_is_folder(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFDIR;
}

#endif
