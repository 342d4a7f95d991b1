package org.tremplin.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The keys of a file, and the line of each. Keeps eight bytes of a digest per key instead of its text: a file of half a
 * million rows takes twelve megabytes, and a collision of two keys is less likely than a disk error.
 */
final class Once {
    private long[] keys = new long[1 << 10];
    private int[] lines = new int[1 << 10];
    private int size;
    private final MessageDigest digest;

    Once() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a key. @return the line that had it before, 0 for none */
    int put(List<String> key, long line) {
        long hash = hash(key);
        int at = find(hash);
        if (lines[at] != 0) {
            return lines[at];
        }
        keys[at] = hash;
        lines[at] = (int) line;
        if (++size > keys.length / 2) {
            grow();
        }
        return 0;
    }

    private long hash(List<String> key) {
        for (String part : key) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        byte[] bytes = digest.digest();
        long hash = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            hash = hash << 8 | bytes[i] & 0xFF;
        }
        return hash;
    }

    private int find(long hash) {
        int at = (int) hash & keys.length - 1;
        while (lines[at] != 0 && keys[at] != hash) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldLines = lines;
        keys = new long[oldKeys.length * 2];
        lines = new int[oldLines.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldLines[i] != 0) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                lines[at] = oldLines[i];
            }
        }
    }
}
