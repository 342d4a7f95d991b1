package org.tremplin.catalogue;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.tremplin.web.Form;

/** An activity as it is shown and edited. */
public final class ActivityForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    @NotBlank
    @Size(max = 40)
    public String code;

    @NotNull
    public Long pole;

    @NotNull
    public Long type;

    @NotBlank
    @Size(max = 200)
    public String title;

    /** The level of the learners ("A1"), null where none applies. */
    @Size(max = 12)
    public String level;

    @NotNull
    @Min(1)
    @Max(100_000)
    public Integer capacity = 15;

    /** The framework of the level. */
    @NotNull
    public Activity.Framework framework = Activity.Framework.NONE;

    @Size(max = 2_000)
    public String objectives;

    @Size(max = 500)
    public String audience;

    @Size(max = 500)
    public String prerequisites;

    @Size(max = 300)
    public String whatToBring;

    /** The intended total length, null when there is none. */
    @Min(1)
    @Max(10_000)
    public Integer targetHours;

    /** The language of instruction, ISO 639, null when not set. */
    public String language;

    /** In euros, 0 for free. */
    @NotNull
    @DecimalMin("0")
    @Digits(integer = 10, fraction = 2)
    public BigDecimal price = BigDecimal.ZERO;

    /** Whether it is on the public page; never while it is archived. */
    public boolean published;

    @NotNull
    public Activity.Colour colour = Activity.Colour.TEAL;

    @NotNull
    public Activity.Pictogram pictogram = Activity.Pictogram.SCHOOL;

    /** Whether it is out of the offer; what happened in it stays. */
    public boolean archived;

    /** What it is about, across poles; null when not set. */
    public Long theme;

    /**
     * What it counts for; null when the form does not ask, which leaves it as it is. An axis brings its programme with
     * it.
     */
    public List<Long> programmes;

    public List<Long> axes;

    /** A new activity with the essentials only. */
    public static ActivityForm fresh(String code, long pole, long type, String title, String level, int capacity) {
        ActivityForm form = new ActivityForm();
        form.code = code;
        form.pole = pole;
        form.type = type;
        form.title = title;
        form.level = level;
        form.capacity = capacity;
        return form;
    }

    /** The same, made public. */
    public ActivityForm inPublic(Activity.Colour newColour, Activity.Pictogram newPictogram) {
        published = true;
        colour = newColour;
        pictogram = newPictogram;
        return this;
    }
}
