package org.tremplin.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** A site as it is edited. */
public final class SiteForm implements Form {
    /** 0 for a new one. */
    public long id;

    @NotBlank
    @Size(max = 120)
    public String name;

    @Size(max = 200)
    public String address;

    public SiteForm() {}

    SiteForm(SiteRow site) {
        id = site.id();
        name = site.name();
        address = site.address();
    }

    SiteRow row() {
        return new SiteRow(id, name.strip(), PlainText.typed(address));
    }
}
