package org.tremplin.catalogue;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The association's own lists: poles, types of activity, themes, funders' programmes and their axes, reasons of absence. */
@UseCases
public class Terms {
    /** The lists; a list's query counts how many activities use a term. */
    public enum Kind {
        POLE(Pole.class, "select a.pole.id, count(a) from Activity a group by a.pole.id"),
        TYPE(ActivityType.class, "select a.type.id, count(a) from Activity a group by a.type.id"),
        THEME(Theme.class, "select a.themeId, count(a) from Activity a where a.themeId is not null group by a.themeId"),
        PROGRAMME(Programme.class, "select p.id, count(a) from Activity a join a.programmes p group by p.id"),
        AXIS(ProgrammeAxis.class, "select x.id, count(a) from Activity a join a.axes x group by x.id"),
        /** Reasons of absence; used by marks, not by activities. */
        REASON(AbsenceReason.class, null);

        private final Class<? extends Term> type;
        private final String uses;

        Kind(Class<? extends Term> type, String uses) {
            this.type = type;
            this.uses = uses;
        }

        private Term fresh(String code, String title, int position) {
            return switch (this) {
                case POLE -> new Pole(code, title, position);
                case TYPE -> new ActivityType(code, title, ActivityType.Kind.WORKSHOP, position);
                case THEME -> new Theme(code, title, position);
                case PROGRAMME -> new Programme(code, title, position);
                case AXIS -> new ProgrammeAxis(code, title, position);
                case REASON -> new AbsenceReason(code, title, position);
            };
        }
    }

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<CountedOtherwise> counted;

    @Inject
    private Clock clock;

    @Inject
    private Event<TermsChanged> changed;

    /** A list in the association's order, retired terms last; two statements, three for axes. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<TermRow> rows(Kind kind) {
        Map<Long, Long> uses = new HashMap<>();
        if (kind.uses != null) {
            entities.createQuery(kind.uses, Object[].class)
                    .getResultList()
                    .forEach(row -> uses.put((Long) row[0], (Long) row[1]));
        }
        return all(kind).stream()
                .map(term -> term.row(uses.getOrDefault(term.id(), 0L)))
                .toList();
    }

    /**
     * The terms that can be chosen in a form. @param kept terms already chosen in the form: offered although retired
     */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<Choice> choices(Kind kind, Set<Long> kept) {
        return all(kind).stream()
                .filter(term -> !term.isRetired() || kept.contains(term.id()))
                .map(term -> new Choice(
                        term.id(),
                        term instanceof ProgrammeAxis axis
                                ? axis.programme().title() + " · " + term.title()
                                : term.title()))
                .toList();
    }

    /**
     * Adds a term (id 0) at the end of its list, or changes one. Refuses a name that is already in the list, and other
     * days of a programme or another meaning of a reason where that changes a closed month.
     */
    @Allowed(EDIT_CATALOGUE)
    public void save(Kind kind, TermForm form) {
        String title = form.title.strip();
        List<Term> known = all(kind);
        String folded = Folding.fold(title);
        if (known.stream()
                .anyMatch(t -> t.id() != form.id
                        && Folding.fold(t.title()).equals(folded)
                        && !(t instanceof ProgrammeAxis axis && axis.programme().id() != form.programme))) {
            throw new Refused(CatalogueRefusal.TITLE_TAKEN, title);
        }
        Programme programme = form.programme == null ? null : entities.find(Programme.class, form.programme);
        if (form.id == 0) {
            Term fresh = kind.fresh(freeCode(title, known), title, known.size() + 1);
            fresh.change(form, programme);
            entities.persist(fresh);
        } else {
            Term term = at(kind, form.id, form.version);
            TermForm before = term.form();
            term.change(form, programme);
            tellIfCountedOtherwise(kind, before, term.form());
        }
        changed.fire(new TermsChanged(kind));
    }

