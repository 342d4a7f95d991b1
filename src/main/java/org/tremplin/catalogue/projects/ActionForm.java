package org.tremplin.catalogue.projects;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** A solidarity action as it is edited. */
public final class ActionForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    /** An activity of the kind SOLIDARITY. */
    public long activity;

    @NotNull
    public LocalDate date;

    @NotBlank
    @Size(max = 200)
    public String title;

    /** For whom, null when not stated. */
    @Size(max = 200)
    public String partner;

    /** How many, null when not counted. */
    @Min(1)
    public Integer quantity;

    /** The unit of the quantity: guests, pastries. */
    @Size(max = 60)
    public String unit;

    @Size(max = 1_000)
    public String note;

    /** A new action with the essentials only. */
    public static ActionForm fresh(long activity, LocalDate date, String title) {
        ActionForm form = new ActionForm();
        form.activity = activity;
        form.date = date;
        form.title = title;
        return form;
    }

    /** The same for a partner, with a quantity. */
    public ActionForm made(String newPartner, Integer newQuantity, String newUnit) {
        partner = newPartner;
        quantity = newQuantity;
        unit = newUnit;
        return this;
    }
}
