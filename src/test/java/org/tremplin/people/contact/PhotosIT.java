package org.tremplin.people.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.merging.Merges;
import org.tremplin.people.privacy.PersonFiles;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** A face is there while its person wants it to be. */
@InContainer
class PhotosIT {
    @Inject
    private Cast cast;

    @Inject
    private People people;

    @Inject
    private Consents consents;

    @Inject
    private Photos photos;

    @Inject
    private Merges merges;

    @Inject
    private PersonFiles files;

    private long amina;

    @BeforeEach
    void somebody_is_known() {
        cast.become(Role.COORDINATOR);
        amina = cast.person("Amina", "Photo" + Cast.unique());
    }

    private static ByteArrayInputStream picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, 0xFFFFFF);
        ImageIO.write(image, "jpg", out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private void refused(long person, ByteArrayInputStream file, Refusal why) {
        assertThatThrownBy(() -> photos.keep(person, file))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    private ConsentRow agreed(long person) {
        consents.give(person, Consent.Purpose.PHOTO, "fr", true);
        return consents.of(person).get(0);
    }

    @Test
    void a_face_is_kept_of_who_agreed_replaced_and_gone_with_the_agreement() throws IOException {
        refused(amina, picture(400, 300), PersonRefusal.PHOTO_WITHOUT_CONSENT);
        ConsentRow consent = agreed(amina);
        refused(
                amina,
                new ByteArrayInputStream("<svg/>".getBytes(StandardCharsets.UTF_8)),
                PersonRefusal.PHOTO_NOT_AN_IMAGE);
        refused(amina, new ByteArrayInputStream(new byte[10_000_001]), PersonRefusal.PHOTO_NOT_AN_IMAGE);
        assertThat(photos.edition(amina)).isNull();
        photos.keep(amina, picture(400, 300));
        Long first = photos.edition(amina);
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photos.of(amina)));
        assertThat(kept.getWidth()).isEqualTo(160);
        photos.keep(amina, picture(90, 600));
        assertThat(photos.edition(amina)).isNotNull().isNotEqualTo(first);
        consents.withdraw(consent.id(), consent.version());
        assertThatThrownBy(() -> photos.of(amina)).isInstanceOf(Missing.class);
        refused(amina, picture(400, 300), PersonRefusal.PHOTO_WITHOUT_CONSENT);
    }

    @Test
    void a_face_follows_a_merge_and_its_undo_and_both_agreements_end_together() throws IOException {
        long double_ = cast.person("Amina", "Photo" + Cast.unique());
        agreed(amina);
        agreed(double_);
        photos.keep(double_, picture(200, 200));
        long merge = merges.merge(
                amina,
                people.view(amina).version(),
                double_,
                people.view(double_).version());
        assertThat(photos.edition(amina)).isNotNull();
        merges.undo(merge);
        assertThat(photos.edition(amina)).isNull();
        assertThat(photos.edition(double_)).isNotNull();

        photos.keep(amina, picture(100, 100));
        byte[] hers = photos.of(amina);
        merge = merges.merge(
                amina,
                people.view(amina).version(),
                double_,
                people.view(double_).version());
        assertThat(photos.of(amina)).as("the file that stays keeps its own").isEqualTo(hers);
        ConsentRow one = consents.of(amina).get(0);
        consents.withdraw(one.id(), one.version());
        assertThat(consents.holds(amina, Consent.Purpose.PHOTO)).isFalse();
        assertThatThrownBy(() -> photos.of(amina)).isInstanceOf(Missing.class);
    }

    @Test
    void a_face_is_within_the_reach_of_its_person_and_in_their_file() throws IOException {
        agreed(amina);
        photos.keep(amina, picture(200, 200));
        assertThat(files.of(amina).sections())
                .filteredOn(section -> section.table().equals("person_photo"))
                .singleElement()
                .satisfies(section -> assertThat(section.rows().get(0).get("image"))
                        .isBase64()
                        .hasSizeGreaterThan(100));
        for (Role role : List.of(Role.TRAINER, Role.REPORTING, Role.LEARNER)) {
            cast.become(role);
            assertThatThrownBy(() -> photos.of(amina)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> photos.keep(amina, picture(9, 9))).isInstanceOf(Missing.class);
        }
        cast.become(Role.COORDINATOR);
        people.change(
                amina,
                people.view(amina).version(),
                new PersonDetails("Photo", "Amina", null, null, null, null, null, null, null, null, cast.today(), 1L));
        cast.become(Role.COORDINATOR, Set.of(2L), null);
        assertThatThrownBy(() -> photos.of(amina)).isInstanceOf(Missing.class);
    }
}
