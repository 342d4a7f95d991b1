package org.tremplin.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.tremplin.platform.Folding;

/**
 * How a name sounds, whatever the order, the accents, the hyphens and the transliteration: "Mohamed El-Amrani" and "EL
 * AMRANI Muhammad" have the same key.
 */
public final class NameKey {
    private static final int LONGEST_SOUND = 8;
    private static final int LONGEST = 250;

    /** Particles that may be missing from one document to the next. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "ben", "bin", "bint", "da", "das", "de", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
            "le", "ould", "ul", "van", "von");

    private NameKey() {}

    /** The sounds of a name in alphabetical order, each between spaces; null for a name without a letter. */
    public static String of(String givenName, String familyName) {
        List<String> sounds = sounds(givenName + " " + familyName);
        if (sounds.isEmpty()) {
            return null;
        }
        String key = " " + String.join(" ", sounds) + " ";
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
    }

    /** The sounds of the words of a name, each once, in alphabetical order. */
    static List<String> sounds(String name) {
        List<String> words = Stream.of(Folding.name(name).split(" "))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .toList();
        List<String> telling =
                words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return (telling.isEmpty() ? words : telling)
                .stream().map(NameKey::sound).distinct().sorted().toList();
    }

    /** Letters of other scripts have no sound here: such a word is kept as it is. */
    private static String sound(String word) {
        DoubleMetaphone english = new DoubleMetaphone();
        english.setMaxCodeLen(LONGEST_SOUND);
        String sound = english.doubleMetaphone(word);
        return sound == null || sound.isEmpty() ? word : sound;
    }
}
