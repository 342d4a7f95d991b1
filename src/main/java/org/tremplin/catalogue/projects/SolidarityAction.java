package org.tremplin.catalogue.projects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.catalogue.Activity;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Stored;

/** Something made for others: a buffet for 350 guests, 400 pastries for a club. */
@Entity
@Table(name = "solidarity_action")
public class SolidarityAction extends Stored {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "activity_id")
    private Activity activity;

    @Column(name = "on_date")
    private LocalDate date;

    @Column(name = "title")
    private String title;

    @Column(name = "partner")
    private String partner;

    @Column(name = "quantity")
    private Integer quantity;

    @Column(name = "unit")
    private String unit;

    @Column(name = "note")
    private String note;

    protected SolidarityAction() {}

    SolidarityAction(Activity activity, ActionForm form) {
        this.activity = activity;
        change(form);
    }

    long activityId() {
        return activity.id();
    }

    void change(ActionForm form) {
        date = form.date;
        title = form.title.strip();
        partner = PlainText.typed(form.partner);
        quantity = form.quantity;
        unit = PlainText.typed(form.unit);
        note = PlainText.typed(form.note);
    }

    ActionForm form() {
        ActionForm form = ActionForm.fresh(activity.id(), date, title).made(partner, quantity, unit);
        form.id = id();
        form.version = version();
        form.note = note;
        return form;
    }
}
