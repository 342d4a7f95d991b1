package org.tremplin.platform.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a text is sent is found; what fits none is doubted, with its line. */
class EncodingTest {
    private static final String TEXT = "code;nom;prénom\r\nP1;Lefèvre;Zoé\r\nP2;Garçon;François\r\nP3;L’Hôte;Noël\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "x-MacRoman", "IBM850"})
    void readsEveryEncoding(String charset) {
        // a DOS has no typographic apostrophe
        String text = charset.equals("IBM850") ? TEXT.replace('’', '\'') : TEXT;
        byte[] bytes = text.getBytes(Charset.forName(charset));
        Encoding found = Encoding.of(bytes);
        assertEquals(text, found.text(bytes));
        assertEquals(0, found.doubt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void skipsAByteOrderMark(String charset) {
        byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));
        assertEquals(TEXT, Encoding.of(bytes).text(bytes));
    }

    @Test
    void doubtsAStrayByteAndSaysItsLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("P4;Andr\u00e9;Luc\r\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes("P5;Zoé;Luc\r\n".getBytes(StandardCharsets.UTF_8));
        Encoding found = Encoding.of(bytes.toByteArray());
        assertEquals(StandardCharsets.UTF_8, found.charset());
        assertEquals(5, found.doubt());
    }

    @Test
    void doubtsAByteThatMeansNothingInTheCodePageOfTheRest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TEXT.getBytes(Charset.forName("windows-1252")));
        bytes.writeBytes(new byte[] {'P', '4', ';', 'A', (byte) 0x81, 'b'});
        Encoding found = Encoding.of(bytes.toByteArray());
        assertEquals("windows-1252", found.charset().name());
        assertEquals(5, found.doubt());
    }

    @Test
    void aStrayByteOfWindowsIsALetterAllTheSame() {
        byte[] bytes = "é;è;Saint-Andr\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("Lefèvre;Mélanie;Liège\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(java.util.Arrays.copyOfRange(bytes, 4, bytes.length));
        Encoding found = Encoding.of(file.toByteArray());
        assertEquals("Lefèvre;Mélanie;Liège\r\nSaint-André\r\n", found.text(file.toByteArray()));
        assertEquals(2, found.doubt());
    }

    @Test
    void whatWasEncodedTwiceIsDoubtedAndReadOnce() {
        String text = "nom\nLefèvre\nL’Hôte\nZoé\n";
        byte[] twice = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"))
                .getBytes(StandardCharsets.UTF_8);
        Encoding found = Encoding.of(twice);
        assertEquals(2, found.doubt());
        assertEquals(text, found.text(twice));
    }

    @ParameterizedTest
    @CsvSource({
        "x-MacRoman, 'NOM;PRÉNOM\rGARÇON;RÉGINE\r'",
        "windows-1252, 'NOM;PRÉNOM\nGARÇON;RÉGINE\n'",
        "windows-1254, 'nom;prénom\nYıldırım;Işıl\nŞahin;Doğan\n'",
        "IBM850, 'nom;prénom\nLefèvre;Zoé\n'"
    })
    void readsCapitalsAndTurkishToo(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        assertEquals(text, Encoding.of(bytes).text(bytes));
        assertEquals(!charset.equals("windows-1252"), Encoding.of(bytes).guessed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "code;nom;prenom!;",
                "code,nom,prenom!,",
                "\"a;b\",nom!,",
                "code!;",
                "sep=,!,",
                "SEP=;!;",
                "\"sep=,\"!,",
            })
    void findsTheSeparator(String first, char separator) {
        assertEquals(separator, Encoding.separator(first));
    }

    @Test
    void findsTabs() {
        assertEquals('\t', Encoding.separator("code\tnom, prénom\tville"));
        assertEquals('\t', Encoding.separator("sep=\t"));
    }
}
