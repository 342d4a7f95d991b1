package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Folding;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Stored;

/** What is offered: a course, a workshop, a module. Groups run it. */
@Entity
@Table(name = "activity")
public class Activity extends Stored {
    /** The framework of a level; there is no conversion between frameworks. */
    public enum Framework {
        NONE,
        CEFR,
        LITERACY
    }

    /**
     * Helps to recognise an activity at a glance; each colour is a pair of the theme's tokens, readable in every theme.
     */
    public enum Colour {
        TEAL,
        ORANGE,
        GREEN,
        AMBER,
        RED,
        VIOLET
    }

    /** A drawing of {@code icons.svg} that stands for an activity. */
    public enum Pictogram {
        SCHOOL("school"),
        BOOK("book"),
        LANGUAGE("language"),
        KITCHEN("tools-kitchen-2"),
        NEEDLE("needle-thread"),
        HEART("heart"),
        SCALE("scale"),
        PEOPLE("users"),
        BRIEFCASE("briefcase"),
        WORLD("world"),
        HOME("home"),
        STAR("star");

        private final String icon;

        Pictogram(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }
    }

    @Column(name = "code")
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "pole_id")
    private Pole pole;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "type_id")
    private ActivityType type;

    @Column(name = "title")
    private String title;

    @Column(name = "level")
    private String level;

    @Column(name = "capacity")
    private int capacity;

    @Column(name = "position")
    private int position;

    @Column(name = "framework")
    @Enumerated(EnumType.STRING)
    private Framework framework = Framework.NONE;

    @Column(name = "objectives")
    private String objectives;

    @Column(name = "audience")
    private String audience;

    @Column(name = "prerequisites")
    private String prerequisites;

    @Column(name = "what_to_bring")
    private String whatToBring;

    /** For the whole activity: sixty for a civic module. */
    @Column(name = "target_hours")
    private Integer targetHours;

    @Column(name = "language")
    private String language;

    @Column(name = "price")
    private BigDecimal price = BigDecimal.ZERO;

    /** Shown on the public page. */
    @Column(name = "published")
    private boolean published;

    @Column(name = "colour")
    @Enumerated(EnumType.STRING)
    private Colour colour = Colour.TEAL;

    @Column(name = "pictogram")
    @Enumerated(EnumType.STRING)
    private Pictogram pictogram = Pictogram.SCHOOL;

    @Column(name = "theme_id")
    private Long themeId;

    /** The funders' programmes that its sessions count for. */
    @ManyToMany
    @JoinTable(
            name = "activity_programme",
            joinColumns = @JoinColumn(name = "activity_id"),
            inverseJoinColumns = @JoinColumn(name = "programme_id"))
    private Set<Programme> programmes = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "activity_axis",
            joinColumns = @JoinColumn(name = "activity_id"),
            inverseJoinColumns = @JoinColumn(name = "axis_id"))
    private Set<ProgrammeAxis> axes = new HashSet<>();

    @Column(name = "archived_at")
    private Instant archivedAt;

    protected Activity() {}

    Activity(String code, Pole pole, ActivityType type, String title, String level, int capacity, int position) {
        this.code = code;
        this.position = position;
        change(pole, type, title, level, capacity);
    }

    void change(Pole newPole, ActivityType newType, String newTitle, String newLevel, int newCapacity) {
        pole = newPole;
        type = newType;
        title = newTitle;
        level = newLevel;
        capacity = newCapacity;
    }

    /** Sets the details beyond the essentials. */
    void describe(ActivityForm form) {
        framework = form.framework;
        objectives = PlainText.typed(form.objectives);
        audience = PlainText.typed(form.audience);
        prerequisites = PlainText.typed(form.prerequisites);
        whatToBring = PlainText.typed(form.whatToBring);
        targetHours = form.targetHours;
        language = PlainText.typed(form.language);
        price = form.price;
        published = form.published && archivedAt == null;
        colour = form.colour;
        pictogram = form.pictogram;
        themeId = form.theme;
    }

    /** Sets what its sessions count for; an axis brings its programme with it. */
    void countFor(Collection<Programme> newProgrammes, Collection<ProgrammeAxis> newAxes) {
        axes = new HashSet<>(newAxes);
        programmes = new HashSet<>(newProgrammes);
        newAxes.forEach(axis -> programmes.add(axis.programme()));
    }

    public ActivityType.Kind kind() {
        return type.kind();
    }

    Set<Programme> programmes() {
        return programmes;
    }

    Set<ProgrammeAxis> axes() {
        return axes;
    }

    /** A copy to be edited: with its own code, not archived, not public yet. */
    Activity copy(String newCode, String newTitle, int newPosition) {
        Activity copy = new Activity(newCode, pole, type, newTitle, level, capacity, newPosition);
        copy.describe(form());
        copy.published = false;
        copy.countFor(programmes, axes);
        return copy;
    }

    /** Takes it out of the offer; groups that run it, and what was counted, stay. */
    void archive(Instant now) {
        if (archivedAt == null) {
            archivedAt = now;
            published = false;
        }
    }

    void bringBack() {
        archivedAt = null;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    boolean isOf(Pole otherPole, ActivityType otherType) {
        return pole.id() == otherPole.id() && type.id() == otherType.id();
    }

    boolean is(Pole otherPole, ActivityType otherType, String otherTitle, String otherLevel, int otherCapacity) {
        return isOf(otherPole, otherType)
                && title.equals(otherTitle)
                && Objects.equals(level, otherLevel)
                && capacity == otherCapacity;
    }

    /** The programmes and axes that it counts for, by title. */
    CountsFor countsFor() {
        return new CountsFor(choices(programmes), choices(axes));
    }

    private static List<Choice> choices(Set<? extends Term> terms) {
        return terms.stream()
                .sorted(Comparator.comparing(Term::title))
                .map(term -> new Choice(term.id(), term.title()))
                .toList();
    }

    /** A code for a copy. @param taken existing codes, folded */
    String codeOfCopy(Set<String> taken) {
        String stem = (code.length() > 35 ? code.substring(0, 35) : code) + "-";
        int number = 2;
        while (taken.contains(Folding.fold(stem + number))) {
            number++;
        }
        return stem + number;
    }

    /** Its details, without the names of its pole and type. */
    public ActivityForm form() {
        ActivityForm form = ActivityForm.fresh(code, pole.id(), type.id(), title, level, capacity);
        form.id = id();
        form.version = version();
        form.framework = framework;
        form.objectives = objectives;
        form.audience = audience;
        form.prerequisites = prerequisites;
        form.whatToBring = whatToBring;
        form.targetHours = targetHours;
        form.language = language;
        form.price = price;
        form.published = published;
        form.colour = colour;
        form.pictogram = pictogram;
        form.archived = archivedAt != null;
        form.theme = themeId;
        return form;
    }
}
