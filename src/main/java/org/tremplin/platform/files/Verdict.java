package org.tremplin.platform.files;

/**
 * What is said about the rows of an import.
 *
 * @param problems rows that cannot be taken
 * @param identities rows that would give somebody's code to somebody else
 * @param doubts rows that are possible, and seldom meant
 * @param kept rows that are not followed: what is stored is worth more
 */
public record Verdict(Findings problems, Findings identities, Findings doubts, Findings kept) {
    /** Nothing yet. */
    public Verdict() {
        this(new Findings(), new Findings(), new Findings(), new Findings());
    }
}
