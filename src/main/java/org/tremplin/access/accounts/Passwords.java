package org.tremplin.access.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Grant;
import org.tremplin.access.House;
import org.tremplin.platform.Refused;
import org.tremplin.platform.installation.Installation;

/**
 * PBKDF2 at OWASP's 2026 cost (SHA-256, 600,000 rounds: 0.13 s here); the container's default is 2,048 rounds. At most
 * two are computed at once, so that a flood of sign-ins cannot take both cores from the roll-calls.
 */
@ApplicationScoped
class Passwords {
    static final int SHORTEST = 10;

    /** The password of every demo account; it exists only in the demo. */
    private static final String OF_THE_DEMO = "tremplin-demo";

    @Inject
    private Pbkdf2PasswordHash algorithm;

    private final Semaphore turns = new Semaphore(2);
    private final CommonPasswords common = new CommonPasswords();
    private String nobodys;

    @PostConstruct
    void configure() {
        algorithm.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA256",
                "Pbkdf2PasswordHash.Iterations", "600000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodys = algorithm.generate("nobody has this password".toCharArray());
    }

    /**
     * Refuses a password shorter than {@value #SHORTEST} characters, and one that attackers try first.
     *
     * @param names what everybody knows about its owner: login, name, association
     */
    void mustBeFit(String password, String... names) {
        if (password.length() < SHORTEST) {
            throw new Refused(AccessRefusal.PASSWORD_TOO_SHORT, SHORTEST);
        }
        boolean demo = Installation.isDemo() && password.equals(OF_THE_DEMO);
        if (!demo && common.holds(password, names)) {
            throw new Refused(AccessRefusal.PASSWORD_IS_COMMON);
        }
    }

    /** The hash of a password that is suitable for its account: {@link #mustBeFit}. */
    String fit(String password, Grant account, House association) {
        mustBeFit(password, account.login(), account.name(), association.name());
        return hash(password);
    }

    /** The hash to store. */
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return algorithm.generate(password.toCharArray());
        } finally {
            turns.release();
        }
    }

    /** Compares a password with its hash; takes as long for an unknown account (hash null) as for a known one. */
    boolean verify(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return algorithm.verify(password.toCharArray(), hash == null ? nobodys : hash) && hash != null;
        } finally {
            turns.release();
        }
    }
}
