package org.tremplin.employment;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.people.Person;
import org.tremplin.platform.Applied;
import org.tremplin.platform.UseCases;

/** Steps and contracts on the way to work. */
@UseCases
public class Employment {
    @PersistenceContext
    private EntityManager entities;

    // ---------------------------------------------------------------- import

    private record Key(long person, LocalDate date, String kind, String employer, String contract) {}

    /** Creates or updates steps by their keys. */
    @Allowed(IMPORT)
    public Applied importLines(List<StepLine> lines) {
        Map<String, StepKind> kinds = entities.createQuery("select k from StepKind k", StepKind.class)
                .getResultStream()
                .collect(Collectors.toMap(StepKind::code, Function.identity()));
        Map<Key, EmploymentStep> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery(
                            "select s from EmploymentStep s join fetch s.kind where s.person.id in :people",
                            EmploymentStep.class)
                    .setParameter(
                            "people",
                            lines.stream().map(StepLine::person).distinct().toList())
                    .getResultStream()
                    .forEach(s ->
                            known.put(new Key(s.personId(), s.date(), s.kind().code(), s.employer(), s.contract()), s));
        }
        int created = 0;
        int updated = 0;
        for (StepLine line : lines) {
            StepKind kind = kinds.computeIfAbsent(line.kind(), code -> {
                StepKind fresh = new StepKind(code, code, kinds.size() + 1);
                entities.persist(fresh);
                return fresh;
            });
            EmploymentStep step =
                    known.get(new Key(line.person(), line.date(), line.kind(), line.employer(), line.contract()));
            if (step == null) {
                EmploymentStep fresh = new EmploymentStep(
                        entities.getReference(Person.class, line.person()),
                        kind,
                        line.date(),
                        line.employer(),
                        line.contract());
                fresh.last(line.hoursPerWeek(), line.endsOn());
                entities.persist(fresh);
                created++;
            } else if (!step.lasts(line.hoursPerWeek(), line.endsOn())) {
                step.last(line.hoursPerWeek(), line.endsOn());
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }
}
