package org.tremplin.people.contact;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.tremplin.people.Person;
import org.tremplin.people.PersonMore;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The form of {@link PersonMore}: how to reach a person, and the languages they speak. */
public final class ContactForm implements Form {
    public long person;
    public long version;
    public Person.ContactBy contactBy;
    public String[] languages;
    public String[] readsIn;
    public String schooledIn;

    @Size(max = 150)
    public String street;

    @Size(max = 12)
    public String postcode;

    @Size(max = 100)
    public String emergencyName;

    @Size(max = 30)
    public String emergencyPhone;

    public ContactForm() {}

    ContactForm(long person, PersonMore more) {
        this.person = person;
        version = more.version();
        contactBy = more.contactBy();
        languages = more.languages().toArray(String[]::new);
        readsIn = more.readsIn().toArray(String[]::new);
        schooledIn = more.schooledIn();
        street = more.street();
        postcode = more.postcode();
        emergencyName = more.emergencyName();
        emergencyPhone = more.emergencyPhone();
    }

    /** @param country ISO 3166, for a telephone number without a country code. Refuses an invalid number. */
    PersonMore more(String country) {
        return new PersonMore(
                version,
                contactBy,
                List.of(languages),
                List.of(readsIn),
                PlainText.typed(schooledIn),
                PlainText.typed(street),
                PlainText.typed(postcode),
                PlainText.typed(emergencyName),
                PhoneNumbers.international(PlainText.typed(emergencyPhone), country));
    }
}
