package org.tremplin.enrolment.inbox;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.INTAKE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Secrets;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.TimeToForget;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.installation.Vault;

/**
 * Sign-ups: people leave their name on the public page, if the association allows it, and wait for a call. Machines are
 * kept out without a third party: a form must take more than three seconds, be sent within the lifetime of its ticket,
 * and the number of people waiting is limited.
 */
@UseCases
public class SignUps {
    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final Duration SLOWEST = Duration.ofHours(12);
    private static final int MOST_WAITING = 500;
    private static final int KEPT_DAYS = 90;
    private static final String TICKET = "sign-up";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private AskedFields asked;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** A ticket with the time at which the form is shown; nobody else can make one. Missing if sign-up is off. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String ticket() {
        mustBeAllowed();
        return vault.seal(String.valueOf(clock.instant().toEpochMilli()), TICKET);
    }

    private void mustBeAllowed() {
        if (!houses.house().signUp()) {
            throw new Missing();
        }
    }

    /**
     * Adds somebody to the list of people to call. Refuses a form that is too fast or too old, and when too many wait.
     * Sending the same form with the same contents again changes nothing.
     */
    @Allowed(ANYONE)
    public void ask(String ticket, SignUpRow said) {
        mustBeAllowed();
        Instant now = clock.instant();
        Duration taken = Duration.between(shown(ticket), now);
        if (taken.compareTo(FASTEST) < 0 || taken.compareTo(SLOWEST) > 0) {
            throw new Refused(EnrolmentRefusal.SIGN_UP_TICKET);
        }
        // one at a time: the second of two equal forms finds the first, and the limit holds
        entities.createNativeQuery("select 1 from in_turn where what = 'SIGN_UP' for update")
                .getResultList();
        String sent = Secrets.hash(ticket + said);
        if (isThere(sent)) {
            return;
        }
        if (count() >= MOST_WAITING) {
            throw new Refused(EnrolmentRefusal.SIGN_UP_TOO_MANY);
        }
        entities.persist(new SignUp(said, sent, now));
    }

    private boolean isThere(String sent) {
        return entities.createQuery("select count(s) from SignUp s where s.sent = :sent", Long.class)
                        .setParameter("sent", sent)
                        .getSingleResult()
                > 0;
    }

    private Instant shown(String ticket) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(vault.open(ticket, TICKET)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException | Refused notOurs) {
            throw new Refused(EnrolmentRefusal.SIGN_UP_TICKET);
        }
    }

    /** The number of people to call; 0 if sign-up is off. */
    @Allowed(value = INTAKE, trail = Trail.NONE)
    public long toCall() {
        return houses.house().signUp() ? count() : 0;
    }

    private long count() {
        return entities.createQuery("select count(s) from SignUp s", Long.class).getSingleResult();
    }

    /** The people to call, longest waiting first. */
    @Allowed(INTAKE)
    public List<SignUpRow> waiting() {
        return entities
                .createQuery("select s from SignUp s order by s.askedAt, s.id", SignUp.class)
                .getResultList()
                .stream()
                .map(SignUp::row)
                .toList();
    }

    /** Makes a file for somebody and takes them off the list. @return the person */
    @Allowed(INTAKE)
    public long accept(long signUp, long version) {
        SignUp found = at(signUp, version);
        SignUpRow said = found.row();
        entities.remove(found);
        return people.register(new PersonDetails(
                said.familyName(),
                said.givenName(),
                null,
                null,
                null,
                said.language().equals("fr") || asked.unasked().contains(AskedFields.Field.LANGUAGE)
                        ? null
                        : said.language(),
                null,
                said.phone(),
                null,
                null,
                houses.today(),
                null));
    }

    /** Takes somebody off the list. */
    @Allowed(INTAKE)
    public void dismiss(long signUp, long version) {
        entities.remove(at(signUp, version));
    }

    private SignUp at(long signUp, long version) {
        SignUp found = orMissing(entities.find(SignUp.class, signUp));
        found.mustBeAt(version);
        return found;
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes TimeToForget time) {
        time.gone(
                "sign_up",
                entities.createQuery("delete from SignUp s where s.askedAt < :before")
                        .setParameter(
                                "before",
                                time.today().minusDays(KEPT_DAYS).atStartOfDay().toInstant(ZoneOffset.UTC))
                        .executeUpdate());
    }
}
