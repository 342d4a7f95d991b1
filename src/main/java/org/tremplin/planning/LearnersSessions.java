package org.tremplin.planning;

/** Which sessions are a learner's: enrolment, which is above, knows who is on the lists. */
public interface LearnersSessions {
    /** A condition for native queries. @param session alias of a session @param person a parameter */
    String sql(String session, String person);
}
