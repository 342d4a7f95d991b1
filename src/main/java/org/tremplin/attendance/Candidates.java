package org.tremplin.attendance;

import static org.tremplin.access.Permission.MARK_ATTENDANCE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.people.PeopleSearch;
import org.tremplin.platform.UseCases;

/** Finds people who are not on a list and may be added to it. */
@UseCases
public class Candidates {
    /**
     * Who may be added to a roll-call of a session of :site: learners of that site or of none, whose file is open.
     * Colleagues, people of other sites and closed files are not shown.
     */
    static final String MAY_BE_ADDED = """
            org.tremplin.people.Person.Role.LEARNER member of p.roles and (p.siteId is null or p.siteId = :site)
             and p.mergedInto is null and p.keptAs is null""";

    @PersistenceContext
    private EntityManager entities;

    /** The person's id if they may be added to a roll-call of this site, else null. */
    static Long among(EntityManager entities, long site, long person) {
        return entities.createQuery("select p.id from Person p where p.id = :person and " + MAY_BE_ADDED, Long.class)
                .setParameter("person", person)
                .setParameter("site", site)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    @Inject
    private RollCalls rollCalls;

    /**
     * Finds people who may be added to a roll-call: learners of the session's site or of none.
     *
     * @param text at least two letters of a name or a code; fewer find nobody
     * @return at most ten
     */
    @Allowed(MARK_ATTENDANCE)
    public List<Candidate> find(long session, String text) {
        long site = rollCalls.site(session);
        String wanted = text == null ? "" : text.strip();
        if (wanted.length() < 2) {
            return List.of();
        }
        String pattern = "%" + wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return entities.createQuery("""
                        select new org.tremplin.attendance.Candidate(p.id, trim(concat(p.givenName, ' ', p.familyName)), p.code)
                        from Person p
                        where %s
                          and (%s
                               or p.code like :pattern escape '!')
                        order by p.givenName, p.familyName""".formatted(MAY_BE_ADDED, PeopleSearch.NAMED.formatted("name")), Candidate.class)
                .setParameter("name", PeopleSearch.named(wanted))
                .setParameter("site", site)
                .setParameter("pattern", pattern)
                .setMaxResults(10)
                .getResultList();
    }
}
