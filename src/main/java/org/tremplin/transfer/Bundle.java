package org.tremplin.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;

/**
 * The files of one import, by their names in the format, added one by one or in a zip. They are kept in a folder of
 * their own, which is deleted with the bundle.
 */
public final class Bundle implements AutoCloseable {
    /** The total size, unpacked: several million marks. */
    public static final int LARGEST = 250_000_000;

    /** A zip may contain any number of other files: they are not unpacked, and only so many are named. */
    private static final int MOST_IGNORED = 20;

    private static final int MOST_ENTRIES = 10_000;

    /** The encoding of the names in a zip from Windows, unless they are marked as UTF-8. */
    private static final String ZIP_NAMES = "IBM437";

    private static final String FOLDER = "tremplin-import";

    /** The file name prefix that the upload library gives larger uploads. */
    private static final String PART = "MIME";

    private final List<String> known;
    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private long size;

    /** @param known the names of files that the import reads */
    Bundle(List<String> known) {
        this.known = known;
        try {
            folder = Files.createTempDirectory(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a file, or the contents of a zip. Only the last part of a name counts, so that a path cannot lead anywhere.
     */
    public void add(String name, InputStream content) {
        try {
            String base = base(name);
            if (base.endsWith(".zip")) {
                Path zip = Files.createTempFile(folder, "", ".zip");
                spool(content, zip);
                unzip(zip);
                Files.delete(zip);
            } else {
                addFile(base, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(String name, byte[] content) {
        add(name, new ByteArrayInputStream(content));
    }

    private static String base(String name) {
        return name.replaceAll(".*[/\\\\]", "").toLowerCase(Locale.ROOT);
    }

    private void addFile(String base, InputStream content) throws IOException {
        String name = Folding.fold(base);
        if (!known.contains(name)) {
            ignored.add(base);
            return;
        }
        if (files.containsKey(name)) {
            throw new Refused(TransferRefusal.FILE_TWICE, name);
        }
        Path file = folder.resolve(name);
        spool(content, file);
        files.put(name, file);
    }

    private void spool(InputStream content, Path file) throws IOException {
        byte[] piece = new byte[8192];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                size += read;
                if (size > LARGEST) {
                    throw new TooLarge();
                }
                out.write(piece, 0, read);
            }
        }
    }

    /**
     * Uses the table at the end of the zip, so that only known files are unpacked. Skips a Mac's system files without
     * naming them. Refuses a zip in which a known file is damaged.
     */
    private void unzip(Path path) {
        try (ZipFile zip = ZipFile.builder().setPath(path).setCharset(ZIP_NAMES).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.isEmpty()) {
                throw new Refused(TransferRefusal.NOT_A_ZIP);
            }
            if (entries.size() > MOST_ENTRIES) {
                throw new Refused(TransferRefusal.TOO_MANY_FILES, MOST_ENTRIES);
            }
            for (ZipArchiveEntry entry : entries) {
                String base = base(entry.getName());
                boolean ofTheSystem = entry.getName().contains("__MACOSX/") || base.equals(".ds_store");
                if (base.isEmpty() || entry.isDirectory() || ofTheSystem) {
                    continue;
                }
                try (InputStream unpacked = new WholeEntry(zip, entry)) {
                    addFile(base, unpacked);
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_ZIP);
        }
    }

    Map<String, Path> files() {
        if (files.isEmpty()) {
            throw new Refused(TransferRefusal.NO_FILE, String.join(", ", known));
        }
        return files;
    }

    /** Names of ignored files, at most twenty; the last entry stands for the rest. */
    List<String> ignored() {
        if (ignored.size() <= MOST_IGNORED) {
            return ignored;
        }
        List<String> some = new ArrayList<>(ignored.subList(0, MOST_IGNORED));
        some.add("… +" + (ignored.size() - MOST_IGNORED));
        return some;
    }

    @Override
    public void close() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes files that a server left behind when it was killed during an import or an upload: they contain names of
     * people.
     */
    static void sweep() {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void sweep(Path temporary) {
        try (Stream<Path> all = Files.list(temporary)) {
            for (Path left : all.toList()) {
                String name = left.getFileName().toString();
                if (name.startsWith(FOLDER)) {
                    delete(left);
                } else if (name.startsWith(PART) && Files.isRegularFile(left)) {
                    Files.delete(left);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
