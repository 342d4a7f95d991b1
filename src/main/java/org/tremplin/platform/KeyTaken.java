package org.tremplin.platform;

import jakarta.persistence.PersistenceException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two wrote one key at the same instant, both after they had looked whether it was free, and this is the second. Whoever knows
 * the key throws the refusal that a look a moment later would have thrown; of the others it stays a lost race.
 *
 * @param constraint that of the database
 */
public record KeyTaken(String constraint, String value) {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate entry '(.*)' for key '(?:[^'.]*\\.)?([^'.]+)'");

    /** What the database said behind a failure, if it was that. */
    static Optional<KeyTaken> behind(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLIntegrityConstraintViolationException broken) {
                Matcher said = DUPLICATE.matcher(broken.getMessage());
                return said.find() ? Optional.of(new KeyTaken(said.group(2), said.group(1))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Throws the refusal that is about this key, with its value, if one of these is. */
    public void refuse(Refusal... known) {
        for (Refusal refusal : known) {
            if (refusal.about().filter(about -> about.key().equals(constraint)).isPresent()) {
                throw new Refused(refusal, value);
            }
        }
    }
}
