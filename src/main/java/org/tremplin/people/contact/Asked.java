package org.tremplin.people.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** For pages: {@code #{asked.field('SEX')}}, beside {@code me} and {@code ui}. */
@Named
@RequestScoped
public class Asked {
    @Inject
    private AskedFields fields;

    /** Whether the association collects this field. */
    public boolean field(String name) {
        return !fields.unasked().contains(AskedFields.Field.valueOf(name));
    }
}
