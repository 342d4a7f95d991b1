package org.tremplin.access;

/** What a person does in the association; somebody may have several roles. */
public enum Role {
    ADMINISTRATOR,
    COORDINATOR,
    TRAINER,
    COUNSELLOR,
    REPORTING,
    LEARNER;

    /** Trainers and learners reach only their own rows; the other roles reach whole sites. */
    boolean reachesSites() {
        return this != TRAINER && this != LEARNER;
    }

    /** The key of the role's name. */
    public String key() {
        return "access.role." + name();
    }
}
