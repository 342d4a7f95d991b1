package org.tremplin.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tremplin.planning.LearnersSessions;

/** A learner's sessions are those on whose day they are on the group's list: {@link Attending}. */
@ApplicationScoped
class ListsOfLearners implements LearnersSessions {
    @Override
    public String sql(String session, String person) {
        return "exists (select 1 from enrolment e where e.group_id = %s.group_id and e.person_id = %s and %s)"
                .formatted(session, person, Attending.sql("e", session + ".on_date"));
    }
}
