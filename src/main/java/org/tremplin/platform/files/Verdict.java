package org.tremplin.platform.files;

/**
 * The findings about the rows of an import.
 *
 * @param problems rows that cannot be imported
 * @param identities rows that would give somebody's code to another person
 * @param doubts rows that are possible but unlikely
 * @param kept rows that are ignored: what is stored takes precedence
 */
public record Verdict(Findings problems, Findings identities, Findings doubts, Findings kept) {
    /** No findings yet. */
    public Verdict() {
        this(new Findings(), new Findings(), new Findings(), new Findings());
    }
}
