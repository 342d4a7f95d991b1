package org.tremplin.enrolment.intake;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tremplin.access.Ui;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.people.People;
import org.tremplin.people.PersonView;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/**
 * The first interview: the person's answers. {@link PlacementPart} assesses levels, {@link SuggestionsPart} suggests
 * groups.
 */
@Named
@ViewScoped
public class IntakePage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public List<AskedQuestion> questions;
        public String[] free;
        public List<IntakeRow> interviews;
    }

    @Inject
    private transient People people;

    @Inject
    private transient Intakes intakes;

    @Inject
    private transient IntakeSetup setup;

    @Inject
    private SuggestionsPart suggestions;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private PersonView view;
    private Track track;

    public void load() {
        form.interviews = intakes.interviews(form.person);
        view = people.view(form.person);
        track = Track.of(view.details().schooling(), people.more(form.person).schooledIn());
        form.questions = setup.questions().stream().map(AskedQuestion::new).toList();
        if (!form.interviews.isEmpty()) {
            form.questions.forEach(asked -> asked.recall(form.interviews.get(0).answers()));
        }
        form.free = form.interviews.stream()
                .findFirst()
                .map(row -> row.free().stream().map(HalfDay::code).toArray(String[]::new))
                .orElse(new String[0]);
    }

    public void interview() {
        Set<HalfDay> half = Arrays.stream(form.free)
                .flatMap(code -> HalfDay.read(code).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        intakes.interview(
                form.person,
                half,
                form.questions.stream().map(AskedQuestion::said).toList());
        form.interviews = intakes.interviews(form.person);
        suggestions.load();
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("enrolment.intake.kept")));
    }

    public String free(IntakeRow row) {
        return row.free().stream().map(half -> half.said(ui)).collect(Collectors.joining(", "));
    }

    public List<Choice> getWeek() {
        return HalfDay.week().stream()
                .map(half -> new Choice(half.code(), half.briefly(ui)))
                .toList();
    }

    /** Which of FLE, literacy and illiteracy suits this person. */
    public Track getTrack() {
        return track;
    }

    public PersonView getView() {
        return view;
    }

    public Fields getForm() {
        return form;
    }
}
