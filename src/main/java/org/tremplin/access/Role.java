package org.tremplin.access;

/** What a person does in the house; somebody may have several. */
public enum Role {
    ADMINISTRATOR,
    COORDINATOR,
    TRAINER,
    COUNSELLOR,
    REPORTING,
    LEARNER;

    /** Trainers and learners reach what is theirs; the other roles reach whole sites. */
    boolean reachesSites() {
        return this != TRAINER && this != LEARNER;
    }

    /** The key of the role's name. */
    public String key() {
        return "access.role." + name();
    }
}
