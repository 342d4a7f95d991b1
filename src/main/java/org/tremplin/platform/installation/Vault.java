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

    /** A text as the database may keep it. @param place what it is and whose; the same must be said to open it */
    public String seal(String text, String place) {
        return key().seal(text, place);
    }

    /** The text again. Refuses when it was sealed with another key, for another place, or changed since. */
    public String open(String sealed, String place) {
        return key().open(sealed, place).orElseThrow(Vault::wrong);
    }

    /** Whether a text can be opened: what cannot is never written over. */
    public boolean opens(String sealed, String place) {
        return SealingKey.of(Installation.key())
                .flatMap(key -> key.open(sealed, place))
                .isPresent();
    }

    /** By which key texts are sealed here; it tells nothing of the key. */
    public String keyId() {
        return key().id();
    }

    /** Why nothing is sealed here: the database knows another key. */
    public static Refused wrong() {
        return new Refused(VaultRefusal.KEY_WRONG);
    }

    private static SealingKey key() {
        return SealingKey.of(Installation.key()).orElseThrow(() -> new Refused(VaultRefusal.KEY_MISSING));
    }
}
