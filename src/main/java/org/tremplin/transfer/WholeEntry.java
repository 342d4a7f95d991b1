package org.tremplin.transfer;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An entry of a zip as a stream that throws at its end if length or checksum differ from those in the zip, so that
 * damaged data is never taken as correct. A caller who stops before the end gets no check.
 */
public final class WholeEntry extends CheckedInputStream {
    private final ZipArchiveEntry entry;
    private long length;

    public WholeEntry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        super(zip.getInputStream(entry), new CRC32());
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        int read = super.read(bytes, offset, most);
        counted(read);
        return read;
    }

    private void counted(int read) throws IOException {
        if (read >= 0) {
            length += read;
        } else if (length != entry.getSize() || getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("damaged: " + entry.getName());
        }
    }
}
