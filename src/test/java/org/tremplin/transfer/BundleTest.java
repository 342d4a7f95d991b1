package org.tremplin.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tremplin.platform.Refused;

/** What is taken out of uploads, and what is not. */
class BundleTest {
    private static Bundle bundle() {
        return new Bundle(List.of("personnes.csv", "presences.csv", "emploi.csv"));
    }

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
        Bundle bundle = bundle();
        bundle.add("année.ZIP", zip(1, "../../etc/Personnes.csv", new byte[3]));
        bundle.add("C:\\import\\emploi.csv", new byte[1]);
        bundle.add("/tmp/notes.txt", new byte[1]);
        assertEquals(Set.of("personnes.csv", "emploi.csv"), bundle.files().keySet());
        assertEquals(List.of("notes.txt"), bundle.ignored());
        bundle.close();
    }

    @Test
    void stopsUnpackingAtTheLimitWhateverTheEntryIs() throws IOException {
        byte[] zeros = new byte[Bundle.LARGEST + 1];
        byte[] bomb = zip(1, "personnes.csv", zeros);
        try (Bundle bundle = bundle()) {
            assertThrows(TooLarge.class, () -> bundle.add("bomb.zip", bomb));
        }
        // what nobody reads is not even unpacked
        byte[] other = zip(1, "inner.zip", zeros);
        try (Bundle bundle = bundle()) {
            bundle.add("bomb.zip", other);
            assertEquals(List.of("inner.zip"), bundle.ignored());
        }
    }

    @Test
    void readsTheZipsOfAWindowsAndOfAMac() throws IOException {
        ByteArrayOutputStream windows = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(windows, Charset.forName("IBM850"))) {
            zip.putNextEntry(new ZipEntry("année 2026\\été\\présences.csv"));
            zip.write(new byte[1]);
        }
        ByteArrayOutputStream mac = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(mac)) {
            for (String name : List.of("été/", "été/.DS_Store", "été/personnes.csv", "__MACOSX/été/._personnes.csv")) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        try (Bundle bundle = bundle()) {
            bundle.add("windows.zip", windows.toByteArray());
            bundle.add("mac.zip", mac.toByteArray());
            assertEquals(
                    Set.of("presences.csv", "personnes.csv"), bundle.files().keySet());
            assertEquals(List.of(), bundle.ignored());
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path file;
        try (Bundle bundle = bundle()) {
            bundle.add("a.zip", zip(1, "emploi.csv", new byte[3]));
            file = bundle.files().get("emploi.csv");
            assertTrue(Files.exists(file));
        }
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void refusesTooManyEntriesAndWhatIsNoZip() throws IOException {
        byte[] some = zip(60, "%d.txt", new byte[1]);
        try (Bundle bundle = bundle()) {
            bundle.add("a.zip", some);
            assertEquals(21, bundle.ignored().size());
            assertEquals("… +40", bundle.ignored().get(20));
        }
        byte[] many = zip(10_001, "%d.txt", new byte[1]);
        assertEquals(TransferRefusal.TOO_MANY_FILES, refusal(() -> bundle().add("a.zip", many)));
        assertEquals(TransferRefusal.NOT_A_ZIP, refusal(() -> bundle().add("a.zip", new byte[] {1, 2, 3})));
    }

    @Test
    void refusesAZipOfWhichAFileIsDamagedAndOnlyIfItIsRead() throws IOException {
        byte[] content = "code;nom\nP1;Haddad\n".getBytes(StandardCharsets.UTF_8);
        byte[] zip = Damaged.zip(Map.of("personnes.csv", content), "Haddad");
        assertEquals(TransferRefusal.NOT_A_ZIP, refusal(() -> bundle().add("a.zip", zip)));
        byte[] beside = Damaged.zip(Map.of("notes.csv", content, "emploi.csv", new byte[3]), "Haddad");
        try (Bundle bundle = bundle()) {
            bundle.add("a.zip", beside);
            assertEquals(Set.of("emploi.csv"), bundle.files().keySet());
        }
    }

    @Test
    void refusesAZipOfWhichAFileIsShorterThanItSays() throws IOException {
        byte[] zip = zip(1, "personnes.csv", "code;nom\n".repeat(9).getBytes(StandardCharsets.UTF_8));
        int table = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[table + 24]++;
        assertEquals(TransferRefusal.NOT_A_ZIP, refusal(() -> bundle().add("a.zip", zip)));
    }

    @Test
    void refusesAFileTwiceAndNoFileAtAll() {
        Bundle bundle = bundle();
        bundle.add("emploi.csv", new byte[1]);
        assertEquals(TransferRefusal.FILE_TWICE, refusal(() -> bundle.add("x/emploi.csv", new byte[1])));
        assertEquals(TransferRefusal.NO_FILE, refusal(() -> bundle().files()));
    }

    @Test
    void what_a_killed_server_left_of_an_upload_goes_and_nothing_else(@TempDir Path temporary) throws IOException {
        Path left = Files.createDirectory(temporary.resolve("tremplin-import17"));
        Files.writeString(left.resolve("personnes.csv"), "code;nom\n");
        Files.writeString(temporary.resolve("MIME123.tmp"), "code;nom\n");
        Path other = Files.writeString(temporary.resolve("other.tmp"), "x");
        Bundle.sweep(temporary);
        try (Stream<Path> stays = Files.list(temporary)) {
            assertEquals(List.of(other), stays.toList());
        }
    }
}
