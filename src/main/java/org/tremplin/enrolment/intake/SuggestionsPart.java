package org.tremplin.enrolment.intake;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.enrolment.Admissions;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.Reason;
import org.tremplin.web.Form;

/** The groups that suit somebody, and enrolment in one of them, with a reason if there are obstacles. */
@Named
@ViewScoped
public class SuggestionsPart implements Serializable {
    public static class Fields implements Form {
        /** The group with obstacles for which a reason is asked; else null. */
        public SuggestedGroup exception;

        /** The obstacles for that group. */
        public List<Reason> obstacles;

        @Size(max = 200)
        public String exceptionReason;
    }

    private static final int SHOWN = 6;

    @Inject
    private IntakePage page;

    @Inject
    private transient Suggestions suggestions;

    @Inject
    private transient Enrolments enrolments;

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private List<SuggestedGroup> groups;
    private boolean all;

    public void load() {
        groups = suggestions.of(page.getForm().person);
    }

    public void enrol(SuggestedGroup group) {
        enrol(group, null);
    }

    /** Enrols in spite of the obstacles, with the reason given. */
    public void enrolAllTheSame() {
        enrol(form.exception, form.exceptionReason);
    }

    private void enrol(SuggestedGroup group, String reason) {
        if (reason == null) {
            form.obstacles =
                    admissions.obstacles(page.getForm().person, group.places().group());
            if (!form.obstacles.isEmpty()) {
                form.exception = group;
                form.exceptionReason = null;
                return;
            }
        }
        Enrolment.Status status =
                enrolments.enrol(page.getForm().person, group.places().group(), reason);
        form.exception = null;
        load();
        say(ui.texts().get("enrolment.group-enrol.done-" + status.name()));
        if (status == Enrolment.Status.ENROLLED && group.next() != null) {
            say(ui.texts().format("enrolment.intake.come", group.places().title(), next(group)));
        }
    }

    /** "lundi 30 novembre 2026 09:00". */
    public String next(SuggestedGroup group) {
        return ui.longDate(group.next().toLocalDate()) + " "
                + ui.time(group.next().toLocalTime());
    }

    private static void say(String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(sentence));
    }

    /** The best groups, or all of them. */
    public List<SuggestedGroup> getGroups() {
        return all ? groups : groups.subList(0, Math.min(SHOWN, groups.size()));
    }

    public int getMore() {
        return all ? 0 : groups.size() - Math.min(SHOWN, groups.size());
    }

    public void showAll() {
        all = true;
    }

    public Fields getForm() {
        return form;
    }
}
