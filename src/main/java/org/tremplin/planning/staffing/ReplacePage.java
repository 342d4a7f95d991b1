package org.tremplin.planning.staffing;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Replacements;
import org.tremplin.planning.availability.Clash;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** Somebody is ill: shows the sessions concerned, and gives them to a substitute. */
@Named
@ViewScoped
public class ReplacePage implements Serializable {
    public static class Fields implements Form {
        @NotNull
        public Long trainer;

        @NotNull
        public Long substitute;

        @NotNull
        public LocalDate from;

        @NotNull
        public LocalDate to;

        @Size(max = 200)
        public String clashReason;

        public List<Choice> people;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Replacements replacements;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private Replacements.Concerned concerned = Replacements.Concerned.NOTHING;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        form.from = form.from == null ? houses.today() : form.from;
        form.to = form.to == null ? form.from : form.to;
        form.people = groups.trainerChoices();
        look();
    }

    /** Loads the sessions concerned, and the substitute's clashes. */
    public void look() {
        boolean asked = form.trainer != null && form.from != null && form.to != null && !form.to.isBefore(form.from);
        concerned = asked
                ? replacements.concerned(form.trainer, form.substitute, form.from, form.to)
                : Replacements.Concerned.NOTHING;
    }

    public void replace() {
        look();
        int changed = replacements.replace(form.trainer, form.substitute, form.from, form.to, form.clashReason);
        look();
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                changed == 0 ? FacesMessage.SEVERITY_WARN : FacesMessage.SEVERITY_INFO,
                                ui.texts().format("planning.replace.done", changed, name(form.substitute)),
                                null));
    }

    private String name(Long person) {
        return form.people.stream()
                .filter(choice -> choice.value().equals(person))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    public Replacements.Concerned getConcerned() {
        return concerned;
    }

    /** The substitute's clashes in a session; empty for none. */
    public List<Clash> inTheWay(long session) {
        return concerned.clashes().getOrDefault(session, List.of());
    }

    public Fields getForm() {
        return form;
    }
}