    private void tellIfCountedOtherwise(Kind kind, TermForm before, TermForm now) {
        if (kind == Kind.REASON && !Objects.equals(before.justified, now.justified)) {
            counted.fire(new CountedOtherwise(CountedOtherwise.What.REASON, now.id, null));
        } else if (kind == Kind.PROGRAMME && !Objects.equals(before.validFrom, now.validFrom)) {
            counted.fire(new CountedOtherwise(
                    CountedOtherwise.What.PROGRAMME,
                    now.id,
                    CountedOtherwise.earlier(before.validFrom, now.validFrom)));
        } else if (kind == Kind.PROGRAMME && !Objects.equals(before.validUntil, now.validUntil)) {
            LocalDate last = before.validUntil == null || now.validUntil == null
                    ? Objects.requireNonNullElse(before.validUntil, now.validUntil)
                    : CountedOtherwise.earlier(before.validUntil, now.validUntil);
            counted.fire(new CountedOtherwise(CountedOtherwise.What.PROGRAMME, now.id, last.plusDays(1)));
        }
    }

    /** The term's name in import files: without accents and spaces, with a number when another one has that. */
    private static String freeCode(String title, List<Term> known) {
        Set<String> taken = known.stream().map(t -> Folding.fold(t.code())).collect(Collectors.toSet());
        String plain = Folding.fold(title).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String code = plain.isEmpty() ? "liste" : plain.substring(0, Math.min(plain.length(), 34));
        String free = code;
        for (int number = 2; taken.contains(Folding.fold(free)); number++) {
            free = code + "_" + number;
        }
        return free;
    }

    /** Swaps a term with its neighbour. @param up towards the beginning */
    @Allowed(EDIT_CATALOGUE)
    public void move(Kind kind, long term, boolean up) {
        List<Term> order = all(kind).stream().filter(t -> !t.isRetired()).collect(Collectors.toList());
        int from = order.indexOf(orMissing(entities.find(kind.type, term)));
        int to = from + (up ? -1 : 1);
        if (from >= 0 && to >= 0 && to < order.size()) {
            order.add(to, order.remove(from));
            for (int i = 0; i < order.size(); i++) {
                order.get(i).moveTo(i + 1);
            }
            changed.fire(new TermsChanged(kind));
        }
    }

    /** Retires a term: it can no longer be chosen; what is filed under it stays. */
    @Allowed(EDIT_CATALOGUE)
    public void retire(Kind kind, long term, long version) {
        at(kind, term, version).retire(clock.instant());
        changed.fire(new TermsChanged(kind));
    }

    /** Makes a retired term a choice again. */
    @Allowed(EDIT_CATALOGUE)
    public void bringBack(Kind kind, long term, long version) {
        at(kind, term, version).bringBack();
        changed.fire(new TermsChanged(kind));
    }

    /** Every reason of absence in the association's order, retired ones last. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<ReasonRow> reasons() {
        return all(Kind.REASON).stream()
                .map(term -> new ReasonRow(term.id(), term.title(), term.form().justified, term.isRetired()))
                .toList();
    }

    /**
     * The reasons named in a file, retired ones too; an unknown one is added, as excused.
     *
     * @return their ids by folded title
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Long> reasonsNamed(Collection<String> titles) {
        List<Term> known = new ArrayList<>(all(Kind.REASON));
        Map<String, Long> named = new HashMap<>();
        known.forEach(term -> named.put(Folding.fold(term.title()), term.id()));
        for (String title : titles) {
            named.computeIfAbsent(Folding.fold(title), folded -> {
                Term fresh = Kind.REASON.fresh(freeCode(title, known), title, known.size() + 1);
                entities.persist(fresh);
                known.add(fresh);
                changed.fire(new TermsChanged(Kind.REASON));
                return fresh.id();
            });
        }
        return named;
    }

    private Term at(Kind kind, long term, long version) {
        Term found = orMissing(entities.find(kind.type, term));
        found.mustBeAt(version);
        return found;
    }

    private List<Term> all(Kind kind) {
        String join = kind == Kind.AXIS ? " join fetch t.programme p" : "";
        String order = kind == Kind.AXIS ? "p.position, p.id, " : "";
        return List.copyOf(entities.createQuery(
                        "select t from " + kind.type.getSimpleName() + " t" + join
                                + " order by case when t.retiredAt is null then 0 else 1 end, " + order
                                + "t.position, t.id",
                        kind.type)
                .getResultList());
    }
}
