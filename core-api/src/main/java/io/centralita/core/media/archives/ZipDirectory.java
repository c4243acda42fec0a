package io.centralita.core.media.archives;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The directory at the end of a ZIP file (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16). Says why a file is not taken: it would
 * grow beyond all measure, holds too many entries, or names that lead out of where it is unpacked.
 */
final class ZipDirectory {

    /** The end record with its longest comment. */
    static final int LONGEST_END = 22 + 0xffff;

    static final int LARGEST_DIRECTORY = 4 << 20;

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final long MOST_RATIO = 200;
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int SYMLINK = 0xa000;
    private static final int FILE_TYPE = 0xf000;

    private ZipDirectory() {}

    /** Where the directory stands in the file. */
    record Place(long offset, long length, int entries) {

        /** Why it is not even read. */
        Optional<String> refusal(long fileSize) {
            if (entries > MOST_ENTRIES || length > LARGEST_DIRECTORY) {
                return Optional.of("too_many_entries");
            }
            return offset + length > fileSize ? Optional.of("malformed") : Optional.empty();
        }
    }

    /** @param tail the last bytes of the file, {@link #LONGEST_END} where there are as many */
    static Optional<Place> find(byte[] tail) {
        var bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = tail.length - 22; at >= 0; at--) {
            if (bytes.getInt(at) == END) {
                return Optional.of(new Place(
                        bytes.getInt(at + 16) & 0xffff_ffffL,
                        bytes.getInt(at + 12) & 0xffff_ffffL,
                        bytes.getShort(at + 10) & 0xffff));
            }
        }
        return Optional.empty();
    }

    /** Why the file is not taken; empty when it is. */
    static Optional<String> refusal(byte[] directory, int entries) {
        var bytes = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        var at = 0;
        var packed = 0L;
        var unpacked = 0L;
        for (var entry = 0; entry < entries; entry++) {
            if (at + ENTRY_LENGTH > directory.length || bytes.getInt(at) != ENTRY) {
                return Optional.of("malformed");
            }
            packed += bytes.getInt(at + 20) & 0xffff_ffffL;
            unpacked += bytes.getInt(at + 24) & 0xffff_ffffL;
            var name = bytes.getShort(at + 28) & 0xffff;
            var more = (bytes.getShort(at + 30) & 0xffff) + (bytes.getShort(at + 32) & 0xffff);
            if (at + ENTRY_LENGTH + name + more > directory.length) {
                return Optional.of("malformed");
            }
            if ((bytes.getInt(at + 38) >>> 16 & FILE_TYPE) == SYMLINK) {
                return Optional.of("symbolic_link");
            }
            if (leadsOut(new String(directory, at + ENTRY_LENGTH, name, StandardCharsets.UTF_8))) {
                return Optional.of("path_traversal");
            }
            at += ENTRY_LENGTH + name + more;
        }
        return unpacked > MOST_UNPACKED || unpacked > MOST_RATIO * Math.max(packed, 1024)
                ? Optional.of("unpacks_too_large")
                : Optional.empty();
    }

    private static boolean leadsOut(String name) {
        var path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.indexOf('\0') >= 0
                || path.matches("[A-Za-z]:.*")
                || ("/" + path + "/").contains("/../");
    }
}
