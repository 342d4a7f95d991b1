package org.tremplin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, where the file system supports it. */
final class OwnFile {
    private OwnFile() {}

    /** The content of a file, which is created with this content when it does not exist. */
    static String readOrCreate(Path file, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            write(file, otherwise);
        }
        return Files.readString(file).strip();
    }

    /** A folder that only its owner can open, created when it does not exist; an open one is closed to others. */
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
