package org.tremplin.planning.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Instant;
import java.util.regex.Pattern;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A file or a link that belongs to a session. The bytes of a file are in a table that no list reads. */
@Entity
@Table(name = "session_material")
public class Material extends Stored {
    /** For a file, in bytes. */
    static final int LARGEST = 10_000_000;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_URL = 500;
    private static final Pattern WEB = Pattern.compile("https?://([^\\s/?#@]+)([/?#]\\S*)?");

    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "title")
    private String title;

    /** Null for a file. */
    @Column(name = "url")
    private String url;

    /** Null for a link. */
    @Column(name = "type")
    @Enumerated(EnumType.STRING)
    private MaterialType type;

    /** Null for a link. */
    @Column(name = "bytes")
    private Integer bytes;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "removed_at")
    private Instant removedAt;

    protected Material() {}

    private Material(long session, String title, Long account, Instant now) {
        this.sessionId = session;
        this.title = title;
        this.accountId = account;
        this.addedAt = now;
    }

    /**
     * Refuses a file that is empty, too large, of a type that is not accepted, or whose content does not match its
     * name.
     */
    static Material file(long session, String sentName, byte[] content, Long account, Instant now) {
        if (content.length == 0) {
            throw new Refused(LogbookRefusal.MATERIAL_EMPTY);
        }
        if (content.length > LARGEST) {
            throw new Refused(LogbookRefusal.MATERIAL_TOO_LARGE);
        }
        Material material = new Material(session, fileName(sentName), account, now);
        material.type = MaterialType.of(material.title, content);
        material.bytes = content.length;
        return material;
    }

    /** Refuses everything but web addresses. @param title when blank, the name of the site */
    static Material link(long session, String address, String title, Long account, Instant now) {
        var web = WEB.matcher(address.strip());
        if (!web.matches() || address.strip().length() > LONGEST_URL) {
            throw new Refused(LogbookRefusal.LINK_UNUSABLE);
        }
        String shown = title == null || title.isBlank() ? web.group(1) : title.strip();
        Material material =
                new Material(session, shown.substring(0, Math.min(LONGEST_TITLE, shown.length())), account, now);
        material.url = address.strip();
        return material;
    }

    /** The last part of a path, without invisible characters: direction marks could disguise the ending. */
    private static String fileName(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String end = last.substring(Math.max(0, last.length() - LONGEST_TITLE));
        return Normalizer.normalize(end, Normalizer.Form.NFC)
                .replaceAll("\\p{C}", "")
                .strip();
    }

    /** Marks it as removed; for a while it can be restored. */
    void remove(Instant now) {
        removedAt = now;
    }

    void putBack() {
        removedAt = null;
    }

    String title() {
        return title;
    }

    MaterialType type() {
        return type;
    }

    int bytes() {
        return bytes;
    }
}
