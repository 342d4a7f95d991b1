package org.tremplin.planning.logbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tremplin.platform.Refused;

/** The file types accepted as materials: the ending of the name and the content must agree. */
public enum MaterialType {
    PDF("application/pdf", begins("%PDF-"), "pdf"),
    PNG("image/png", begins("\u0089PNG\r\n\u001a\n"), "png"),
    JPEG("image/jpeg", begins("\u00ff\u00d8\u00ff"), "jpg", "jpeg"),
    WEBP("image/webp", begins("RIFF").and(has(8, "WEBPVP8")), "webp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", office("word/"), "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", office("xl/"), "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", office("ppt/"), "pptx"),
    ODT("application/vnd.oasis.opendocument.text", openDocument("text"), "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", openDocument("spreadsheet"), "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", openDocument("presentation"), "odp"),
    MP3("audio/mpeg", begins("ID3").or(MaterialType::layerThree), "mp3"),
    TXT("text/plain", MaterialType::plain, "txt");

    private final String mediaType;
    private final Predicate<byte[]> signature;
    private final List<String> extensions;

    MaterialType(String mediaType, Predicate<byte[]> signature, String... extensions) {
        this.mediaType = mediaType;
        this.signature = signature;
        this.extensions = List.of(extensions);
    }

    /** The type of a file. Refuses a type that is not accepted, and a content that does not match it. */
    static MaterialType of(String name, byte[] content) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        MaterialType type = Stream.of(values())
                .filter(t -> t.extensions.contains(extension))
                .findFirst()
                .orElseThrow(() -> new Refused(LogbookRefusal.MATERIAL_TYPE_UNKNOWN));
        if (!type.signature.test(content)) {
            throw new Refused(LogbookRefusal.MATERIAL_DISGUISED, name, extension);
        }
        return type;
    }

    /** For the browser's file dialog: ".pdf,.png,…". */
    static List<String> allExtensions() {
        return Stream.of(values()).flatMap(t -> t.extensions.stream()).toList();
    }

    String mediaType() {
        return mediaType;
    }

    private static Predicate<byte[]> begins(String latin) {
        return has(0, latin);
    }

    private static Predicate<byte[]> has(int at, String latin) {
        byte[] wanted = latin.getBytes(ISO_8859_1);
        return content -> content.length >= at + wanted.length
                && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** A zip with the content list and a folder of this name; names are never compressed. */
    private static Predicate<byte[]> office(String folder) {
        return begins("PK\u0003\u0004").and(content -> {
            String latin = new String(content, ISO_8859_1);
            return latin.contains("[Content_Types].xml") && latin.contains(folder);
        });
    }

    /** A zip that begins, as the standard requires, with its own media type, uncompressed. */
    private static Predicate<byte[]> openDocument(String kind) {
        return begins("PK\u0003\u0004").and(has(30, "mimetypeapplication/vnd.oasis.opendocument." + kind));
    }

    /** A frame of MPEG audio begins with eleven bits set; then the version, then layer III. */
    private static boolean layerThree(byte[] content) {
        return content.length > 3 && content[0] == (byte) 0xff && (content[1] & 0xe6) == 0xe2;
    }

    /** Only letters, tabs and ends of lines and pages, in any encoding. */
    private static boolean plain(byte[] content) {
        for (byte b : content) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
