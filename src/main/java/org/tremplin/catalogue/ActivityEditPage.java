package org.tremplin.catalogue;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;

/** Adds an activity to the offer, or changes one. */
@Named
@ViewScoped
public class ActivityEditPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Ui ui;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Terms terms;

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

    private Activity.Framework framework = Activity.Framework.NONE;

    @Size(max = 2_000)
    private String objectives;

    @Size(max = 500)
    private String audience;

    @Size(max = 500)
    private String prerequisites;

    @Min(1)
    @Max(10_000)
    private Integer targetHours;

    private String language;
    private Long theme;
    private List<Long> programmes = List.of();
    private List<Long> axes = List.of();
    private transient Map<Terms.Kind, List<Choice>> choices;

    @NotNull
    @DecimalMin("0")
    @Digits(integer = 10, fraction = 2)
    private BigDecimal price = BigDecimal.ZERO;

    private boolean published;
    private boolean archived;

    @NotNull
    private Activity.Colour colour = Activity.Colour.TEAL;

    @NotNull
    private Activity.Pictogram pictogram = Activity.Pictogram.SCHOOL;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        if (activity != 0) {
            ActivityView known = catalogue.view(activity);
            version = known.version();
            code = known.code();
            pole = known.pole();
            type = known.type();
            title = known.title();
            level = known.level();
            capacity = known.capacity();
            framework = known.framework();
            objectives = known.objectives();
            audience = known.audience();
            prerequisites = known.prerequisites();
            targetHours = known.targetHours();
            language = known.language();
            price = known.price();
            published = known.published();
            archived = known.archived();
            colour = known.colour();
            pictogram = known.pictogram();
            theme = known.theme();
            CountsFor counts = catalogue.countsFor(activity);
            programmes = ids(counts.programmes());
            axes = ids(counts.axes());
        }
    }

    public void save() throws IOException {
        long saved = catalogue.save(new ActivityView(
                activity,
                version,
                code.strip(),
                pole,
                type,
                title.strip(),
                text(level),
                capacity,
                framework,
                text(objectives),
                text(audience),
                text(prerequisites),
                targetHours,
                text(language),
                price,
                published,
                colour,
                pictogram,
                archived,
                theme));
        catalogue.countFor(saved, programmes, axes);
        external.redirect("/catalogue/activity?activity=" + saved);
    }

    private static List<Long> ids(List<Choice> chosen) {
        return chosen.stream().map(c -> (Long) c.value()).toList();
    }

    /** What is offered in a list, and what this activity has already though it is retired. */
    private List<Choice> choices(Terms.Kind kind) {
        choices = choices == null ? new EnumMap<>(Terms.Kind.class) : choices;
        return choices.computeIfAbsent(kind, k -> terms.choices(k, kept(k)));
    }

    private Set<Long> kept(Terms.Kind kind) {
        return Set.copyOf(
                switch (kind) {
                    case POLE -> pole == null ? List.of() : List.of(pole);
                    case TYPE -> type == null ? List.of() : List.of(type);
                    case THEME -> theme == null ? List.of() : List.of(theme);
                    case REASON -> List.of();
                    case PROGRAMME -> programmes;
                    case AXIS -> axes;
                });
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Activity.Framework[] getFrameworks() {
        return Activity.Framework.values();
    }

    public List<Choice> getLanguages() {
        return ui.spokenLanguages();
    }

    public Activity.Colour[] getColours() {
        return Activity.Colour.values();
    }

    public Activity.Pictogram[] getPictograms() {
        return Activity.Pictogram.values();
    }

    public boolean isArchived() {
        return archived;
    }

    public boolean isPublished() {
        return published;
    }

    public void setPublished(boolean published) {
        this.published = published;
    }

    public Activity.Colour getColour() {
        return colour;
    }

    public void setColour(Activity.Colour colour) {
        this.colour = colour;
    }

    public Activity.Pictogram getPictogram() {
        return pictogram;
    }

    public void setPictogram(Activity.Pictogram pictogram) {
        this.pictogram = pictogram;
    }

    public Activity.Framework getFramework() {
        return framework;
    }

    public void setFramework(Activity.Framework framework) {
        this.framework = framework;
    }

    public String getObjectives() {
        return objectives;
    }

    public void setObjectives(String objectives) {
        this.objectives = objectives;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getPrerequisites() {
        return prerequisites;
    }

    public void setPrerequisites(String prerequisites) {
        this.prerequisites = prerequisites;
    }

    public Integer getTargetHours() {
        return targetHours;
    }

    public void setTargetHours(Integer targetHours) {
        this.targetHours = targetHours;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public List<Choice> getPoles() {
        return choices(Terms.Kind.POLE);
    }

    public List<Choice> getTypes() {
        return choices(Terms.Kind.TYPE);
    }

    public List<Choice> getThemes() {
        return choices(Terms.Kind.THEME);
    }

    public List<Choice> getProgrammeChoices() {
        return choices(Terms.Kind.PROGRAMME);
    }

    public List<Choice> getAxisChoices() {
        return choices(Terms.Kind.AXIS);
    }

    public Long getTheme() {
        return theme;
    }

    public void setTheme(Long theme) {
        this.theme = theme;
    }

    public List<Long> getProgrammes() {
        return programmes;
    }

    public void setProgrammes(List<Long> programmes) {
        this.programmes = programmes;
    }

    public List<Long> getAxes() {
        return axes;
    }

    public void setAxes(List<Long> axes) {
        this.axes = axes;
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
