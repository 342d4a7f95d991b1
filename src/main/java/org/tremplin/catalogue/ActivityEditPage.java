package org.tremplin.catalogue;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.platform.Choice;

/** Adds an activity to the offer, or changes one. */
@Named
@ViewScoped
public class ActivityEditPage implements Serializable {
    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient ExternalContext external;

    private long activity;
    private long version;

    @NotBlank
    @Size(max = 40)
    private String code;

    @NotNull
    private Long pole;

    @NotNull
    private Long type;

    @NotBlank
    @Size(max = 200)
    private String title;

    @Size(max = 12)
    private String level;

    @Min(1)
    @Max(100_000)
    private int capacity = 15;

    public void load() {
        if (activity != 0) {
            ActivityView known = catalogue.view(activity);
            version = known.version();
            code = known.code();
            pole = known.pole();
            type = known.type();
            title = known.title();
            level = known.level();
            capacity = known.capacity();
        }
    }

    public void save() throws IOException {
        String levelOrNone = level == null || level.isBlank() ? null : level.strip();
        catalogue.save(
                new ActivityView(activity, version, code.strip(), pole, type, title.strip(), levelOrNone, capacity));
        external.redirect("/catalogue/activities");
    }

    public List<Choice> getPoles() {
        return catalogue.poleChoices();
    }

    public List<Choice> getTypes() {
        return catalogue.typeChoices();
    }

    public long getActivity() {
        return activity;
    }

    public void setActivity(long activity) {
        this.activity = activity;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Long getPole() {
        return pole;
    }

    public void setPole(Long pole) {
        this.pole = pole;
    }

    public Long getType() {
        return type;
    }

    public void setType(Long type) {
        this.type = type;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public int getCapacity() {
        return capacity;
    }

    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }
}
