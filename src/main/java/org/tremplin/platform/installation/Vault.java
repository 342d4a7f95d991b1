package org.tremplin.platform.installation;

import jakarta.enterprise.context.ApplicationScoped;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.sealing.SealingKey;

/** Seals texts with a key that is not in the database ({@code TREMPLIN_KEY}, 32 bytes as base64; {@link SealingKey}). */
@ApplicationScoped
public class Vault {
    private enum VaultRefusal implements Refusal {
        KEY_MISSING,
        KEY_WRONG
    }

    /** The sealed form of a text, for the database. @param place what it is and whose; needed again to open it */
    public String seal(String text, String place) {
        return key().seal(text, place);
    }

    /** Opens a sealed text. Throws when it was sealed with another key or for another place, or was changed since. */
    public String open(String sealed, String place) {
        return key().open(sealed, place).orElseThrow(Vault::wrong);
    }

    /** Whether a text can be opened: one that cannot be is never overwritten. */
    public boolean opens(String sealed, String place) {
        return SealingKey.of(Installation.key())
                .flatMap(key -> key.open(sealed, place))
                .isPresent();
    }

    /** Identifies the key in use without revealing it. */
    public String keyId() {
        return key().id();
    }

    /** The refusal when the database was sealed with another key. */
    public static Refused wrong() {
        return new Refused(VaultRefusal.KEY_WRONG);
    }

    private static SealingKey key() {
        return SealingKey.of(Installation.key()).orElseThrow(() -> new Refused(VaultRefusal.KEY_MISSING));
    }
}
