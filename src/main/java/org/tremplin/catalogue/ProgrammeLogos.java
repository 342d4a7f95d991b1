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
import org.tremplin.platform.Pdf;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The logos of funders, for the sheets of what they pay for. Kept small, as addresses of images. */
@UseCases
public class ProgrammeLogos {
    private static final int LARGEST_FILE = 5_000_000;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;

    @PersistenceContext
    private EntityManager entities;

    /** A programme's logo, or null. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public String of(long programme) {
        return read("select l.image from programme_logo l where l.programme_id = ?1", programme).stream()
                .findFirst()
                .orElse(null);
    }

    /** The logos of the programmes that an activity counts for, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<String> ofActivity(long activity) {
        return read(
                "select l.image from activity_programme a join programme p on p.id = a.programme_id"
                        + " join programme_logo l on l.programme_id = p.id where a.activity_id = ?1 order by p.position, p.id",
                activity);
    }

    @SuppressWarnings("unchecked")
    private List<String> read(String query, long id) {
        return entities.createNativeQuery(query).setParameter(1, id).getResultList();
    }

    /** Refuses what is no picture, and a file of more than 5 MB. */
    @Allowed(EDIT_CATALOGUE)
    public void save(long programme, InputStream file) throws IOException {
        orMissing(entities.find(Programme.class, programme));
        byte[] bytes = file.readNBytes(LARGEST_FILE + 1);
        String image = bytes.length > LARGEST_FILE ? null : Pdf.picture(bytes, WIDTH, HEIGHT);
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
