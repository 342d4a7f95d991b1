package org.tremplin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, where the file system knows owners. */
final class OwnFile {
    private OwnFile() {}

    /** What a file says; it says this when there was none. */
    static String kept(Path file, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            write(file, otherwise);
        }
        return Files.readString(file).strip();
    }

    /** A folder that nobody else looks into, made when there is none; one that others could look into is closed to them. */
    static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    static void write(Path file, String content) throws IOException {
        if (!Files.exists(file)) {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        }
        Files.writeString(file, content);
    }
}
