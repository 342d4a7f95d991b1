package org.tremplin.access;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;
import static org.tremplin.access.Permission.SIGNED_IN;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The association: its name, its time zone, its sites. Cached, because every page shows the name. */
@UseCases
public class Houses {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    @Inject
    private Event<AccessChanged> changed;

    @Inject
    private AccessCache cache;

    /** The association's settings, cached after the first call: a page that needs nothing else runs no query. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public House house() {
        return cache.house()
                .get(() -> entities.find(Association.class, Association.THE_ONE).house());
    }

    /** Today in the association's zone. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public LocalDate today() {
        return LocalDate.now(clock.withZone(house().zone()));
    }

    /** Changes the association's settings. Missing for a caller limited to some sites. */
    @Allowed(MANAGE_ACCOUNTS)
    public void change(House house) {
        me.mustReachEverySite(MANAGE_ACCOUNTS);
        Association association = entities.find(Association.class, Association.THE_ONE);
        if (association.house().version() != house.version()) {
            throw new ChangedMeanwhile();
        }
        association.change(house);
        changed.fire(new AccessChanged());
    }

    /** Whom to ask when sign-in fails, in the association's words; null when it is not set. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String whomToAsk() {
        return entities.createQuery("select a.whomToAsk from Association a", String.class)
                .getSingleResult();
    }

    /** Sets whom to ask; everybody can read it without an account. @param text null for nobody in particular */
    @Allowed(MANAGE_ACCOUNTS)
    public void sayWhomToAsk(String text) {
        me.mustReachEverySite(MANAGE_ACCOUNTS);
        entities.createQuery("update Association a set a.whomToAsk = :text")
                .setParameter("text", text)
                .executeUpdate();
    }

    /** Sites within reach, by name. @param kept a site already chosen in the form: offered although out of reach */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public List<Choice> sites(Reach reach, Long kept) {
        return sites().stream()
                .filter(site ->
                        reach.covers((Long) site.value()) || site.value().equals(kept))
                .toList();
    }

    /** Every site, by name. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public List<Choice> sites() {
        return entities
                .createQuery("select s.id, s.name from Site s order by s.name", Object[].class)
                .getResultList()
                .stream()
                .map(s -> new Choice((Long) s[0], (String) s[1]))
                .toList();
    }

    /** Every site with its address, by name. */
    @Allowed(value = MANAGE_ACCOUNTS, trail = Trail.NONE)
    public List<SiteRow> siteRows() {
        return entities.createQuery(
                        "select new org.tremplin.access.SiteRow(s.id, s.name, s.address) from Site s order by s.name",
                        SiteRow.class)
                .getResultList();
    }

    /** Adds a site. Refuses the name of an existing site. @param address null when unknown @return its id */
    @Allowed(MANAGE_ACCOUNTS)
    public long addSite(String name, String address) {
        me.mustReachEverySite(MANAGE_ACCOUNTS);
        mustBeFree(name, 0);
        Site site = new Site(name, address);
        entities.persist(site);
        return site.id();
    }

    /** Changes the name or address of a site. Refuses the name of another site. */
    @Allowed(MANAGE_ACCOUNTS)
    public void changeSite(SiteRow site) {
        me.mustReachEverySite(MANAGE_ACCOUNTS);
        mustBeFree(site.name(), site.id());
        orMissing(entities.find(Site.class, site.id())).change(site.name(), site.address());
    }

    private void mustBeFree(String name, long except) {
        long taken = entities.createQuery(
                        "select count(s) from Site s where s.name = :name and s.id <> :except", Long.class)
                .setParameter("name", name)
                .setParameter("except", except)
                .getSingleResult();
        if (taken > 0) {
            throw new Refused(AccessRefusal.SITE_NAME_TAKEN, name);
        }
    }
}
