package org.tremplin.catalogue;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private ActivityForm form = new ActivityForm();
    private transient Map<Terms.Kind, List<Choice>> choices;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        CountsFor counts = new CountsFor(List.of(), List.of());
        if (form.id != 0) {
            counts = catalogue.countsFor(form.id);
            form = catalogue.view(form.id);
        }
        form.programmes = ids(counts.programmes());
        form.axes = ids(counts.axes());
    }

    public void save() throws IOException {
        external.redirect("/catalogue/activity?activity=" + catalogue.save(form));
    }

    private static List<Long> ids(List<Choice> chosen) {
        return chosen.stream().map(c -> (Long) c.value()).toList();
    }

    public ActivityForm getForm() {
        return form;
    }

    /** The terms of a list that can be chosen, including those that this activity has although they are retired. */
    public List<Choice> choices(Terms.Kind kind) {
        choices = choices == null ? new EnumMap<>(Terms.Kind.class) : choices;
        return choices.computeIfAbsent(kind, k -> terms.choices(k, kept(k)));
    }

    private Set<Long> kept(Terms.Kind kind) {
        return switch (kind) {
            case POLE -> set(form.pole);
            case TYPE -> set(form.type);
            case THEME -> set(form.theme);
            case REASON -> Set.of();
            case PROGRAMME -> Set.copyOf(form.programmes);
            case AXIS -> Set.copyOf(form.axes);
        };
    }

    private static Set<Long> set(Long id) {
        return Stream.ofNullable(id).collect(Collectors.toSet());
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
}
