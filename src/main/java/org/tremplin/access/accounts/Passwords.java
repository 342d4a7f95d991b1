package org.tremplin.access.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Grant;
import org.tremplin.access.House;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.Line;
import org.tremplin.platform.Refused;
import org.tremplin.platform.installation.Installation;

/**
 * PBKDF2 at OWASP's 2026 cost (SHA-256, 600,000 rounds). CPU time of one hash, measured on JDK 25 and a machine with SHA-256
 * instructions: the JDK's own 132 ms, ours ({@link Pbkdf2}) 85 ms; SHA-512 with 210,000 rounds 166 ms; Argon2id (19 MiB, two
 * passes; Bouncy Castle) 74 ms. The first hash of a cold server: 227, 132, 312 and 323 ms. Argon2id would suit a larger
 * server: here two at once would need 38 of 192 MB of heap, and 8 MB of classes.
 *
 * <p>At most two hashes are computed at once and a few callers wait; any further caller is told at once to try again
 * later. A flood of sign-ins takes neither the threads nor the memory that roll-calls need.
 */
@ApplicationScoped
class Passwords {
    static final int SHORTEST = 10;

    private static final int ROUNDS = 600_000;

    /** The password of every demo account; it exists only in the demo. */
    private static final String OF_THE_DEMO = "tremplin-demo";

    /** Two running and those waiting, a second or so: of the forty request threads (preboot.asadmin). */
    private final Line line = new Line(2, 16, Duration.ofSeconds(20), "access.sign-in.crowded");

    private final CommonPasswords common = new CommonPasswords();
    private String nobodys;

    @PostConstruct
    void hashNobodys() {
        nobodys = Pbkdf2.hash("nobody has this password", ROUNDS);
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

    /** Loads and compiles what the first sign-in needs. */
    void warmUp() {
        verify("nobody", null);
    }

    /**
     * The hash to store.
     *
     * @throws Heavy.Busy when too many callers wait already
     */
    String hash(String password) {
        return line.one(() -> Pbkdf2.hash(password, ROUNDS));
    }

    /**
     * Compares a password with its hash; takes as long for an unknown account (hash null) as for a known one.
     *
     * @throws Heavy.Busy when too many callers wait already
     */
    boolean verify(String password, String hash) {
        return line.one(() -> Pbkdf2.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }
}
