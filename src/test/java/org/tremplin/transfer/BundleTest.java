package org.tremplin.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.Refused;

/** What is taken out of uploads, and what is not. */
class BundleTest {
    private static byte[] zip(int times, String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                zip.putNextEntry(new ZipEntry(name.formatted(i)));
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static Object refusal(Runnable adding) {
        return assertThrows(Refused.class, adding::run).refusal();
    }

    @Test
    void keepsOnlyTheLastPartOfAName() throws IOException {
        Bundle bundle = new Bundle();
        bundle.add("année.ZIP", zip(1, "../../etc/Personnes.csv", new byte[3]));
        bundle.add("C:\\import\\emploi.csv", new byte[1]);
        bundle.add("/tmp/notes.txt", new byte[1]);
        assertEquals(Set.of("personnes.csv", "emploi.csv"), bundle.files().keySet());
        assertEquals(List.of("notes.txt"), bundle.ignored());
    }

    @Test
    void stopsUnpackingAtTheLimitWhateverTheEntryIs() throws IOException {
        byte[] zeros = new byte[Bundle.LARGEST + 1];
        for (String name : List.of("personnes.csv", "notes.txt", "inner.zip")) {
            byte[] bomb = zip(1, name, zeros);
            assertThrows(TooLarge.class, () -> new Bundle().add("bomb.zip", bomb), name);
        }
    }

    @Test
    void refusesTooManyEntriesAndWhatIsNoZip() throws IOException {
        byte[] many = zip(51, "%d.txt", new byte[1]);
        assertEquals(TransferRefusal.TOO_MANY_FILES, refusal(() -> new Bundle().add("a.zip", many)));
        assertEquals(TransferRefusal.NOT_A_ZIP, refusal(() -> new Bundle().add("a.zip", new byte[] {1, 2, 3})));
    }

    @Test
    void refusesAFileTwiceAndNoFileAtAll() {
        Bundle bundle = new Bundle();
        bundle.add("emploi.csv", new byte[1]);
        assertEquals(TransferRefusal.FILE_TWICE, refusal(() -> bundle.add("x/emploi.csv", new byte[1])));
        assertEquals(TransferRefusal.NO_FILE, refusal(() -> new Bundle().files()));
    }
}
