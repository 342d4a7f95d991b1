package org.tremplin.progress.certificates;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.CERTIFY;
import static org.tremplin.access.Permission.READ_OWN_PROGRESS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/** Certificates as they were issued: for those who issue them, for their holders, and for anybody who verifies one. */
@UseCases
public class IssuedCertificates {
    /** A certificate of a group belongs to the group's site, whoever it names. On {@code c}. */
    private static final String OF_THEIR_GROUPS =
            "(c.groupId is null or exists (select 1 from Group g where g.id = c.groupId and " + Reach.of("g.siteId")
                    + "))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private People people;

    /** Those of these certificates that are within reach, as they were issued, in the order of their numbers. */
    @Allowed(CERTIFY)
    public List<CertificateView> views(Collection<Long> certificates) {
        return views(find(certificates));
    }

    /** Those of these certificates that are within reach, as entities to change. */
    @Allowed(value = CERTIFY, trail = Trail.NONE)
    List<Certificate> find(Collection<Long> certificates) {
        Reach reach = me.reach(CERTIFY);
        return entities.createQuery(
                        "select c from Certificate c join Person p on p.id = c.personId where c.id in :ids and "
                                + People.WITHIN_REACH + " and " + OF_THEIR_GROUPS + " order by c.number",
                        Certificate.class)
                .setParameter("ids", Certificates.orNobody(certificates))
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultList();
    }

    /** A person's certificates, newest first. Missing for a person out of reach. */
    @Allowed(CERTIFY)
    public List<CertificateView> ofPerson(long person) {
        people.view(person);
        List<Certificate> all = issuedTo(person);
        List<Certificate> within = find(all.stream().map(Certificate::id).toList());
        return views(all.stream().filter(within::contains).toList());
    }

    /** The signed-in learner's valid certificates, newest first. */
    @Allowed(READ_OWN_PROGRESS)
    public List<CertificateView> mine() {
        return views(issuedTo(me.personId())).stream()
                .filter(CertificateView::valid)
                .toList();
    }

    private List<Certificate> issuedTo(long person) {
        return entities.createQuery(
                        "select c from Certificate c where c.personId = :person order by c.issuedAt desc, c.number desc",
                        Certificate.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** What a certificate said when it was issued, for anybody who holds it. Missing for an unknown code. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public CertificateView verify(String code) {
        return views(entities.createQuery("select c from Certificate c where c.code = :code", Certificate.class)
                        .setParameter("code", code == null ? "" : code)
                        .getResultList())
                .stream()
                .filter(view -> view.code().equals(code))
                .findFirst()
                .orElseThrow(Missing::new);
    }

    /** Adds the numbers of replaced and replacing certificates, and the holders; three statements. */
    private List<CertificateView> views(List<Certificate> certificates) {
        Map<Long, String> replaces = new HashMap<>();
        Map<Long, String> replacedBy = new HashMap<>();
        entities.createQuery("""
                        select c.id, o.id, c.number, o.number from Certificate c join Certificate o on o.id = c.replacesId
                        where c.id in :ids or o.id in :ids""", Object[].class)
                .setParameter(
                        "ids",
                        Certificates.orNobody(
                                certificates.stream().map(Certificate::id).toList()))
                .getResultList()
                .forEach(row -> {
                    replaces.put((Long) row[0], (String) row[3]);
                    replacedBy.put((Long) row[1], (String) row[2]);
                });
        Map<Long, Object[]> holders = new HashMap<>();
        entities.createQuery("select p.id, p.latinName, p.code from Person p where p.id in :ids", Object[].class)
                .setParameter(
                        "ids",
                        Certificates.orNobody(
                                certificates.stream().map(Certificate::personId).collect(Collectors.toSet())))
                .getResultList()
                .forEach(row -> holders.put((Long) row[0], row));
        return certificates.stream()
                .map(c -> c.view(
                        (String) holders.get(c.personId())[1],
                        (String) holders.get(c.personId())[2],
                        replaces.get(c.id()),
                        replacedBy.get(c.id())))
                .toList();
    }
}
