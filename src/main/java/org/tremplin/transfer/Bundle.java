package org.tremplin.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tremplin.platform.Refused;

/** The files of one import, by the name the format gives them, given one by one or in a zip. */
public final class Bundle {
    /** In the order they depend on each other. */
    static final List<String> FILES = List.of(
            "personnes.csv",
            "activites.csv",
            "groupes.csv",
            "seances.csv",
            "inscriptions.csv",
            "presences.csv",
            "emploi.csv");

    /** Together, unpacked. */
    static final int LARGEST = 25_000_000;

    private static final int MOST_ENTRIES = 50;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private int size;

    /** Adds a file, or what is in a zip. Only the last part of a name counts: a path leads nowhere. */
    public void add(String name, byte[] content) {
        String base = name.replaceAll(".*[/\\\\]", "").toLowerCase(Locale.ROOT);
        if (base.endsWith(".zip")) {
            unzip(content);
            return;
        }
        count(content);
        if (!FILES.contains(base)) {
            ignored.add(base);
        } else if (files.put(base, content) != null) {
            throw new Refused(TransferRefusal.FILE_TWICE, base);
        }
    }

    private void count(byte[] content) {
        size += content.length;
        if (size > LARGEST) {
            throw new TooLarge();
        }
    }

    private void unzip(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Refused(TransferRefusal.TOO_MANY_FILES, MOST_ENTRIES);
                }
                // one byte more than allowed is enough to know, however much the entry claims to unpack to; what
                // nobody reads counts too, because going past it unpacks it
                byte[] unpacked = zip.readNBytes(LARGEST - size + 1);
                if (entry.isDirectory()
                        || entry.getName().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    count(unpacked);
                } else {
                    add(entry.getName(), unpacked);
                }
            }
            if (entries == 0) {
                throw new Refused(TransferRefusal.NOT_A_ZIP);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_ZIP);
        }
    }

    Map<String, byte[]> files() {
        if (files.isEmpty()) {
            throw new Refused(TransferRefusal.NO_FILE, String.join(", ", FILES));
        }
        return files;
    }

    List<String> ignored() {
        return ignored;
    }
}
