package org.tremplin.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import org.tremplin.platform.Refused;

/** Telephone numbers as people write them. */
public final class PhoneNumbers {
    private static final List<String> REGIONS = List.of("BE", "FR");

    private PhoneNumbers() {}

    /** E.164; a number without its country is Belgian if it can be, else French. Refuses what is no number; null stays null. */
    public static String international(String typed) {
        if (typed == null) {
            return null;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String region : REGIONS) {
            try {
                var number = numbers.parse(typed, region);
                if (numbers.isValidNumber(number)) {
                    return numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
                }
            } catch (NumberParseException notThere) {
                // the next region is tried
            }
        }
        throw new Refused(PersonRefusal.PHONE_NOT_VALID);
    }
}
