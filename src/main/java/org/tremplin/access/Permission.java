package org.tremplin.access;

import static org.tremplin.access.Role.ADMINISTRATOR;
import static org.tremplin.access.Role.COORDINATOR;
import static org.tremplin.access.Role.COUNSELLOR;
import static org.tremplin.access.Role.LEARNER;
import static org.tremplin.access.Role.REPORTING;
import static org.tremplin.access.Role.TRAINER;

import java.util.Set;

/**
 * The permissions of service calls, and the roles that have each. {@code changes}: a token of scope READ does not grant
 * it, and its audit line is written in the same transaction.
 */
public enum Permission {
    /** For people who are not signed in, and for the server itself. */
    ANYONE(false),
    SIGNED_IN(false, Role.values()),
    CHANGE_OWN_ACCOUNT(true, Role.values()),
    /** A token for a program that works in one's name. */
    MAKE_TOKENS(true, ADMINISTRATOR, COORDINATOR, COUNSELLOR, TRAINER, REPORTING),
    READ_OWN_PROGRESS(false, LEARNER),
    READ_PEOPLE(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR),
    EDIT_PEOPLE(true, ADMINISTRATOR, COORDINATOR, COUNSELLOR),
    /** Everything that is stored about a person, to hand it to them. */
    EXPORT_PERSON(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR),
    /** Joins two files of one person. */
    MERGE_PEOPLE(true, ADMINISTRATOR, COORDINATOR),
    /** Erases a person's file for good. */
    ERASE_PEOPLE(true, ADMINISTRATOR, COORDINATOR),
    /** Adds a first name only, from the roll-call; the office completes it. */
    ADD_WALK_IN(true, ADMINISTRATOR, COORDINATOR, TRAINER),
    READ_CATALOGUE(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR, TRAINER, REPORTING),
    EDIT_CATALOGUE(true, ADMINISTRATOR, COORDINATOR),
    READ_PLANNING(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR, TRAINER),
    /** One's own availability and leave. */
    PLAN_OWN_TIME(true, ADMINISTRATOR, COORDINATOR, COUNSELLOR, TRAINER),
    EDIT_PLANNING(true, ADMINISTRATOR, COORDINATOR),
    /** Two sessions in one room, or with one trainer, at the same time: allowed with a reason, which is kept. */
    OVERRULE_CLASHES(true, ADMINISTRATOR, COORDINATOR),
    READ_ENROLMENTS(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR, TRAINER),
    EDIT_ENROLMENTS(true, ADMINISTRATOR, COORDINATOR),
    /** First interviews, levels, suggested groups, and unmet demand. */
    INTAKE(true, ADMINISTRATOR, COORDINATOR, COUNSELLOR),
    /** The roll-call, and the session's log with its attachments. */
    READ_ATTENDANCE(false, ADMINISTRATOR, COORDINATOR, TRAINER),
    MARK_ATTENDANCE(true, ADMINISTRATOR, COORDINATOR, TRAINER),
    /** Accepts or declines a place that is held for the caller. */
    ANSWER_OFFER(true, LEARNER),
    /** Checks the caller in with a code from the trainer's screen. */
    CHECK_IN(true, LEARNER),
    /** Changes a sealed sheet, or one of a closed month, with a reason. */
    CORRECT_SEALED(true, ADMINISTRATOR, COORDINATOR),
    /** Closes a month, so that what was reported to funders stays as it was. */
    CLOSE_MONTHS(true, ADMINISTRATOR, COORDINATOR),
    /** Lists who should be called, with their number, and records the result. */
    CALL_BACK(true, ADMINISTRATOR, COORDINATOR, TRAINER),
    /** The hours of people in groups, for a numbered certificate. */
    CERTIFY(true, ADMINISTRATOR, COORDINATOR, COUNSELLOR),
    /** What somebody has to reach for a funder, and how far they have come. */
    FOLLOW_TARGETS(false, COORDINATOR, COUNSELLOR),
    SET_TARGETS(true, COORDINATOR, COUNSELLOR),
    /** Residence and accommodation: sealed, and every access is recorded. */
    READ_PROTECTED(false, COUNSELLOR),
    EDIT_PROTECTED(true, COUNSELLOR),
    READ_EMPLOYMENT(false, COUNSELLOR),
    EDIT_EMPLOYMENT(true, COUNSELLOR),
    /** Counts without names. */
    READ_EMPLOYMENT_FIGURES(false, COUNSELLOR, COORDINATOR, REPORTING),
    READ_FIGURES(false, ADMINISTRATOR, COORDINATOR, COUNSELLOR, REPORTING),
    IMPORT(true, ADMINISTRATOR, COORDINATOR),
    MANAGE_ACCOUNTS(true, ADMINISTRATOR),
    READ_AUDIT(false, ADMINISTRATOR);

    private final boolean changes;
    private final Set<Role> roles;

    Permission(boolean changes, Role... roles) {
        this.changes = changes;
        this.roles = Set.of(roles);
    }

    public boolean changes() {
        return changes;
    }

    public Set<Role> roles() {
        return roles;
    }
}
