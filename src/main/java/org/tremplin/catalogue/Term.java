package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.tremplin.platform.Stored;

/**
 * A term of the association's own lists: named, ordered, and retired when no longer used; what was filed under it
 * stays.
 */
@MappedSuperclass
abstract class Term extends Stored {
    @Column(name = "code")
    private String code;

    @Column(name = "title")
    private String title;

    @Column(name = "position")
    private int position;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected Term() {}

    Term(String code, String title, int position) {
        this.code = code;
        this.title = title;
        this.position = position;
    }

    /** Takes over what was typed, as far as this kind of term has it. */
    void change(TermForm form, Programme programme) {
        title = form.title.strip();
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    void retire(Instant now) {
        retiredAt = now;
    }

    void bringBack() {
        retiredAt = null;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    /** Its row in the list. @param used by how many activities */
    TermRow row(long used) {
        return new TermRow(form(), code, used, isRetired());
    }

    /** The values that can be changed. */
    TermForm form() {
        TermForm form = new TermForm();
        form.id = id();
        form.version = version();
        form.title = title;
        return form;
    }
}
