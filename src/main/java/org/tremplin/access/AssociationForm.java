package org.tremplin.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.tremplin.web.Form;

/** The form in which a {@link House} is edited. */
public final class AssociationForm implements Form {
    public long version;

    @NotBlank
    @Size(max = 120)
    public String name;

    @NotNull
    public String zone;

    public boolean offer;
    public boolean signUp;

    @NotNull
    @Min(1)
    @Max(30)
    public Integer answerDays;

    @NotNull
    @Min(1)
    @Max(5)
    public Integer contactYears;

    @NotNull
    @Min(1)
    @Max(15)
    public Integer proofYears;

    public AssociationForm() {}

    AssociationForm(House house) {
        version = house.version();
        name = house.name();
        zone = house.zone().getId();
        offer = house.offer();
        signUp = house.signUp();
        answerDays = house.answerDays();
        contactYears = house.contactYears();
        proofYears = house.proofYears();
    }

    House house() {
        return new House(version, name.strip(), ZoneId.of(zone), offer, answerDays, contactYears, proofYears, signUp);
    }
}
