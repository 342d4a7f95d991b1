package org.tremplin.catalogue;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.READ_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.paper.Pictures;

/** The logos of funders, for the sheets of activities they pay for. Scaled down and stored as image addresses. */
@UseCases
public class ProgrammeLogos {
    private static final int LARGEST_FILE = 5_000_000;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;

    @PersistenceContext
    private EntityManager entities;

    /** A programme as it appears on a sheet. @param logo the address of an image, null for none */
    public record Funded(String title, String logo) {}

    /** A programme's logo, or null. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public String of(long programme) {
        List<String> images = entities.createNativeQuery("select image from programme_logo where programme_id = ?1")
                .setParameter(1, programme)
                .getResultList();
        return images.isEmpty() ? null : images.get(0);
    }

    /** The programmes that an activity counts for, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<Funded> ofActivity(long activity) {
        List<Object[]> rows = entities.createNativeQuery("select p.title, l.image from activity_programme a"
                        + " join programme p on p.id = a.programme_id left join programme_logo l on l.programme_id = p.id"
                        + " where a.activity_id = ?1 order by p.position, p.title")
                .setParameter(1, activity)
                .getResultList();
        return rows.stream()
                .map(row -> new Funded((String) row[0], (String) row[1]))
                .toList();
    }

    /** Stores a programme's logo. Refuses what is not a picture, and a file of more than 5 MB. */
    @Allowed(EDIT_CATALOGUE)
    public void save(long programme, InputStream file) throws IOException {
        orMissing(entities.find(Programme.class, programme));
        byte[] bytes = file.readNBytes(LARGEST_FILE + 1);
        String image = bytes.length > LARGEST_FILE ? null : Pictures.address(bytes, WIDTH, HEIGHT);
        if (image == null) {
            throw new Refused(CatalogueRefusal.LOGO_NOT_AN_IMAGE);
        }
        entities.createNativeQuery("insert into programme_logo (programme_id, image) values (?1, ?2)"
                        + " on duplicate key update image = values(image)")
                .setParameter(1, programme)
                .setParameter(2, image)
                .executeUpdate();
    }

    @Allowed(EDIT_CATALOGUE)
    public void remove(long programme) {
        entities.createNativeQuery("delete from programme_logo where programme_id = ?1")
                .setParameter(1, programme)
                .executeUpdate();
    }
}
