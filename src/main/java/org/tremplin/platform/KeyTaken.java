package org.tremplin.platform;

import jakarta.persistence.PersistenceException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two calls wrote the same key at the same instant, both after checking that it was free, and this is the second. A
 * caller that knows the key throws the refusal that the check would have given a moment later; for other keys it stays
 * a lost race.
 *
 * @param constraint the database's name for it
 */
public record KeyTaken(String constraint, String value) {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate entry '(.*)' for key '(?:[^'.]*\\.)?([^'.]+)'");

    /** The violated key behind a database failure, if that was the cause. */
    static Optional<KeyTaken> behind(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLIntegrityConstraintViolationException broken) {
                Matcher said = DUPLICATE.matcher(broken.getMessage());
                return said.find() ? Optional.of(new KeyTaken(said.group(2), said.group(1))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Throws the refusal that is about this key, with its value, if it is among those given. */
    public void refuse(Refusal... known) {
        for (Refusal refusal : known) {
            if (refusal.about().filter(about -> about.key().equals(constraint)).isPresent()) {
                throw new Refused(refusal, value);
            }
        }
    }
}
