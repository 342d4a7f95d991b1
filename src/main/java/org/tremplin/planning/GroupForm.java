package org.tremplin.planning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.tremplin.web.Form;

/** A group as it is shown and edited. */
public final class GroupForm implements Form {
    /** 0 for a new one. */
    public long id;

    public long version;

    /** Unique; null or empty for a new group: the service generates one. */
    @Size(max = 40)
    public String code;

    @NotNull
    public Long activity;

    @NotNull
    public Long site;

    /** Null for none. */
    public Long room;

    /** The name of a room of the group's site, created if necessary, where {@link #room} is null; null for none. */
    @Size(max = 120)
    public String newRoom;

    @NotBlank
    @Size(max = 200)
    public String title;

    @NotNull
    @Min(1)
    @Max(100_000)
    public Integer capacity = 15;

    @NotNull
    public LocalDate startsOn;

    @NotNull
    public LocalDate endsOn;

    @NotNull
    public Group.Opening opening = Group.Opening.CLOSED;

    /** Ids of people. */
    public Set<Long> trainers = new HashSet<>();

    /** A new group with the essentials only. */
    public static GroupForm fresh(
            long activity, long site, String title, int capacity, LocalDate startsOn, LocalDate endsOn) {
        GroupForm form = new GroupForm();
        form.activity = activity;
        form.site = site;
        form.title = title;
        form.capacity = capacity;
        form.startsOn = startsOn;
        form.endsOn = endsOn;
        return form;
    }
}
