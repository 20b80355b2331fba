// The zip archive around a workbook, by libzip, read from memory. Only the parts that are asked for
// are unpacked, in pieces, with a stop as soon as they grow beyond the bounds.

import CZip

/// An open archive; closed when it is let go.
final class ZipArchive {
  private let archive: OpaquePointer
  private let buffer: UnsafeMutableRawBufferPointer
  private var unpacked: UInt64 = 0

  /// Opens `bytes`, of which a copy is kept while the archive is open.
  init(_ bytes: [UInt8]) throws(WorkbookFault) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldOrEncrypted }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .damaged }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    buffer.copyBytes(from: bytes)
    guard let archive = ZipArchive.open(buffer) else {
      buffer.deallocate()
      throw .damaged
    }
    self.archive = archive
    self.buffer = buffer
    guard zip_get_num_entries(archive, 0) <= WorkbookLimits.entries else { throw .tooLarge }
  }

  deinit {
    zip_discard(archive)
    buffer.deallocate()
  }

  private static func open(_ buffer: UnsafeMutableRawBufferPointer) -> OpaquePointer? {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(
        buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error)
    else { return nil }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      return nil
    }
    return archive
  }

  /// Whether a part of this name is in the archive; upper and lower case are alike.
  func contains(_ name: String) -> Bool {
    zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0
  }

  /// Unpacks the part `name` and hands it on piece by piece.
  func unpack(
    _ name: String, into receive: (UnsafeRawBufferPointer) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { throw .missingPart(name) }
    let packed = try check(UInt64(index), name)
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged }
    defer { zip_fclose(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { piece.deallocate() }
    var size: UInt64 = 0
    while true {
      let count = zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
      guard count >= 0 else { throw .damaged }
      guard count > 0 else { return }
      size += UInt64(count)
      unpacked += UInt64(count)
      // What the archive says about its sizes may be a lie; what comes out is counted.
      guard size <= WorkbookLimits.partBytes, unpacked <= WorkbookLimits.totalBytes,
        size <= 1_048_576 || size <= packed * WorkbookLimits.ratio
      else { throw .tooLarge }
      try receive(UnsafeRawBufferPointer(rebasing: piece[..<Int(count)]))
    }
  }

  /// The packed size of a part whose sizes are within the bounds.
  private func check(_ index: UInt64, _ name: String) throws(WorkbookFault) -> UInt64 {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { throw .damaged }
    if stat.encryption_method != UInt16(ZIP_EM_NONE) { throw .encrypted }
    let packed = min(stat.comp_size, UInt64(buffer.count))
    guard stat.size <= WorkbookLimits.partBytes,
      stat.size <= 1_048_576 || stat.size <= packed * WorkbookLimits.ratio
    else { throw .tooLarge }
    return packed
  }
}
